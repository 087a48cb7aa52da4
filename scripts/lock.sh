#!/usr/bin/env bash
# Write the lock files from pyproject.toml: hashes for every platform, no address of any package index.
# What is locked already stays, unless --upgrade is given. uv lives in an environment of its own that is thrown away.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check uv

compile() {
  "$work/venv/bin/python" -m uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-annotate --no-header "$@"
}
compile --extra test --output-file requirements/test.txt "$@"
compile --constraints requirements/test.txt --output-file requirements/site.txt "$@"
