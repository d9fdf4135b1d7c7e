"""Packages in the window: taking in with a preview, giving out, and the log of imports."""
