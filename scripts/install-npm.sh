#!/usr/bin/env bash
# Programs of a test or benchmark that run on Node.js, as the lock file in their folder names them.
# $1: the folder, below the repository; $2: what is left out without Node.js.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../$1"

if ! command -v npm >/dev/null; then
  echo "There is no npm: $2 is left out. Install Node.js to have it." >&2
  exit 0
fi
if [ -f node_modules/.package-lock.json ] && [ ! package-lock.json -nt node_modules/.package-lock.json ]; then
  exit 0
fi
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
