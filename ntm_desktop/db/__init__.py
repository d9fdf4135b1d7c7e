"""The only room that talks to SQLite."""
