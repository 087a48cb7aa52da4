"""What the workflows call, with hostile titles, names and texts; GitHub itself is a recording stand-in for the gh command."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.defect import VALLEY_ROWS, swap

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = "$(touch pwned) `touch pwned` ; touch pwned #\n::set-output name=x::y\n"
GH = """#!/usr/bin/env python3
import json, os, pathlib, sys
log = pathlib.Path(os.environ["GH_LOG"])
text = sys.stdin.read() if "--input" in sys.argv else ""
calls = json.loads(log.read_text()) if log.exists() else []
calls.append({"arguments": sys.argv[1:], "input": text})
log.write_text(json.dumps(calls))
if "--slurp" in sys.argv:
    place = sys.argv[-1]
    print(os.environ["GH_PULLS"] if "/pulls?" in place else os.environ["GH_COMMENTS"])
"""
SHA = "a" * 40


def git(root: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Example", "-c", "user.email=example@example.org", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", "-C", str(root), *identity, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def repository(repository_copy: Path) -> Path:
    shutil.rmtree(repository_copy / "build", ignore_errors=True)
    git(repository_copy, "init", "--quiet")
    git(repository_copy, "add", "-A")
    git(repository_copy, "commit", "--quiet", "-m", "Base")
    return repository_copy


@pytest.fixture
def gh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "gh").write_text(GH, "utf-8")
    (folder / "gh").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("GH_LOG", str(tmp_path / "gh.json"))
    monkeypatch.setenv(
        "GH_PULLS", json.dumps([[{"number": 7, "head": {"sha": SHA}}, {"number": 8, "head": {"sha": "b" * 40}}]])
    )
    monkeypatch.setenv("GH_COMMENTS", "[[]]")
    return tmp_path / "gh.json"


def run(script: str, *arguments: str, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    path = str(ROOT / "scripts/ci" / script)
    command = [sys.executable, path] if script.endswith(".py") else ["bash", path]
    whole = {**os.environ, "PYTHON": sys.executable, **env}
    return subprocess.run([*command, *arguments], cwd=cwd, env=whole, capture_output=True, text=True, check=False)


def test_the_review_names_changed_figures_and_where_to_look_them_up(repository: Path, tmp_path: Path) -> None:
    swap(VALLEY_ROWS, "79.1,percent", "80.1,percent")(repository)
    summary = tmp_path / "summary.md"
    done = run(
        "review.sh",
        ROOT=str(repository),
        BASE_SHA=git(repository, "rev-parse", "HEAD"),
        GITHUB_STEP_SUMMARY=str(summary),
    )
    assert done.returncode == 0, done.stderr
    text = summary.read_text("utf-8")
    assert "79.1 percent | 80.1 percent | [S3: State report card](<https://example.org/state#:~:text=80.1>)" in text
    assert "before: Graduation on time" in text
    assert "now: Graduation on time" in text
    assert "It passes the gate" in text
    assert "checked by nobody yet" in text


@pytest.mark.parametrize("base", ["", "main", "--output=x", HOSTILE, "a" * 39])
def test_only_a_commit_is_compared_with(repository: Path, base: str) -> None:
    assert run("review.sh", ROOT=str(repository), BASE_SHA=base).returncode == 2


def test_hostile_names_of_files_reach_no_shell(repository: Path) -> None:
    base = git(repository, "rev-parse", "HEAD")
    for name in ("$(touch pwned).yml", "`touch pwned`.yml", "-rf.yml", "a\nb::error::c.yml"):
        shutil.copyfile(repository / "cases/example-valley-schools.yml", repository / "cases" / name)
    git(repository, "checkout", "--quiet", "-b", "$(touch${IFS}pwned)")
    done = run("review.sh", cwd=repository, ROOT=str(repository), BASE_SHA=base)
    assert done.returncode == 0, done.stderr
    command = [sys.executable, str(ROOT / "build_site.py"), "check", "--root", str(repository), "--format", "github"]
    checked = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert checked.returncode == 1
    assert not any(line.startswith("::error::c") for line in checked.stdout.splitlines())
    assert not list(repository.glob("**/pwned")) + list(ROOT.glob("pwned"))


def comment(tmp_path: Path, text: str, **env: str) -> subprocess.CompletedProcess[str]:
    path = tmp_path / "review.md"
    path.write_text(text, "utf-8")
    return run("comment.py", str(path), **({"REPOSITORY": "example/proofpoints", "HEAD_SHA": SHA, "RUN_ID": "1"} | env))


def test_one_comment_is_made_on_the_pull_request_of_the_commit(tmp_path: Path, gh: Path) -> None:
    assert comment(tmp_path, "## Review\n").returncode == 0
    sent = json.loads(gh.read_text())[-1]
    assert sent["arguments"][:4] == ["api", "--method", "POST", "repos/example/proofpoints/issues/7/comments"]
    assert "## Review" in json.loads(sent["input"])["body"]


def test_the_comment_is_updated_and_only_our_own(tmp_path: Path, gh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = "<!-- proofpoints-review --> old"
    strangers = {"id": 1, "user": {"type": "User"}, "body": mark}
    monkeypatch.setenv("GH_COMMENTS", json.dumps([[strangers], [{"id": 2, "user": {"type": "Bot"}, "body": mark}]]))
    assert comment(tmp_path, "new").returncode == 0
    assert json.loads(gh.read_text())[-1]["arguments"][2:4] == ["PATCH", "repos/example/proofpoints/issues/comments/2"]


def test_a_hostile_review_mentions_nobody_and_hides_nothing(tmp_path: Path, gh: Path) -> None:
    written = "&commat;everyone \\\\&#64;everyone"
    text = f"{written} @everyone ![x](https://example.org/x.png) <!-- proofpoints-review --> {HOSTILE}" + "x\n" * 60_000
    assert comment(tmp_path, text).returncode == 0
    body = json.loads(json.loads(gh.read_text())[-1]["input"])["body"]
    assert "@everyone" not in body
    assert not re.search(r"(?<!\\)(?:\\\\)*&(?:commat|#64);", body)
    assert "![" not in body
    assert body.count("<!--") == 1
    assert len(body) < 65_536


@pytest.mark.parametrize("env", [{"HEAD_SHA": "main"}, {"REPOSITORY": "a/b/../c d"}, {"RUN_ID": "1;x"}])
def test_the_comment_script_takes_only_what_github_gives(tmp_path: Path, gh: Path, env: dict[str, str]) -> None:
    assert comment(tmp_path, "x", **env).returncode == 2
    assert not gh.exists()


def issue(name: str) -> str:
    return (
        f"### Name of the district, school or program\n\n{name}\n\n### State\n\nWashington\n\n"
        "### Figures\n\n```csv\nmeasure,year,value,n,test\nGraduation on time,2012-13,74.5%,409,State method\n"
        "Graduation on time,2013-14,79.1%,430,State method\n```\n"
    )


@pytest.mark.parametrize(
    ("name", "slug"), [("Example River", "example-river"), (HOSTILE.replace("\n", " "), "touch-pwned")]
)
def test_an_issue_becomes_a_draft_on_a_branch_of_its_own(
    repository: Path, tmp_path: Path, gh: Path, name: str, slug: str
) -> None:
    remote = tmp_path / "remote.git"
    git(tmp_path, "init", "--quiet", "--bare", str(remote))
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"issue": {"number": 12, "title": HOSTILE, "body": issue(name)}}), "utf-8")
    done = run(
        "draft.sh", cwd=repository, ROOT=str(repository), ISSUE_NUMBER="12", REPOSITORY="example/proofpoints", REMOTE=str(remote),
        GITHUB_EVENT_PATH=str(event), BUILD_SITE=str(ROOT / "build_site.py"), GH_TOKEN="",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    files = git(remote, "show", "--name-only", "--format=", "draft/issue-12").split("\n")
    assert len(files) == 3
    assert files[0].startswith(f"cases/drafts/{slug}")
    made = json.loads(gh.read_text())[-1]["arguments"]
    assert made[:5] == ["pr", "create", "--repo", "example/proofpoints", "--draft"]
    assert not list(tmp_path.glob("**/pwned")) + list(ROOT.glob("pwned"))


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response({"/good": 200, "/robots": 403}.get(self.path, 404))
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def web() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_dead_links_are_reported_and_break_nothing(tmp_path: Path, web: str) -> None:
    (tmp_path / "a.yml").write_text(
        f"S1: {{url: \"{web}/good\"}}\nS2: {{url: '{web}/gone'}}\nS3: {{url: {web}/robots}}\n", "utf-8"
    )
    done = run("links.py", str(tmp_path), GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"))
    assert done.returncode == 0
    assert "3 addresses, 2 to look at." in done.stdout
    assert f"`{web}/gone` answers 404: a.yml" in done.stdout
    assert f"`{web}/robots` refuses robots (403): a.yml" in (tmp_path / "summary.md").read_text("utf-8")
