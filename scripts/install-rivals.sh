#!/usr/bin/env bash
# Eleventy and Pagefind for the benchmark, as their lock file names them. Without Node.js they are left out, and so is Hugo if it
# is not installed (Debian: apt-get install hugo).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../tests/benchmarks/rivals/eleventy"

if ! command -v npm >/dev/null; then
  echo "There is no npm: Eleventy is not measured. Install Node.js to measure it." >&2
  exit 0
fi
if [ -f node_modules/.package-lock.json ] && [ ! package-lock.json -nt node_modules/.package-lock.json ]; then
  exit 0
fi
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
