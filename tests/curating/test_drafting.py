"""YAML of a draft -> what would be live with it."""

from dataclasses import replace

from bot.curating.drafting import drafted, kept_entries
from bot.faq.book import merged
from bot.faq.changes import Changes
from bot.faq.entries import Place
from bot.faq.writing import as_yaml
from bot.store import StoredEntry
from tests.curating.conftest import BIN, TEA, entries

OWN = """\
- id: cleaners
  questions: [石桥镇有多少保洁员?]
  answer: 75名。
  sources:
  - case: b
    quote: 聘用保洁员75名
"""


def codes(draft):
    return [problem.code for problem in draft.problems]


def test_an_error_leaves_nothing_to_put_live(live):
    draft = drafted(OWN + "- id: broken\n", live, ())
    assert draft.after is None
    assert ["cleaners"] == [entry.id for entry in draft.entries]
    assert {"no-questions", "no-answer"} == set(codes(draft))


def test_what_only_the_cases_tell_is_an_error_too(live):
    draft = drafted(OWN.replace("75名\n", "80名\n"), live, ())
    assert (None, ["quote-gone"]) == (draft.after, codes(draft))
    assert Place("", 1) == draft.problems[0].place


def test_hostile_text_raises_nothing(live):
    for text in (b"\xff\xfe", "\0", "&a [*a, *a]", "[" * 5_000, "- - - -", "", b"- id: x\n" * 300):
        draft = drafted(text, live, ())
        assert draft.after is None or not draft.changes


def test_a_good_draft_is_live_beside_what_was(live, book):
    draft = drafted(OWN.encode(), live, ())
    assert ((), ["tea", "bin", "cleaners"]) == (draft.problems, list(draft.after.faq.entries))
    assert Changes(added=draft.entries) == draft.changes
    assert live.faq is book


def test_an_entry_of_the_chat_is_replaced_and_the_others_stay(live):
    chat = entries(
        OWN + BIN.replace("id: bin", "id: waste").replace("镇的垃圾怎么处理", "镇清了多少垃圾"), file=""
    )
    draft = drafted(OWN.replace("75名。", "共75名。"), live.with_faq(merged_with(live, chat)), chat)
    assert () == draft.problems
    assert ["tea", "bin", "waste", "cleaners"] == list(draft.after.faq.entries)
    ((before, after),) = draft.changes.changed
    assert (Changes(changed=((before, after),)), "75名。", "共75名。") == (
        draft.changes,
        before.answer,
        after.answer,
    )


def test_ids_to_drop_are_removed_of_the_chat_alone(live):
    chat = entries(OWN, file="")
    draft = drafted("", live.with_faq(merged_with(live, chat)), chat, drop={"cleaners", "tea"})
    assert (["tea", "bin"], Changes(removed=chat)) == (list(draft.after.faq.entries), draft.changes)


def test_an_entry_that_is_left_out_is_no_part_of_another_draft(live):
    stale = entries(OWN.replace("75名\n", "80名\n"), file="")
    fresh = OWN.replace("id: cleaners", "id: waste").replace("有多少保洁员", "的保洁员是谁")
    draft = drafted(fresh, live, stale)
    assert (["tea", "bin", "waste"], Changes(added=draft.entries)) == (
        list(draft.after.faq.entries),
        draft.changes,
    )


def test_an_entry_that_is_left_out_can_be_removed_and_mended(live):
    stale = entries(OWN.replace("75名\n", "80名\n"), file="")
    assert Changes(removed=stale) == drafted("", live, stale, drop={"cleaners"}).changes
    mended = drafted(OWN, live, stale)
    assert (Changes(changed=((stale[0], mended.entries[0]),)), ["tea", "bin", "cleaners"]) == (
        mended.changes,
        list(mended.after.faq.entries),
    )


def test_an_entry_gives_way_to_a_file_and_is_told_where(live):
    draft = drafted(TEA.replace("3.2万亩**", "3万亩**"), live, ())
    (problem,) = draft.problems
    assert ("gives-way", True, {"entry": "tea", "at": "faq/a.yaml:1"}) == (
        problem.code,
        problem.warning,
        problem.values,
    )
    assert Changes() == draft.changes
    assert live.faq.entries["tea"] == draft.after.faq.entries["tea"]


def test_a_clash_is_told_of_the_draft_not_of_what_is_live(live):
    chat = entries(OWN, file="")
    with_chat = live.with_faq(merged_with(live, chat))
    draft = drafted(OWN.replace("id: cleaners", "id: other"), with_chat, chat)
    (problem,) = draft.problems
    assert ("phrasing-taken", "cleaners", Place("", 1)) == (
        problem.code,
        problem.values["other"],
        problem.place,
    )


def test_the_words_of_the_lexicon_stay(live, book):
    with_words = live.with_faq(replace(book, synonyms=(("茶园", "茶山"),)))
    assert (("茶园", "茶山"),) == drafted(OWN, with_words, ()).after.faq.synonyms


def test_what_the_store_keeps_is_read_again_and_what_is_none_is_left_out():
    (made,) = entries(OWN, file="")
    stored = [StoredEntry("cleaners", as_yaml([made]), 7, 0.0), StoredEntry("x", "- id: x\n", 7, 0.0)]
    assert (made,) == kept_entries(stored)


def merged_with(library, chat):
    return merged(library.faq, chat)


def test_of_an_entry_that_gives_way_that_alone_is_told(live):
    """Its questions lead nowhere, each of them: 54,000 were asked for a minute and a half to say so."""
    draft = drafted(TEA.replace("云溪县的茶园有多大?", "图书室有多少册藏书?"), live, ())
    assert (["gives-way"], Changes()) == (codes(draft), draft.changes)
