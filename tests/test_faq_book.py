"""Books of entries: files and chat put together, and what differs between two."""

from datetime import date

from bot.faq.book import merged, without
from bot.faq.changes import Changes, changed_fields, changes
from bot.faq.entries import Entry, FaqBook, Place, Source


def entry(id, answer="答", **more):
    return Entry(id, (f"{id}?",), answer, **more)


def book(*entries):
    return FaqBook({one.id: one for one in entries}, (("甲", "乙"),), ("丙",))


def test_an_entry_of_the_chat_gives_way_to_a_file_of_the_same_id():
    both = merged(book(entry("a"), entry("b")), [entry("b", "chat"), entry("c")])
    assert [entry("a"), entry("b"), entry("c")] == list(both.entries.values())
    assert ((("甲", "乙"),), ("丙",)) == (both.synonyms, both.words)


def test_entries_are_taken_out_by_id():
    left = without(book(entry("a"), entry("b")), {"a", "x"})
    assert (["b"], ("丙",)) == (list(left.entries), left.words)


def test_what_is_alike_has_not_changed_wherever_it_stands():
    before = book(entry("a", place=Place("a.yaml", 1)), entry("b"))
    after = book(entry("b"), entry("a", place=Place("b.yaml", 9)))
    assert Changes() == changes(before, after)
    assert not changes(before, after)


def test_entries_come_go_and_change():
    before = book(entry("a"), entry("b"), entry("c"))
    after = book(entry("d"), entry("b", "neu"), entry("c"))
    expected = Changes((entry("d"),), ((entry("b"), entry("b", "neu")),), (entry("a"),))
    assert expected == changes(before, after)
    assert changes(before, after)


def test_the_fields_that_differ_are_named_as_in_yaml():
    one = entry("a")
    other = Entry("a", ("x",), "y", (Source(case="1", quote="q"),), ("n",), date(2027, 1, 1), Place("f", 2))
    assert ("questions", "answer", "sources", "not", "valid_until") == changed_fields(one, other)
    assert () == changed_fields(one, entry("a", place=Place("f", 2)))
