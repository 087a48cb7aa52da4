#!/usr/bin/env bash
# The browser tests need a Chromium. Take the one that is there, else install Debian's.
set -euo pipefail

for browser in chromium chromium-browser google-chrome; do
  if command -v "$browser" >/dev/null; then
    exit 0
  fi
done
if ! command -v apt-get >/dev/null; then
  echo "The browser tests need Chromium. Install it and run this again." >&2
  exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "The browser tests need Chromium. Run: sudo apt-get install chromium" >&2
  exit 1
fi
echo "Installing Chromium from the packages of this system ..." >&2
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends chromium
