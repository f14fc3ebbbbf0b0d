#!/bin/sh
# usage: with-display.sh PROGRAM [ARGS...]
# Runs PROGRAM on a screen, a session bus and a home of its own, none of which outlive it.
set -e
private=$(mktemp -d)
trap 'rm -rf "$private"' EXIT
export HOME="$private/home" XDG_RUNTIME_DIR="$private/run"
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_STATE_HOME WAYLAND_DISPLAY
mkdir -m 700 "$HOME" "$XDG_RUNTIME_DIR"
# Services that the bus starts print to its output; only the program's own may be read as TAP.
xvfb-run -a -s "-screen 0 1400x1000x24" \
  dbus-run-session -- sh -c 'exec "$@" >&3 3>&-' sh "$@" 3>&1 >/dev/null
