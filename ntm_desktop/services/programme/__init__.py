"""The programme beside the criteria: villages, targets, tasks, money, surveys, levels."""
