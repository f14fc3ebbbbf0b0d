#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: with-display.sh PROGRAM [ARGS...]
# Runs PROGRAM on a screen, a session bus and a home of its own, none of which outlive it.
#
# The server chooses its own number (-displayfd): tests that run side by side and look for a free number
# themselves sometimes find the same one. It must not start anew when its last client leaves (-noreset): who connects just
# then is turned away.
set -e
private=$(mktemp -d)
server=
end() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$private"
}
trap end EXIT
export HOME="$private/home" XDG_RUNTIME_DIR="$private/run"
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_STATE_HOME WAYLAND_DISPLAY XAUTHORITY
mkdir -m 700 "$HOME" "$XDG_RUNTIME_DIR"
mkfifo "$private/number"
Xvfb -displayfd 4 -noreset -screen 0 1600x1200x24 -nolisten tcp >/dev/null 2>&1 4>"$private/number" &
server=$!
read -r number <"$private/number"
export DISPLAY=":$number" GDK_BACKEND=x11
# Not in the words of the machine, whose locales need not even be installed.
export LC_ALL=C.UTF-8 LANG=C.UTF-8 LANGUAGE=en
# GL and Vulkan are off because in software they triple start-up and memory, and their drivers leak. GTK has called the
# switch otherwise since 4.16, and each complains about the other's.
if pkg-config --atleast-version=4.16 gtk4 2>/dev/null; then
  export GDK_DISABLE=gl,vulkan
else
  export GDK_DEBUG=gl-disable
fi
# Services that the bus starts print to its output; only the program's own may be read as TAP.
{ dbus-run-session -- sh -c 'exec "$@" >&3 3>&-' sh "$@" >/dev/null; } 3>&1
