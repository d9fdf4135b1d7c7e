#!/usr/bin/env bash
# Runs a command on the display there is, or on a virtual 24-bit one of a common laptop's size.
# With --real it only answers, by its exit status, whether there is a display. Tk speaks X11 on
# Linux, so DISPLAY decides; a Wayland desktop sets it too.
set -euo pipefail
real() { [ -n "${DISPLAY:-}" ] || [ "$(uname -s)" != Linux ]; }

if [ "${1:-}" = --real ]; then
    real
elif real; then
    exec "$@"
else
    exec xvfb-run -a -s '-screen 0 1366x768x24' "$@"
fi
