"""The fault harness: what the program does when processes die, power goes and disks fill."""
