#!/usr/bin/env bash
# run.sh PROGRAM - opens the program's window. Without a display it opens it on a virtual one, does the main job there by keyboard, and saves
# a picture of each screen.
set -euo pipefail

program=$1
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
	exec "$program"
fi
echo "There is no display here, so Unpause is opened on a virtual one."
make --no-print-directory screen-packages
exec go run ./e2e/show "$program" screens
