"""A real browser: headless Chromium, spoken to as its developer tools do."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --remote-debugging-port=0 about:blank"
).split()


class Page:
    """One page of the browser. `complaints`: what the browser said on its console, refusals of the policy included."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._number = 0
        self.complaints: list[str] = []
        for domain in ("Page", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    def open(self, path: Path, name: str = "") -> None:
        """Open a file and wait until it has loaded."""
        self.call("Page.navigate", url="about:blank")
        self.call("Page.navigate", url=f"{path.as_uri()}{'#' if name else ''}{name}")
        while self.run("document.readyState + location.protocol") != "completefile:":
            pass

    def sized(self, width: int, height: int, scheme: str = "light") -> None:
        """Give the window so many pixels, a narrow one as a phone's, and a scheme of colours: light or dark."""
        phone = width < 500
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone}
        self.call("Emulation.setDeviceMetricsOverride", **size)
        wishes = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"}
        features = [{"name": name, "value": value} for name, value in wishes.items()]
        self.call("Emulation.setEmulatedMedia", features=features)

    def run(self, script: str) -> Any:
        """What a script comes to."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def call(self, method: str, /, **parameters: Any) -> dict[str, Any]:
        """Call a method of the developer tools."""
        self._number += 1
        self._connection.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while True:
            told: dict[str, Any] = json.loads(self._connection.recv(timeout=60))
            if told.get("id") == self._number:
                assert "error" not in told, told
                result: dict[str, Any] = told["result"]
                return result
            if told.get("method") == "Log.entryAdded":
                self.complaints.append(told["params"]["entry"]["text"])
            if told.get("method") == "Runtime.exceptionThrown":
                self.complaints.append(str(told["params"]["exceptionDetails"]))


@contextmanager
def browser(folder: Path) -> Iterator[Page]:
    """A browser with a new profile in the folder."""
    assert CHROMIUM
    command = [CHROMIUM, *_FLAGS, f"--user-data-dir={folder}"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with connect(_address(folder / "DevToolsActivePort"), max_size=None) as main:
            target = Page.__new__(Page)
            target._connection, target._number, target.complaints = main, 0, []
            opened = target.call("Target.createTarget", url="about:blank")["targetId"]
            port = main.remote_address[1]
            with connect(f"ws://127.0.0.1:{port}/devtools/page/{opened}", max_size=None) as page:
                yield Page(page)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _address(file: Path) -> str:
    """The browser's own address, which it writes down once it listens."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        lines = file.read_text().splitlines() if file.is_file() else []
        if len(lines) == 2:
            return f"ws://127.0.0.1:{lines[0]}{lines[1]}"
    raise TimeoutError(f"{CHROMIUM} does not listen")
