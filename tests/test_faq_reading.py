"""FAQ files read: good entries, every problem at its line, and nothing that stops the rest."""

import os
import random
from datetime import date

import pytest

from bot.faq.entries import Entry, Place, Source
from bot.faq.files import BYTES
from bot.faq.problems import MESSAGES
from bot.faq.reading import PROBLEMS, read_document, read_entries, read_folder

GOOD = """\
# 头雁
- id: touyan
  questions: [石湾的“头雁”工程是什么?, 头雁领飞怎么做]
  answer: |
    是**头雁**工程:

    - 结对 [网页](https://example.org/a)
  sources:
    - case: 002
      quote: 开展“头雁”工程,
        推动“头雁领飞”。
    - url: https://example.org/b
      title: 一页
  not: [头雁是什么鸟]
  valid_until: 2027-12-31
- id: 007
  questions:
  - 2018
  - yes
  answer: 1.50
"""


def told(text):
    """Every problem of a text as its code and line."""
    return [(problem.code, problem.place.line) for problem in read_entries(text)[1]]


def test_an_entry_is_read_as_it_is_written():
    """Ids, numbers, words that YAML would take for something else; and no blank where a Chinese line ends."""
    expected = (
        Entry(
            "touyan",
            ("石湾的“头雁”工程是什么?", "头雁领飞怎么做"),
            "是**头雁**工程:\n\n- 结对 [网页](https://example.org/a)",
            (Source(case="002", quote="开展“头雁”工程,推动“头雁领飞”。"), Source(url="https://example.org/b", title="一页")),
            ("头雁是什么鸟",),
            date(2027, 12, 31),
        ),
        Entry("007", ("2018", "yes"), "1.50"),
    )  # fmt: skip
    entries, problems = read_entries(GOOD, "faq/a.yaml")
    assert (expected, ()) == (entries, problems)
    assert [Place("faq/a.yaml", 2), Place("faq/a.yaml", 16)] == [entry.place for entry in entries]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("questions: [b]\n  answer: c", []),
        # What is missing or empty.
        ("questions: [b]", [("no-answer", 1)]),
        ("questions: [b]\n  answer:", [("no-answer", 3)]),
        ('questions: [b]\n  answer: " \u200b"', [("no-answer", 3)]),
        ("answer: c", [("no-questions", 1)]),
        ("questions: []\n  answer: c", [("no-questions", 2)]),
        ("answer: c\n  questions:\n  - b\n  -\n  - '?!'", [("empty-text", 5), ("empty-text", 6)]),
        # Other types.
        ("questions: b\n  answer: c", [("not-texts", 2)]),
        ("questions: {b: c}\n  answer: [c]", [("not-texts", 2), ("not-a-text", 3)]),
        ("answer: c\n  questions:\n  - b\n  - 问: 答", [("not-a-text", 5)]),
        ("questions: [b]\n  answer: {c}", [("not-a-text", 3)]),
        ("questions: [b]\n  answer: c\n  sources: {case: 1, quote: x}", [("not-sources", 4)]),
        ("questions: [b]\n  answer: c\n  sources: [x]", [("not-sources", 4)]),
        ("questions: [b]\n  answer: c\n  valid_until: [x]", [("not-a-text", 4)]),
        # Keys.
        ("questions: [b]\n  answer: c\n  answer: d", [("key-twice", 4)]),
        ("questions: [b]\n  answer: c\n  <<: d", [("merge-key", 4)]),
        ("questions: [b]\n  answer: c\n  ? [d]\n  : e", [("bad-key", 4)]),
        ("questions: [b]\n  answer: c\n  sources:\n  - case: 1\n    quote: x\n    valid_until: 2027-01-01", [("key-of-entry", 7)]),
        ("questions: [b]\n  answer: c\n  quote: x", [("key-of-source", 4)]),
        # Fields.
        ("questions: [b]\n  answer: c\n  valid_until: 2027-02-30", [("bad-date", 4)]),
        ("questions: [b]\n  answer: c\n  valid_until: 20270228", [("bad-date", 4)]),
        ("questions: [b]\n  answer: c\n  sources: [{}, {case: 1}, {quote: x}]", [("source-empty", 4), ("no-quote", 4), ("no-case", 4)]),
        ("questions: [b]\n  answer: c\n  sources:\n  - url: https://a.cn\n  - url: javascript:x\n    title: y", [("no-title", 5), ("bad-url", 6)]),
        ("questions: [b]\n  answer: c\n  sources: [{case: 1, quote: x, url: https://a.cn, title: y}]", [("source-two", 4)]),
        (f"questions: [{'长' * 201}]\n  answer: c", [("too-long", 2)]),
        (f"questions: [{'长' * 200}]\n  answer: c", []),
        (f"questions: {[f'q{n}' for n in range(31)]}\n  answer: c", [("too-many", 2)]),
        ("questions: [b]\n  answer: c\n  not: [d, D]", [("question-twice", 4)]),
        # The answer's markup, at its own line; told though something else is wrong too.
        ("question: [b]\n  answer: |\n    c\n\n    **d", [("no-questions", 1), ("unknown-key", 2), ("bold-open", 6)]),
        ("questions: [b]\n  answer: |\n    c\n    [d](e)", [("bad-link", 5)]),
        # YAML that is not read.
        ("questions: [b]\n  answer: &c d", [("yaml-alias", 3)]),
        ("questions: *b\n  answer: c", [("yaml-alias", 2), ("not-texts", 2)]),
        ("questions: [b]\n  answer: !!str c", [("yaml-tag", 3)]),
    ],
)  # fmt: skip
def test_every_problem_stands_at_the_line_of_its_key_or_value(lines, expected):
    entries, problems = read_entries(f"- id: a\n  {lines}\n")
    assert expected == [(problem.code, problem.place.line) for problem in problems]
    assert all(problem.warning for problem in problems) == bool(entries)


