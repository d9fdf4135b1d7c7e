"""Assessing by a criteria set: what is typed, judged, carried, concluded, closed and shown."""
