"""The roadmap of a year: what each commune aims at, beside what is reached."""
