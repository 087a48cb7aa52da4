#!/usr/bin/env bash
# The language server of tests/editor/, as its lock file names it. Without Node.js the test of the editor help is skipped.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../tests/editor"

if ! command -v npm >/dev/null; then
  echo "There is no npm: the test of the editor help is skipped. Install Node.js to run it." >&2
  exit 0
fi
if [ -f node_modules/.package-lock.json ] && [ ! package-lock.json -nt node_modules/.package-lock.json ]; then
  exit 0
fi
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
