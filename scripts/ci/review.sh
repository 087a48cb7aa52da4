#!/usr/bin/env bash
# The review of a pull request into build/review.md and the summary of the step. BASE_SHA: the commit it builds on.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
python=${PYTHON:-.venv/bin/python}

if [[ ! ${BASE_SHA:-} =~ ^[0-9a-f]{40}$ ]]; then
  echo "BASE_SHA must be a commit" >&2
  exit 2
fi
mkdir -p build
"$python" build_site.py review --root "${ROOT:-.}" "$BASE_SHA" >build/review.md
cat build/review.md >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
