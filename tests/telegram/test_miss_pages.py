"""What an admin is shown of misses, figures and an answer in the making: whole, in one message."""

import pytest
from telegram import Chat, Message, MessageEntity

from bot.curating.misses import Cluster
from bot.faq.entries import Entry, FaqBook, Place, Source
from bot.models import Answer, Kind, Line, Reasons, Status
from bot.search.phrasings import Match
from bot.store import Day, Miss, Stats
from bot.telegram.admin.composing import as_markup, composing_message, prompt_message, sources_for
from bot.telegram.admin.dialogue import Dialogue, entry_of, in_chat
from bot.telegram.admin.miss_pages import Page, cluster_message, page_of
from bot.telegram.admin.stats import bars, stats_message
from bot.telegram.markup import units
from bot.telegram.texts import Voice, voice_of

HANS = Voice()
# Two UTF-16 units each, and what HTML would take for a tag.
LONG = "🐫<b>&" * 600
FILE = Place("faq/某.yaml", 12)


def cluster(*questions, answers=(1, 2), **more):
    given = {"asked": 2, "people": 1, "last": 1e9, "bad": 0}
    return Cluster(questions, answers, **(given | more))


def miss(answer, question="甲", reason=None):
    return Miss(answer, question, "answer", "fact", True, reason, "p", 1e9)


def refused(lead="没有。", missing=()):
    reasons = Reasons("below the bar", missing=missing)
    return Answer(Status.REFUSE, Kind.NONE, Line(lead), reasons=reasons)


# The worklist.


def test_a_page_is_found_by_any_answer_of_its_cluster(small):
    listed = (cluster("甲乙丙", answers=(7, 9)), cluster("丁戊己", answers=(3,)))
    assert [None, None] == [page_of(listed, answer, small) for answer in (0, 8)]
    first, last = page_of(listed, 9, small), page_of(listed, 3, small)
    assert [(7, None, 3), (3, 7, None)] == [(page.id, page.before, page.after) for page in (first, last)]


def test_a_page_that_shows_something_else_has_another_mark():
    near, far = Match("a", "问", 0.4), Match("b", "问", 0.3)
    pages = [
        Page(cluster("甲"), 0, 1, None, None, None),
        Page(cluster("甲", "乙"), 0, 1, None, None, None),
        Page(cluster("甲"), 0, 1, None, None, near),
        Page(cluster("甲"), 0, 1, None, None, far),
    ]
    assert 4 == len({page.mark for page in pages})
    # Asked once more, in the same words, it is the same.
    more = Page(cluster("甲", answers=(1, 2, 3), asked=3), 2, 5, 4, 6, None)
    assert pages[0].mark == more.mark


def test_an_entry_that_shares_a_common_word_alone_is_not_offered_to_be_joined(small):
    entry = Entry("x", ("云溪县的茶园有多大面积?",), "三万亩。")
    library = small.with_faq(FaqBook({"x": entry}))
    pages = (page_of([cluster(text)], 1, library) for text in ("火星的飞船有多大?", "云溪县茶园面积"))
    assert [None, "x"] == [page.nearest and page.nearest.entry for page in pages]


def test_a_page_of_endless_questions_is_one_message(small):
    page = Page(cluster(*(f"{number}{LONG}" for number in range(9))), 0, 1, None, None, None)
    message = cluster_message(page, [miss(1)], refused(LONG, (LONG,)), small, HANS)
    assert units(message.plain) <= 4096
    assert "还没有相近的条目。" == message.plain.splitlines()[-1]
    assert "<b>&" in message.plain and "<b>&" not in message.html


def test_reasons_are_counted_and_the_answer_is_quoted(small):
    told = Answer(Status.ANSWER, Kind.FACT, Line("三百元。"))
    page = Page(cluster("多少元", bad=3), 0, 1, None, None, None)
    misses = [miss(1, reason="wrong"), miss(2, reason="wrong"), miss(3)]
    text = cluster_message(page, misses, told, small, HANS).plain
    words = ("3 次答了", "内容有误 2、没选原因 1", "三百元。")
    assert [True] * 3 == [part in text for part in words]
    assert "为什么没答上" not in text


def test_what_people_wrote_stays_in_their_script(small):
    page = Page(cluster("这里有几个村?"), 0, 1, None, None, None)
    text = cluster_message(page, [], refused(), small, voice_of("hant", "hant")).plain
    assert ("这里有几个村?" in text, "沒答上" in text) == (True, True)


# An answer in the making.


def test_everything_to_choose_from_is_in_one_message(small):
    sources = tuple(Source("a", f"{number}{LONG}"[:160]) for number in range(5))
    dialogue = Dialogue((1,), tuple(range(6)), LONG, ("乙",) * 6, offered=sources)
    questions = [f"{number}{LONG}" for number in range(12)]
    text = composing_message(dialogue, questions, None, small, HANS).plain
    assert units(text) <= 4096
    assert text.splitlines()[-1].startswith("☐ 5. ")
    assert units(prompt_message("请回复", questions, LONG, HANS).plain) <= 4096