@pytest.mark.parametrize(
    ("id", "code"),
    [("头雁", "bad-id"), ("a b", "bad-id"), ("a" * 41, "bad-id"), ("", "no-id"), ("~", "no-id"), ('" "', "bad-id"), ("[a]", "not-a-text")],
)  # fmt: skip
def test_an_id_is_letters_digits_and_dashes(id, code):
    assert [(code, 1)] == told(f"- id: {id}\n  questions: [b]\n  answer: c\n")


@pytest.mark.parametrize(
    ("key", "nearest"),
    [("qestions", "questions"), ("question", "questions"), ("问题", "questions"), ("問題", "questions"), ("答案", "answer"), ("Answers", "answer"), ("nots", "not"), ("source", "sources"), ("来源", "sources"), ("valid-until", "valid_until"), ("有效期", "valid_until")],
)  # fmt: skip
def test_an_unknown_key_names_the_nearest_known_one(key, nearest):
    _, problems = read_entries(f"- id: a\n  questions: [b]\n  answer: c\n  {key}: d\n")
    assert [("unknown-key", 4, nearest)] == [(p.code, p.place.line, p.values["nearest"]) for p in problems]


def test_a_key_near_to_none_names_them_all():
    _, (problem,) = read_entries("- id: a\n  questions: [b]\n  answer: c\n  xyz: d\n")
    assert ("strange-key", "id, questions, answer, sources, not, valid_until") == (
        problem.code,
        problem.values["keys"],
    )


def test_a_slip_in_yaml_costs_its_own_entry_alone():
    text = (
        "- id: a\n  questions: [x]\n  answer: b: c\n"
        "- id: b\n  questions: [x]\n  answer: **c**\n"
        '- id: c\n  questions: [x]\n  answer: "d\n'
        "- id: d\n  questions: [x]\n  answer: e\n"
    )
    entries, _ = read_entries(text)
    assert ["d"] == [entry.id for entry in entries]
    assert [("yaml-colon", 3), ("yaml-start", 6), ("yaml-open", 9)] == told(text)


@pytest.mark.parametrize("text", ["", "\n# nothing yet\n", "---\n", "[]"])
def test_a_text_without_entries_has_no_problem(text):
    assert ((), ()) == read_entries(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("你好", [("not-a-list", 1)]),
        ("\nid: a\nanswer: b\n", [("not-a-list", 2)]),
        ("- id: a\n- \n- b\n", [("no-questions", 1), ("no-answer", 1), ("not-an-entry", 2), ("not-an-entry", 3)]),
        ("a\x00b", [("control-character", 1)]),
        ("a\ud800b", [("control-character", 1)]),
    ],
)  # fmt: skip
def test_what_is_no_list_of_entries_is_told(text, expected):
    assert expected == told(text)


