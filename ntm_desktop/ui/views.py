"""The list of views, in the order in which the view bar shows them."""

from __future__ import annotations

from ntm_desktop.ui.view import ViewSpec

# A view is one entry here; ``build`` imports its module inside itself.
VIEWS: tuple[ViewSpec, ...] = ()
