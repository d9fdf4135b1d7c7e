"""Headless commands: arguments in, service calls out, no rules of their own."""
