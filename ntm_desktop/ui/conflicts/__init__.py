"""What two sides wrote differently, and settling it."""
