"""`sources.yaml`: which address is whose, and a line for everything that is wrong."""

import pytest

from bot.errors import SettingsError
from bot.sources import source_problems, sources_of

CASES = ("000", "001", "洛阳")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            '"000": https://example.org/a\n洛阳: http://example.org/b',
            {"000": "https://example.org/a", "洛阳": "http://example.org/b"},
        ),
        ("000: https://example.org/a", {"000": "https://example.org/a"}),
        ('"000": https://example.org/a\n"000": https://example.org/b', {"000": "https://example.org/a"}),
        ("# 还没有\n", {}),
        ("", {}),
    ],
)
def test_an_id_is_read_as_it_is_written(tmp_path, content, expected):
    (tmp_path / "sources.yaml").write_text(content, "utf-8")
    assert expected == sources_of(tmp_path)


def test_no_file_knows_no_address_and_has_no_problem(tmp_path):
    assert ({}, ()) == (sources_of(tmp_path), source_problems(tmp_path, CASES))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'"000": https://example.org/a\n', []),
        (
            b"000: https://example.org/a\n",
            ['1: 000 is no text in YAML; quote it, as "000": …'],
        ),
        (
            b'# a\n"000": https://example.org/a\n"\xe4\xb8\x83": https://example.org/b\n',
            ['3: no page has the id "七"; write the file name up to its first _ or .'],
        ),
        (
            b'"000": https://example.org/a\n"000": https://example.org/b\n',
            ['2: "000" stands twice; leave one of the lines'],
        ),
        (
            b"- https://example.org/a\n",
            ['1: must map case ids to addresses, as "000": https://example.org/page'],
        ),
        (b"\n\nhello\n", ['3: must map case ids to addresses, as "000": https://example.org/page']),
        (b'"000": example.org\n', ['1: "000" has no web address; write https://… behind it']),
        (
            b'"000":\n"001": [a]\n',
            [f'{n}: "00{n - 1}" has no web address; write https://… behind it' for n in (1, 2)],
        ),
        (
            b"? [a]\n: https://example.org\n",
            ['1: must begin with a case id, as "000": https://example.org/page'],
        ),
        (
            b'"000": a: b\n',
            ['1: a colon and a blank inside a text; put the text in quotes, as key: "甲: 乙"'],
        ),
        (b"[" * 10_000, ["1: nested too deep; write it flat"]),
        (b"a: \xff", ["1: not UTF-8; save it as UTF-8"]),
    ],
)
def test_each_problem_has_its_line_and_the_mend(tmp_path, content, expected):
    file = tmp_path / "sources.yaml"
    file.write_bytes(content)
    assert [f"{file}:{problem}" for problem in expected] == list(map(str, source_problems(tmp_path, CASES)))


@pytest.mark.parametrize("content", [b"- a", b"a: b", b"a: [", b"\xff", b"a: ftp://example.org", b"a: null"])
def test_a_file_that_cannot_be_used_names_itself(tmp_path, content):
    (tmp_path / "sources.yaml").write_bytes(content)
    with pytest.raises(SettingsError) as caught:
        sources_of(tmp_path)
    assert str(caught.value).startswith(f"{tmp_path / 'sources.yaml'}: ")
    assert str(caught.value).endswith(" (line 1)")


def test_a_folder_of_that_name_names_itself(tmp_path):
    (tmp_path / "sources.yaml").mkdir()
    with pytest.raises(SettingsError, match="cannot be read"):
        sources_of(tmp_path)
