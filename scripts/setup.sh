#!/usr/bin/env bash
# Makes .venv ready: a Python with Tk, the pinned libraries, the project itself.
# Installs missing system packages when it may (root, apt-get); otherwise says which and stops.
# Doing it twice costs nothing: a stamp inside .venv remembers what it was made from.
set -euo pipefail
cd "$(dirname "$0")/.."

inputs=(requirements.lock pyproject.toml scripts/setup.sh scripts/wheel_data.py)
stamp=.venv/.made-from

find_python() {
    local candidate
    for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11 /usr/bin/python3; do
        if "$candidate" -c 'import sys, tkinter, venv, ensurepip
sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            echo "$candidate"
            return
        fi
    done
}

installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# The system packages that are missing, by their Debian names.
missing_packages() {
    [ -n "$(find_python)" ] || echo python3-venv python3-tk
    if ! bash scripts/display.sh --real; then
        command -v xvfb-run >/dev/null || echo xvfb
        command -v xauth >/dev/null || echo xauth
    fi
    # Debian's older fonts-liberation lacks most Vietnamese letters; fonts-liberation2 has them all.
    if command -v dpkg-query >/dev/null; then
        installed fonts-dejavu-core || echo fonts-dejavu-core
        installed fonts-liberation2 || echo fonts-liberation2
    elif command -v fc-list >/dev/null; then
        [ -n "$(fc-list :lang=vi)" ] || echo fonts-dejavu-core fonts-liberation2
    fi
}

stop_with_advice() {
    echo "Missing: $*. Install first (Debian: sudo apt-get install $*); Python must be >= 3.11." >&2
    exit 1
}

install_system_packages() {
    local packages
    packages=$(missing_packages | xargs)
    [ -n "$packages" ] || return 0
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        stop_with_advice "$packages"
    fi
    echo "Installing system packages: $packages"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # shellcheck disable=SC2086  # a list of names
    apt-get install -y -qq --no-install-recommends $packages >/dev/null
    packages=$(missing_packages | xargs)
    [ -z "$packages" ] || stop_with_advice "$packages"
}

made_from() {
    pwd
    cat "${inputs[@]}"
}

make_environment() {
    local usable='import sys, tkinter; sys.exit(sys.version_info < (3, 11))'
    if ! .venv/bin/python -c "$usable" >/dev/null 2>&1; then
        local python
        python=$(find_python)
        echo "Making .venv with $("$python" --version)"
        "$python" -m venv --clear .venv
    elif made_from | cmp -s - "$stamp"; then
        return
    fi
    rm -f "$stamp"
    local pip=(.venv/bin/python -m pip install -qq --disable-pip-version-check)
    "${pip[@]}" --require-hashes -r requirements.lock
    "${pip[@]}" --no-build-isolation --no-deps --editable .
    made_from >"$stamp"
}

install_system_packages
make_environment
