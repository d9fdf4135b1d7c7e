"""Every Vietnamese label and sentence, a module per view."""
