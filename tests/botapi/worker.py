"""The real `casebot run` as a process, pointed at the server."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.botapi.server import BotApi

ROOT = Path(__file__).parents[2]
OWN = ("SEEDS_DIR", "FAQ_DIR", "SOURCE_BASE_URL", "CASEBOT_ADMINS", "DATABASE_URL")

# Loading words, index and Telegram takes 2 s alone, several times that on a busy machine.
START_SECONDS = 60


class Worker:
    """One worker; `folder` is its CASEBOT_VAR_DIR, so that a second one on it goes on where this one ended."""

    def __init__(self, api: BotApi, folder: Path, **environ: str):
        self.api, self.folder = api, folder
        inherited = {name: text for name, text in os.environ.items() if name not in OWN}
        self.environ = inherited | {
            "CASEBOT_VAR_DIR": str(folder),
            "TELEGRAM_API_BASE": api.url,
            "TELEGRAM_BOT_TOKEN": api.token,
            "PYTHONUNBUFFERED": "1",
            "PYTHONFAULTHANDLER": "1",
        }
        self.environ |= environ
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> Worker:
        """Start the process; does not wait."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"], cwd=ROOT, env=self.environ, stdout=log, stderr=log
            )
        return self

    def ready(self) -> Worker:
        """Start, and wait until it polls."""
        polls = len(self.api.calls_of("getUpdates"))
        self.start()
        self.api.until(
            lambda: (
                self.process.poll() is not None
                or self.api.polling
                or len(self.api.calls_of("getUpdates")) > polls
            ),
            START_SECONDS,
            "the first poll",
        )
        assert self.alive, self.log
        return self

    def stop(self, name: signal.Signals = signal.SIGTERM, seconds: float = 15.0) -> int:
        """Ask it to end, and wait; its exit code."""
        if self.alive:
            self.process.send_signal(name)
        return self.ended(seconds)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(10)

    def ended(self, seconds: float = START_SECONDS) -> int:
        """Wait for its end; the exit code. One that does not end is made to tell where its threads stand."""
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGABRT)
            self.process.wait(10)
            raise AssertionError(f"not ended after {seconds} s\n{self.log}") from None

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text("utf-8")

    @property
    def stray(self) -> list[str]:
        """Lines of the log that are neither an event with its time nor the command's last word: a traceback
        that runs over lines, a warning, a print."""
        return [line for line in self.log.splitlines() if not re.match(r"\d{4}-\d\d-\d\dT|casebot: ", line)]

    def memory(self, field: str = "VmHWM") -> float:
        """Its peak (VmHWM) or present (VmRSS) memory in MB; Linux only."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text("utf-8").splitlines():
            if line.startswith(field):
                return int(line.split()[1]) / 1024
        raise LookupError(field)

    def cpu(self) -> float:
        """Seconds of processor time it has used; Linux only."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("utf-8").rpartition(") ")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def logged(self, words: str, seconds: float = 10.0) -> str:
        """The first line of the log with these words, once it is there."""
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            for line in self.log.splitlines():
                if words in line:
                    return line
            time.sleep(0.05)
        raise AssertionError(f"no line with {words!r} in\n{self.log}")
