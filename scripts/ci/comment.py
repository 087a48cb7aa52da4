"""Put a review into the one comment of its pull request. Standard library and the gh command only; the review is text.

The pull request is the one whose head is the commit that was checked (HEAD_SHA, from GitHub), never one named in the review.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

MARK = "<!-- proofpoints-review -->"
MOST = 60_000  # GitHub takes 65,536 characters


def body_of(review: str, repository: str, run: str) -> str:
    """The comment: at most as long as GitHub takes, without mentions, images and hidden parts."""
    text = re.sub(r"(?<!\\)((?:\\\\)*)&(?=#?\w+;)", r"\1&amp;", review)  # &commat; is a mention, too
    text = text.replace("<!--", "&lt;!--").replace("![", "!\\[")
    text = re.sub(r"@(?=\w)", "@\u200b", text)
    if len(text) > MOST:
        text = text[:MOST].rsplit("\n", 1)[0] + "\n\nThe rest is in the summary of the check.\n"
    link = f"https://github.com/{repository}/actions/runs/{run}"
    return f"{MARK}\n{text}\nThe pages to look at are the artifact `preview` of [this run]({link}).\n"


def main(arguments: list[str]) -> int:
    """Write or update the comment; nothing to do if no open pull request has this head."""
    repository, head, run = (os.environ.get(name, "") for name in ("REPOSITORY", "HEAD_SHA", "RUN_ID"))
    known = re.fullmatch(r"[\w.-]+/[\w.-]+", repository) and re.fullmatch(r"[0-9a-f]{40}", head) and run.isdigit()
    if len(arguments) != 1 or not known:
        print("usage: REPOSITORY=owner/name HEAD_SHA=... RUN_ID=... comment.py FILE", file=sys.stderr)
        return 2
    body = body_of(Path(arguments[0]).read_text("utf-8", errors="replace"), repository, run)
    pulls = _ask(f"repos/{repository}/pulls?state=open&per_page=100", "--paginate")
    numbers = [pull["number"] for pull in pulls if pull["head"]["sha"] == head]
    for number in numbers[:1]:
        comments = _ask(f"repos/{repository}/issues/{number}/comments?per_page=100", "--paginate")
        ours = [one["id"] for one in comments if one["user"]["type"] == "Bot" and one["body"].startswith(MARK)]
        place = (
            f"repos/{repository}/issues/comments/{ours[0]}" if ours else f"repos/{repository}/issues/{number}/comments"
        )
        _send(place, "PATCH" if ours else "POST", body)
    return 0


def _ask(place: str, *options: str) -> list[dict[str, dict[str, str]]]:
    done = subprocess.run(["gh", "api", *options, "--slurp", place], capture_output=True, text=True, check=True)
    return [item for page in json.loads(done.stdout) for item in page]


def _send(place: str, method: str, body: str) -> None:
    text = json.dumps({"body": body})
    subprocess.run(["gh", "api", "--method", method, place, "--input", "-"], input=text, text=True, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
