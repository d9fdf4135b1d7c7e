"""Packages between machines: given out, taken in, signed, acknowledged, settled."""
