"""The commune's form: a tab a group, what is missing, papers, history."""
