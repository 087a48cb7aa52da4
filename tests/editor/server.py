"""The real yaml-language-server, spoken to as an editor does."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SERVER = HERE / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"


class Editor:
    """A running server with our schema bound as .vscode/settings.json binds it; nothing is fetched."""

    def __init__(self, root: Path) -> None:
        self.process = subprocess.Popen(
            ["node", str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.root, self.number, self.opened = root, 0, 0
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        settings = json.loads((root / ".vscode/settings.json").read_text("utf-8"))
        self.settings = {
            "yaml": {
                "schemas": {(root / file).as_uri(): globs for file, globs in settings["yaml.schemas"].items()},
                "schemaStore": {"enable": settings["yaml.schemaStore.enable"]},
                "completion": True,
                "hover": True,
                "validate": True,
            }
        }
        folder = {"uri": root.as_uri(), "name": "root"}
        capabilities = {"workspace": {"configuration": True}}
        self.ask(
            "initialize",
            {"processId": None, "rootUri": root.as_uri(), "capabilities": capabilities, "workspaceFolders": [folder]},
        )
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": self.settings})

    def close(self) -> None:
        """Stop the server."""
        self.process.terminate()
        self.process.wait(timeout=10)

    def open(self, name: str, text: str) -> str:
        """Open a file of the repository with this text; its address. Waits until the server has said what is wrong in it."""
        uri = self._address(name)
        self.tell(
            "textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}}
        )
        while uri not in self.diagnostics:
            self._take(self._read())
        self.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        return uri

    def wrong(self, name: str, text: str) -> list[str]:
        """What the editor underlines in a file."""
        return [item["message"] for item in self.diagnostics[self.open(name, text)]]

    def complete(self, name: str, text: str) -> dict[str, dict[str, Any]]:
        """Completions at the mark | in a text, by label."""
        found = self._at(name, text, "textDocument/completion")
        return {item["label"]: item for item in found["items"]}

    def hover(self, name: str, text: str) -> str:
        """What is shown over the mark | in a text."""
        found = self._at(name, text, "textDocument/hover")
        return found["contents"]["value"] if found else ""

    def _address(self, name: str) -> str:
        """A new address each time: the server remembers what it knows of an old one."""
        self.opened += 1
        return (self.root / name).with_name(f"{Path(name).stem}-{self.opened}.yml").as_uri()

    def _at(self, name: str, text: str, method: str) -> Any:
        line, column = text[: text.index("|")].count("\n"), len(text[: text.index("|")].rsplit("\n", 1)[-1])
        uri = self._address(name)
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text.replace("|", "", 1)}
        self.tell("textDocument/didOpen", {"textDocument": document})
        found = self.ask(method, {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}})
        self.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        return found

    def ask(self, method: str, params: Any) -> Any:
        """A request and its answer; what the server asks meanwhile is answered."""
        self.number += 1
        self._write({"id": self.number, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == self.number and "method" not in message:
                return message.get("result")
            self._take(message)

    def tell(self, method: str, params: Any) -> None:
        """A notice without an answer."""
        self._write({"method": method, "params": params})

    def _take(self, message: dict[str, Any]) -> None:
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            items = message["params"]["items"]
            self._write({"id": message["id"], "result": [self.settings.get(item["section"], {}) for item in items]})
        elif "id" in message and "method" in message:
            self._write({"id": message["id"], "result": None})

    def _write(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode("utf-8")
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message
