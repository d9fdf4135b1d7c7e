"""An office's view: communes down, the indicators of a criterion across."""
