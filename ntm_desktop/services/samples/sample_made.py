"""What the parts of the sample district hand over: a record before it is a revision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

Made: TypeAlias = tuple[str, str, Mapping[str, Any]]
"""key, author, body"""
