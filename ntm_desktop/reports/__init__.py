"""Roll-up to figures and documents."""
