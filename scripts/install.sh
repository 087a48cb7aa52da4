#!/usr/bin/env bash
# Make the virtual environment $1 if there is none, and install the locked packages of $2 into it.
set -euo pipefail
venv=$1 lock=$2 python=${PYTHON:-python3}

if ! command -v "$python" >/dev/null; then
  echo "There is no command $python. Install Python 3.11 or newer, or name one: make PYTHON=/path/to/python3" >&2
  exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "$("$python" --version) is too old: Python 3.11 or newer is needed. Name one with make PYTHON=python3.11" >&2
  exit 1
fi
if [ ! -x "$venv/bin/pip" ]; then
  if ! "$python" -m venv --clear "$venv"; then
    echo "The virtual environment could not be made. On Debian and Ubuntu: apt-get install python3-venv" >&2
    exit 1
  fi
fi
echo "Installing the packages of $lock into $venv (about a minute the first time) ..." >&2
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
