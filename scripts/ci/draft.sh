#!/usr/bin/env bash
# An issue that was filled in as a form to a draft pull request. The text of the issue goes through files only.
# ISSUE_NUMBER, REPOSITORY (owner/name), GITHUB_EVENT_PATH, GH_TOKEN
set -euo pipefail
cd "${ROOT:-$(dirname "${BASH_SOURCE[0]}")/../..}"
python=${PYTHON:-.venv/bin/python}

if [[ ! ${ISSUE_NUMBER:-} =~ ^[0-9]+$ || ! ${REPOSITORY:-} =~ ^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$ ]]; then
  echo "ISSUE_NUMBER must be a number and REPOSITORY owner/name" >&2
  exit 2
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$python" -c 'import json, sys; print(json.load(open(sys.argv[1], encoding="utf-8"))["issue"]["body"] or "")' \
  "$GITHUB_EVENT_PATH" >"$work/issue.md"
branch="draft/issue-$ISSUE_NUMBER"
git switch --quiet --create "$branch"
"$python" "${BUILD_SITE:-build_site.py}" new from-name --root . --issue "$work/issue.md" >"$work/said.txt"
git add cases datasets
# a pull request that a workflow opens starts no workflow: what the check says goes into its text
git diff --cached --name-only -- cases | xargs -d '\n' "$python" "${BUILD_SITE:-build_site.py}" check --root . >>"$work/said.txt" || true
git -c user.name="github-actions[bot]" -c user.email="41898282+github-actions[bot]@users.noreply.github.com" \
  commit --quiet --message "Draft the case of issue $ISSUE_NUMBER"
{
  echo "Made from issue #$ISSUE_NUMBER. What is still missing:"
  echo
  echo '```text'
  # three backticks would end the block
  sed 's/```/` ` `/g' "$work/said.txt"
  echo '```'
} >"$work/body.md"
if [ -n "${GH_TOKEN:-}" ]; then
  gh auth setup-git
fi
git push --quiet "${REMOTE:-https://github.com/$REPOSITORY.git}" "HEAD:refs/heads/$branch"
gh pr create --repo "$REPOSITORY" --draft --head "$branch" --title "Draft: case of issue $ISSUE_NUMBER" --body-file "$work/body.md"
