#!/usr/bin/env bash
# Style and types of the code, and the form of the case files. $1: the Python of the environment.
set -euo pipefail
python=$1
"$python" -m ruff check .
"$python" -m ruff format --check .
"$python" -m mypy
"$python" -m yamllint --strict cases mkdocs.yml CITATION.cff
