"""The documents say what is: commands, options, keys, variables, files, and every exchange they show.

`python tests/test_readme.py` runs the exchanges anew and writes their outputs into the documents.
"""

import doctest
import os
import re
import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path

import click
import pytest

from bot.answering.telling.reply import as_json
from bot.cli import commands
from bot.models import Answer, Kind, Line, Status

ROOT = Path(__file__).parent.parent
READMES = ["README.md", "README.zh-CN.md"]
DOCUMENTS = [*READMES, "docs/answers.md", "docs/architecture.md", "docs/deploy.md", "docs/faq.md"]


@pytest.fixture(scope="module")
def var(tmp_path_factory):
    return tmp_path_factory.mktemp("var")


@pytest.mark.parametrize("name", READMES)
def test_it_names_every_command_with_its_options(name):
    rows = re.findall(r"^\| `casebot ([a-z]+(?: [a-z]+)?)([^|`]*)` \|", read(name), re.M)
    assert options_of(commands) == {command: set(re.findall(r"--?[a-z]+", rest)) for command, rest in rows}


@pytest.mark.parametrize("name", READMES)
def test_it_names_every_key_of_the_json(name):
    expected = ["id", *as_json(Answer(Status.REFUSE, Kind.NONE, Line("")))]
    assert [*expected, "ms"] == first_column(name, "JSON")


@pytest.mark.parametrize(("name", "heading"), [("README.md", "Environment"), ("README.zh-CN.md", "环境变量")])
def test_it_names_every_variable_that_is_read(name, heading):
    source = (ROOT / "bot/settings.py").read_text("utf-8")
    assert set(re.findall(r'"([A-Z]+_[A-Z_]+)"', source)) == set(first_column(name, heading))


@pytest.mark.parametrize("name", READMES)
def test_the_tests_are_run_by_one_block_with_pytest_last(name):
    block = read(name).partition("<!-- test-command -->\n```sh\n")[2].partition("\n```\n")[0]
    steps = [re.split(r"[ /]", line.removeprefix(".venv/bin/"))[0] for line in block.split("\n")]
    assert ["python3", "pip", "lint-imports", "ruff", "ruff", "mypy", "python"] == steps
    assert "-m pytest" in block.splitlines()[-1]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_it_links_to_is_there(name):
    prose = re.sub(r"^```.*?^```$|(`+)[^`].*?\1", "", read(name), flags=re.M | re.S)
    links = re.findall(r"\]\((?!https?:)([^)#]+)", prose)
    assert [] == [link for link in links if not (ROOT / name).parent.joinpath(link).exists()]


def test_the_architecture_has_a_line_for_each_module():
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "bot").rglob("*.py")}
    expected = {module for module in modules if not module.endswith("__init__.py")}
    assert expected == set(re.findall(r"\]\(\.\./(bot/[\w/]+\.py)\)", read("docs/architecture.md")))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_exchange_it_shows_is_true(name, var):
    assert replayed(read(name), var) == read(name)


def test_a_citation_is_checked_as_the_document_says(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert doctest.TestResults(0, 3) == doctest.testfile(str(ROOT / "docs/answers.md"), module_relative=False)


def options_of(group):
    """The commands of a group, those of groups in it as `group command`, each with its options."""
    found = {}
    for name, made in group.commands.items():
        options = (option for option in made.params if isinstance(option, click.Option))
        found[name] = {spelling for option in options for spelling in option.opts}
        if isinstance(made, click.Group):
            found |= {f"{name} {inner}": options for inner, options in options_of(made).items()}
    return found


def read(name):
    return (ROOT / name).read_text("utf-8")


def first_column(name, heading):
    """The names in code marks that begin the rows of the table under a heading, in order."""
    section = read(name).partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \|", section, re.M)


def replayed(text, var):
    """A document with the outputs of its ```console blocks as they are now: behind `$ ` stands a command."""

    def block_now(block):
        asked = [line.removeprefix("$ ") for line in block.group().split("\n") if line.startswith("$ ")]
        return "\n\n".join(f"$ {command}\n{printed(command, var)}" for command in asked)

    return re.sub(r"(?<=```console\n).*?(?=\n```)", block_now, text, flags=re.S)


@lru_cache
def printed(command, var):
    """What a command prints in a shell at the top of the repository, without spaces at line ends; the time
    it took, which is never the same, as 100 ms."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    inherited = {key: value for key, value in os.environ.items() if key in ("HOME", "LANG", "TMPDIR")}
    own = {"PATH": path, "CASEBOT_VAR_DIR": str(var), "PYTHONIOENCODING": "utf-8", "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env=inherited | own,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
    )
    told = re.sub(r'(?<="ms": )[\d.]+', "100.0", done.stdout.decode())
    return "\n".join(line.rstrip() for line in told.rstrip().split("\n"))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for document in DOCUMENTS:
            (ROOT / document).write_text(replayed(read(document), folder), "utf-8", newline="")
