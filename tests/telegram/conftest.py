"""A worker to talk to: one for the tests that only talk, a fresh one for those that break things."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.botapi import BotApi
from tests.botapi.worker import ROOT, Worker


@pytest.fixture(scope="session")
def index(tmp_path_factory):
    """A folder with the index, built once for all workers."""
    var = tmp_path_factory.mktemp("index")
    environ = os.environ | {"CASEBOT_VAR_DIR": str(var), "SEEDS_DIR": "seeds"}
    subprocess.run(
        [sys.executable, "-m", "bot", "ask", "?"], cwd=ROOT, env=environ, capture_output=True, timeout=120
    )
    assert (var / "index").is_dir()
    return var / "index"


@pytest.fixture(scope="module")
def shared(index, tmp_path_factory):
    """One server and one worker for a whole module."""
    folder = tmp_path_factory.mktemp("var")
    shutil.copytree(index, folder / "index")
    with BotApi() as api:
        worker = Worker(api, folder).ready()
        yield api, worker
        code = worker.stop()
        assert (0, [], False) == (code, worker.stray, "Traceback" in worker.log), worker.log


@pytest.fixture
def api(shared):
    """The server of the module; the test fails if the bot did what Telegram refuses or drops."""
    server, worker = shared
    before = len(server.refused())
    yield server
    assert [] == server.refused()[before:]
    assert worker.alive, worker.log


@pytest.fixture
def ann(api):
    """A person of the test's own: a chat without a past."""
    return api.person("安")


@pytest.fixture
def start(index, tmp_path):
    """`start(api, **environ)`: workers of the test's own on one folder, ended with the test."""
    folder = tmp_path / "var"
    shutil.copytree(index, folder / "index")
    workers = []

    def worker(api, **environ):
        workers.append(Worker(api, folder, **environ))
        return workers[-1]

    yield worker
    for one in workers:
        if one.alive:
            one.kill()


@pytest.fixture
def own():
    """A server of the test's own, for faults."""
    with BotApi() as server:
        yield server
