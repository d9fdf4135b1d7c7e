"""Timings of the product side by side with something raw, each with its aim."""