def test_an_id_that_stands_twice_is_told_at_the_second():
    text = "- id: a\n  questions: [b]\n  answer: c\n"
    entries, (problem,) = read_entries(text * 2, first_line=10)
    assert [Place(line=10)] == [entry.place for entry in entries]
    assert ("id-twice", 13, {"id": "a", "line": "10"}) == (problem.code, problem.place.line, problem.values)


def test_lines_count_from_where_the_text_stands():
    _, (problem,) = read_entries("- id: a\n  questions: [b]\n", first_line=5)
    assert "第 5 行:条目 a 没有答案;请加上 answer:" == problem.chinese


def test_a_text_that_is_wrong_all_over_is_told_in_part():
    _, problems = read_entries("- x\n" * (PROBLEMS + 500))
    assert PROBLEMS + 1 == len(problems)
    assert "too-many-problems" == problems[-1].code


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"- id: \xd6\xd0", "not-utf8"), (b"#" * (BYTES + 1), "too-big"), ("#一".encode("utf-16"), "not-utf8")],
)
def test_bytes_that_are_no_such_text_are_told(data, code):
    entries, problems = read_document(data, "a.yaml")
    assert ((), [code]) == (entries, [problem.code for problem in problems])


def test_a_text_as_long_as_a_file_may_be_counts_its_bytes():
    assert [] == told("#" + "一" * ((BYTES - 1) // 3))
    assert [("too-big", 1)] == told("#" + "一" * (BYTES // 3 + 1))


def test_nothing_typed_at_random_raises():
    """Any cut and shuffle of a good file gives entries or problems that can be said."""
    seed = random.Random(4)
    pieces = [
        *GOOD,
        "\t",
        "：",
        "*",
        "&",
        "!",
        "{",
        "]",
        "'",
        '"',
        "\x07",
        "\n- ",
        "<<: ",
        "? ",
        "%",
        "\u3000",
    ]
    for _ in range(400):
        at = sorted(seed.sample(range(len(GOOD)), 2))
        text = GOOD[: at[0]] + "".join(seed.choices(pieces, k=seed.randrange(4))) + GOOD[at[1] :]
        entries, problems = read_entries(text)
        assert entries or problems or not text.strip()
        assert all(problem.english and problem.chinese for problem in problems)
        assert {problem.code for problem in problems} <= set(MESSAGES)


def test_a_folder_is_one_book_in_the_order_of_its_names(tmp_path):
    one = "- id: a\n  questions: [b]\n  answer: c\n"
    (tmp_path / "b.yml").write_text(one + one.replace("id: a", "id: z"), "utf-8")
    (tmp_path / "a.YAML").write_text(one.replace("id: a", "id: y"), "utf-8")
    (tmp_path / "c.yaml").write_text("\n" + one, "utf-8")
    (tmp_path / ".b.yaml").write_text("x", "utf-8")
    (tmp_path / "notes.txt").write_text("x", "utf-8")
    (tmp_path / "lexicon.yaml").write_text("同义: [[多少钱, 资金]]\n词: [头雁]\n", "utf-8")
    book, problems = read_folder(tmp_path)
    assert ["y", "a", "z"] == list(book.entries)
    assert ((("多少钱", "资金"),), ("头雁",)) == (book.synonyms, book.words)
    file = (tmp_path / "b.yml").as_posix()
    assert [
        f'{(tmp_path / "c.yaml").as_posix()}:2: id "a" already stands at {file}:1; give one of the two another id'
    ] == [problem.english for problem in problems]


def test_a_file_that_cannot_be_read_leaves_the_others(tmp_path):
    (tmp_path / "a.yaml").mkdir()
    os.mkfifo(tmp_path / "b.yaml")
    (tmp_path / "c.yaml").symlink_to(tmp_path / "none")
    (tmp_path / "d.yaml").write_bytes(b"\n\xff")
    (tmp_path / "e.yaml").write_text("- id: a\n  questions: [b]\n  answer: c\n", "utf-8")
    (tmp_path / "lexicon.yaml").write_bytes(b"\xff")
    book, problems = read_folder(tmp_path)
    assert ["a"] == list(book.entries)
    assert ["unreadable", "unreadable", "unreadable", "not-utf8", "not-utf8"] == [p.code for p in problems]
    assert 2 == problems[3].place.line


def test_no_folder_is_an_empty_book_and_told_of(tmp_path):
    book, (problem,) = read_folder(tmp_path / "none")
    assert ({}, "unreadable", "No such file or directory") == (
        dict(book.entries),
        problem.code,
        problem.values["why"],
    )