def test_a_question_that_was_forgotten_is_not_shown_and_no_phrasing(small):
    dialogue = Dialogue((1, 2), (1, 2), "答。")
    text = composing_message(dialogue, ["", "还在"], None, small, HANS).plain
    assert ("1. " in text, "☑ 2. 还在" in text) == (False, True)
    assert ("还在",) == entry_of(dialogue, ["", "还在"], ()).questions


def test_of_an_entry_in_a_file_it_says_the_line_and_what_to_paste(small):
    base = Entry("a", ("甲",), "答。", place=FILE)
    dialogue = Dialogue((5,), (5, 6), base="a")
    text = composing_message(dialogue, ["乙: 丙", "- 丁"], base, small, HANS).plain
    assert "faq/某.yaml:12" in text
    assert ["- '乙: 丙'", "- '- 丁'"] == [
        line.strip() for line in text.splitlines() if line.strip()[:3] == "- '"
    ]


def test_joining_an_entry_of_the_chat_only_adds_phrasings():
    base = Entry("a", ("甲",), "答。", (Source("002", "引"),), ("非",))
    assert in_chat(base)
    joined = entry_of(Dialogue((5,), (5,), base="a"), ["乙"], {"a"}, base)
    assert Entry("a", ("甲", "乙"), "答。", (Source("002", "引"),), ("非",)) == joined


def test_joining_an_entry_of_a_file_makes_one_beside_it():
    base = Entry("a", ("甲",), "答。", (Source("002", "引"),), place=FILE)
    joined = entry_of(Dialogue((5,), (5,), base="a"), ["乙"], {"a", "chat-5"}, base)
    assert Entry("chat-5-2", ("乙",), "答。", (Source("002", "引"),)) == joined


def test_the_sentences_nearest_to_the_answer_are_offered_first(small):
    offered = sources_for("石桥镇聘用保洁员75名。", ["云溪县有多少标准化茶园"], small)
    assert "聘用保洁员75名" in offered[0].quote
    assert any("标准化茶园" in source.quote for source in offered)


@pytest.mark.parametrize("text", ["", "???", "🐫🐫", "x" * 5000])
def test_texts_without_a_word_of_the_cases_offer_nothing(small, text):
    assert () == sources_for(text, [text], small)


def typed(text, *entities):
    return Message(1, None, Chat(1, "private"), text=text, entities=entities)


@pytest.mark.parametrize(
    ("entities", "markup"),
    [
        ([], "📄 甲乙丙"),
        ([MessageEntity("bold", 3, 2)], "📄 **甲乙**丙"),
        ([MessageEntity("text_link", 3, 1, url="https://x.cn/_a")], "📄 [甲](https://x.cn/_a)乙丙"),
        (
            [MessageEntity("bold", 3, 3), MessageEntity("text_link", 4, 1, url="https://x.cn/")],
            "📄 **甲乙丙**",
        ),
        ([MessageEntity("italic", 3, 1), MessageEntity("bold", 5, 1)], "📄 甲乙**丙**"),
    ],
    ids=["plain", "bold", "link", "within", "other"],
)
def test_telegrams_formatting_as_an_entry_writes_it(entities, markup):
    assert markup == as_markup(typed("📄 甲乙丙", *entities))


# Figures.


def stats(days, **more):
    given = {
        "questions": 0,
        "answered": 0,
        "suggested": 0,
        "refused": 0,
        "people": 0,
        "days": days,
        "entries": (),
        "cases": (),
        "good": 0,
        "bad": 0,
        "reasons": (),
    }
    return Stats(**(given | more))


def test_without_a_question_it_says_so(small):
    text = stats_message(stats((Day("2026-05-01"),)), 0, 1, small, HANS).plain
    assert "没有人提问" in text
    assert "%" not in text


def test_a_year_is_one_message_of_at_most_31_rows(small):
    days = tuple(Day(f"2026-01-{number % 28 + 1:02}", 10**6, 5, 3) for number in range(365))
    full = stats(
        days,
        questions=365 * 10**6,
        answered=365 * 10**6,
        entries=tuple((f"e{LONG[:60]}{number}", 9) for number in range(50)),
        cases=tuple((f"案例{number}", 9) for number in range(50)),
        reasons=(("wrong", 3), ("", 2), ("gone", 1)),
    )
    message = stats_message(full, 5000, 365, small, HANS)
    assert units(message.plain) <= 4096
    assert 31 == len(bars(days))
    assert "内容有误 3、没选原因 2、没选原因 1" in message.plain
    assert message.plain.endswith("待处理的问题:5000 个(/misses)")


def test_every_question_shows_in_a_bar_however_few():
    assert ["05-01 ▇▇▇▇▇▇▇▇▇▇ 1000 (1000)", "05-02 ▇ 1 (0)"] == bars(
        [Day("2026-05-01", 1000), Day("2026-05-02", 0, 0, 1)]
    )
