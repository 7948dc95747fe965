"""What hosts read: pinned requirements, Procfile, Dockerfile, and the document that explains them."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent


def read(name):
    return (ROOT / name).read_text("utf-8")


def pinned():
    """name -> version of each line of requirements.txt."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+) \\$", read("requirements.txt"), re.M))


def test_every_dependency_is_pinned_within_its_bounds():
    project = tomllib.loads(read("pyproject.toml"))["project"]
    wanted = map(Requirement, [*project["dependencies"], *project["optional-dependencies"]["fast"]])
    versions = pinned()
    wrong = {
        one.name
        for one in wanted
        if Version(versions.get(canonicalize_name(one.name), "0")) not in one.specifier
    }
    assert set() == wrong


def test_every_pin_has_a_hash_and_no_index_is_named():
    text = read("requirements.txt")
    entries = re.findall(r"^\S+==.*(?:\n    .*)*", text, re.M)
    assert len(pinned()) == len(entries)
    assert [] == [entry for entry in entries if "--hash=sha256:" not in entry]
    assert [] == re.findall(
        r"^(?:-i|--\w*index|--find-links|--trusted|-f).*|.*(?:https?|file)://.*", text, re.M
    )


def test_the_procfile_starts_the_worker():
    assert "worker: casebot run\n" == read("Procfile")


def test_the_python_of_the_pins_is_the_python_of_the_hosts():
    version = read(".python-version").strip()
    assert [version, version] == [
        re.search(r"Python (\S+) on Linux", read("requirements.txt"))[1],
        re.search(r"FROM python:(\S+)-slim", read("Dockerfile"))[1],
    ]


def test_the_document_names_every_variable():
    source = read("bot/settings.py")
    section = read("docs/deploy.md").partition("## The environment")[2].partition("\n## ")[0]
    assert set(re.findall(r'"([A-Z]+_[A-Z_]+)"', source)) == set(re.findall(r"^\| `(\w+)` \|", section, re.M))


def test_the_image_takes_what_it_needs_and_runs_without_rights():
    dockerfile = read("Dockerfile")
    copied = {name for line in re.findall(r"^COPY (.+) \S+$", dockerfile, re.M) for name in line.split()}
    let_in = {line[1:] for line in read(".dockerignore").splitlines() if line.startswith("!")}
    assert copied == let_in
    assert [] == [name for name in copied if not (ROOT / name).exists()]
    assert ["casebot"] == re.findall(r"^USER (\S+)$", dockerfile, re.M)
    assert 'CMD ["casebot", "run"]' == dockerfile.rstrip().splitlines()[-1]
