"""Commands: arguments in, one service call, text or one JSON document out."""
