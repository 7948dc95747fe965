"""Entries written as YAML read as the same entries, whatever they hold."""

from datetime import date

import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.faq.entries import Entry, Source
from bot.faq.markup import markup_problems
from bot.faq.reading import read_entries
from bot.faq.schema import tidy
from bot.faq.writing import as_yaml
from bot.text.scripts import fold
from bot.text.typed import readable

# What YAML, Markdown and Chinese are made of, more often than all else.
CHARACTERS = st.one_of(
    st.sampled_from(
        ":#-?!|>%@`'\"{}[]&*,.~=<\\ \n\t：，。“”’ 一二头雁乡鄉😀👨\u200d👩𠮷éя0123456789abcnulltrueyes"
    ),
    st.characters(exclude_categories=["Cs"]),
)
TEXTS = st.text(CHARACTERS, min_size=1, max_size=40)
LINES = TEXTS.map(readable).filter(bool)
QUESTIONS = LINES.filter(lambda text: any(char.isalnum() for char in text))
SOURCES = st.one_of(
    st.builds(Source, case=LINES, quote=LINES),
    st.builds(Source, url=st.just("https://example.org/?a=1#b: c".replace(" ", "")), title=LINES),
)
ENTRIES = st.builds(
    Entry,
    id=st.from_regex(r"[A-Za-z0-9_-]{1,40}", fullmatch=True),
    questions=st.lists(QUESTIONS, min_size=1, max_size=4, unique_by=fold).map(tuple),
    answer=st.lists(TEXTS, min_size=1, max_size=4).map(lambda lines: tidy("\n".join(lines))).filter(bool),
    sources=st.lists(SOURCES, max_size=2).map(tuple),
    nots=st.lists(QUESTIONS, max_size=2, unique_by=fold).map(tuple),
    valid_until=st.none() | st.dates(min_value=date(1000, 1, 1)),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(ENTRIES, max_size=3, unique_by=lambda entry: entry.id))
def test_what_is_written_reads_as_the_same(entries):
    assume(not any(markup_problems(entry) for entry in entries))
    text = as_yaml(entries)
    assert (tuple(entries), ()) == read_entries(text)


@settings(max_examples=100, deadline=None)
@given(ENTRIES)
def test_any_yaml_reader_reads_the_texts_as_they_are(entry):
    """Quoted where YAML would make a number or a date of them."""
    (read,) = yaml.safe_load(as_yaml([entry]))
    assert [entry.id, *entry.questions, entry.answer] == [read["id"], *read["questions"], read["answer"]]
    assert entry.valid_until == read.get("valid_until")


def test_chinese_and_lines_stand_as_they_are():
    entry = Entry(
        "001", ("多少钱?", "多少: 钱"), "甲\n\n- 乙😀 𠮷", (Source(case="002", quote="引"),), ("否",)
    )
    expected = """\
- id: '001'
  questions:
  - 多少钱?
  - '多少: 钱'
  answer: |-
    甲

    - 乙😀 𠮷
  sources:
  - case: '002'
    quote: 引
  not:
  - 否
"""
    assert expected == as_yaml([entry])
    assert f"{expected}\n{expected.replace('001', '003')}" == as_yaml([entry, Entry("003", *list_of(entry))])


def list_of(entry):
    return (entry.questions, entry.answer, entry.sources, entry.nots)


def test_no_entry_is_no_text():
    assert "" == as_yaml([])
