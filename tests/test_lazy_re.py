"""Patterns that are compiled when they are first used."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot import lazy_re

ROOT = Path(__file__).parent.parent


def test_a_faulty_pattern_shows_at_its_first_use_or_when_all_are_compiled():
    faulty = lazy_re.compile("(村")
    with pytest.raises(re.error):
        faulty.search("下党村")
    with pytest.raises(re.error):
        lazy_re.compile_all()
    lazy_re.compile_all()  # nothing is left


def test_what_no_pattern_has_it_has_not():
    with pytest.raises(AttributeError):
        lazy_re.compile("村").find("下党村")  # type: ignore[attr-defined]


def test_it_finds_what_re_finds():
    lazy, ready = lazy_re.compile("(?P<n>[0-9]+)个", lazy_re.I), re.compile("(?P<n>[0-9]+)个", re.I)
    text = "3个村、12个组"
    for method in ("search", "match"):
        assert str(getattr(ready, method)(text)) == str(getattr(lazy, method)(text))
    assert ready.findall(text) == lazy.findall(text)
    assert ready.sub("x", text) == lazy.sub("x", text)
    assert ready.split(text) == lazy.split(text)
    assert ready.pattern == lazy.pattern


# Told by who compiles: a module of the bot does so itself, or a function of this one does for a question.
EAGER = """
import json, re, sys
from pathlib import Path
eager, plain = set(), re.compile
def compile(*given):
    caller = sys._getframe(1)
    if caller.f_code.co_name == "<module>" and Path("bot").resolve() in Path(caller.f_code.co_filename).parents:
        eager.add(caller.f_globals["__name__"])
    return plain(*given)
re.compile = compile
import bot.cli, bot.answering, bot.terminal
print(json.dumps(sorted(eager)))
"""


def test_no_module_that_a_question_loads_compiles_when_it_is_imported():
    done = subprocess.run(
        [sys.executable, "-c", EAGER], cwd=ROOT, capture_output=True, check=True, timeout=60
    )
    assert [] == json.loads(done.stdout)
