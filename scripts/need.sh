#!/usr/bin/env bash
# need.sh REASON PACKAGE... - installs the Debian or Ubuntu packages that are missing, after saying which and why.
# As root it installs them itself, otherwise through sudo. Elsewhere it names them and goes on: they may be there under other names.
set -euo pipefail

reason=$1
shift

if ! command -v dpkg-query >/dev/null; then
	echo "This is not Debian or Ubuntu, so nothing is installed. Needed to $reason: $*"
	exit 0
fi

missing=()
for package in "$@"; do
	status=$(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null || true)
	[ "${status:0:2}" = ii ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

echo "Installing what is needed to $reason: ${missing[*]}"
run=()
if [ "$(id -u)" -ne 0 ]; then
	if ! command -v sudo >/dev/null; then
		echo "That needs an administrator. As root, run: apt-get install -y --no-install-recommends ${missing[*]}" >&2
		exit 1
	fi
	run=(sudo)
fi
"${run[@]}" apt-get update -qq
"${run[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
