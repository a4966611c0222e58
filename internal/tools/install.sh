#!/bin/sh
# Installs the named Debian packages. Run by `make tools` for programs that the
# tests drive and that are missing on this machine.
set -eu
if ! command -v apt-get >/dev/null; then
	echo "install $*: there is no apt-get here; install it the way this system does" >&2
	exit 1
fi
sudo=
if [ "$(id -u)" -ne 0 ]; then
	sudo=sudo
fi
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -q
$sudo apt-get install -y -q --no-install-recommends "$@"
