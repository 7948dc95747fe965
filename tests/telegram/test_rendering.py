"""Answers as messages: the direct answer, the quote, the source, the passage around, in either script."""

import re
from html import unescape

import pytest

from bot.answering import Conversation, respond
from bot.library import open_library
from bot.models import Answer, Citation, Hit, Kind, Line, Quote, Status
from bot.telegram.markup import units
from bot.telegram.rendering import (
    answer_messages,
    cited_passage,
    evidence_message,
    further,
    inline_message,
    listed,
    passage_message,
    quoted_message,
)
from bot.telegram.texts import Voice, voice_of

HANS = Voice()
HANT = voice_of("hant", "hans")
AS_IS = voice_of("as-is", "hans")


def asked(question, library):
    return respond(question, library, Conversation())[0]


def html(answer, library, voice=HANS, question=""):
    (message,) = answer_messages(answer, library, "somebot", voice, question)
    return message.html


def told(markup):
    """What a reader sees of HTML."""
    return unescape(re.sub(r"<[^>]+>", "", markup))


def made(**fields):
    return Answer(**{"status": Status.ANSWER, "kind": Kind.FACT, "lead": Line("甲")} | fields)


def test_the_answer_stands_first_with_its_number_bold(small):
    shown = html(asked("云溪县建成多少亩茶园?", small), small)
    assert ["建成标准化茶园3.2万亩"] == re.findall("<b>(.*?)</b>", shown.partition("\n")[0])


def test_its_source_opens_the_passage_in_the_chat(small):
    shown = html(asked("云溪县建成多少亩茶园?", small), small)
    assert (
        '出处:<a href="https://t.me/somebot?start=a-0">《云溪县茶产业带动乡村振兴》 · 云溪日报 · 2021-03-05</a>'
        in shown
    )


def test_a_page_with_an_address_of_its_own_is_linked_and_still_opens_in_the_chat(small):
    answer = asked("云溪县建成多少亩茶园?", small)
    (citation,) = answer.citations
    here = made(
        lead=answer.lead,
        citations=(
            Citation(
                citation.case,
                citation.title,
                citation.file,
                citation.quote,
                "https://example.org/a?x=1&y=2",
                citation.passage,
            ),
        ),
    )
    assert (
        '<a href="https://example.org/a?x=1&amp;y=2">云溪县茶产业带动乡村振兴</a>'
        ' · <a href="https://t.me/somebot?start=a-0">在聊天里看原文</a>'
    ) in html(here, small)


def test_the_passage_around_is_folded_with_the_sentence_underlined(library):
    answer = asked("石湾培训了多少人次?", library)
    (fold,) = re.findall(r"<blockquote expandable>(.*?)</blockquote>", html(answer, library), re.S)
    passage = cited_passage(answer.citations[0], library)
    assert [answer.citations[0].quote.text] == re.findall("<u>(.*?)</u>", fold)
    assert passage.text in told(fold)


def test_no_fold_repeats_a_sentence_that_stands_alone(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text("某镇茶园\n  某镇今年一共建成了标准化茶园三百二十亩。\n", "utf-8")
    cases = open_library(folder, var=tmp_path)
    assert "blockquote" not in html(asked("某镇建成多少亩茶园?", cases), cases)


@pytest.mark.parametrize(
    "question", ["<b>石湾</b> & 多少<人>?", "</a><script>", "&lt;寿宁&gt;有什么", "<blockquote>" * 20]
)
def test_what_was_asked_is_never_markup(library, question):
    answer = asked(question, library)
    shown = html(answer, library, question=question)
    tags = set(re.findall(r"</?([a-z]+)", shown))
    assert set() == tags - {"b", "i", "u", "a", "blockquote"}
    assert f"问:{question}" in told(shown)


def test_a_pressed_question_stands_above_its_answer(small):
    assert html(made(), small, question="几亩?").startswith("<i>问:几亩?</i>\n\n甲")


def test_questions_too_long_for_buttons_are_also_listed(small):
    long = "石桥镇组织志愿者开展村庄清洁行动一共多少次?"
    assert "还可以问:\n1. 短?\n2. " + long in html(made(suggestions=("短?", long)), small)
    assert "短" not in html(made(suggestions=("短?",)), small)
    assert (True, False) == (listed([long]), listed(["短?"]))


@pytest.mark.parametrize("lead", ["没有确切的回答。您是不是想问:", "没有确切的回答。"])
@pytest.mark.parametrize("question", [30 * "长", "短?"])
def test_a_choice_asks_once_whether_it_was_meant(small, lead, question):
    choice = made(status=Status.SUGGEST, kind=Kind.NONE, lead=Line(lead), suggestions=(question,))
    assert 1 == html(choice, small).count("您是不是想问:")


def test_each_page_cited_has_one_source_line(library):
    answer = asked("哪些案例提到电商?", library)
    shown = html(answer, library)
    assert len({citation.case for citation in answer.citations}) == shown.count("《") - told(
        "\n".join(line.text for line in answer.body)
    ).count("《")


@pytest.mark.parametrize("question", ["寿宁县培育了多少个农业经营主体?", "石湾培训了多少人次?"])
def test_a_wish_for_traditional_turns_all(library, question):
    shown = told(html(asked(question, library), library, HANT))
    assert ([], True) == ([c for c in "县业个训总产训带农镇" if c in shown], "出處" in shown)


def test_a_traditional_page_is_not_respelt_for_who_reads_traditional(library):
    shown = told(html(asked("壽寧縣培育了多少個農業經營主體?", library), library, voice_of("", "hant")))
    assert ("群眾創業就業" in shown, "羣" in shown) == (True, False)


def test_as_is_leaves_quotes_in_the_script_of_their_page(library):
    answer = asked("寿宁县培育了多少个农业经营主体?", library)
    shown = html(answer, library, AS_IS)
    assert answer.citations[0].quote.text in told(shown).partition("\n")[0]
    assert ("出处:", ["700多個農業經營主體"]) == (
        shown[shown.find("出") :][:3],
        re.findall("<b>(.*?)</b>", shown)[:1],
    )


def test_each_stretch_of_a_lead_is_spelt_as_on_its_page(library):
    quotes = [Quote(text, at, at + len(text), 1) for at, text in ((0, "群眾着手創業,"), (9, "群眾著書。"))]
    citations = tuple(Citation("001", "甲", "a.txt", quote, "") for quote in quotes)
    lead = Line("羣眾著手創業……羣眾著書", cites=0)
    shown = told(html(made(lead=lead, citations=citations), library, voice_of("", "hant")))
    assert "群眾着手創業……群眾著書" == shown.partition("\n")[0]


def test_further_evidence_is_what_is_not_cited(library):
    answer = asked("石湾培训了多少人次?", library)
    cited = {citation.passage for citation in answer.citations}
    assert [hit.passage for hit in answer.hits if hit.passage not in cited] == list(further(answer))


def test_evidence_is_told_by_number_and_ends(library):
    answer = asked("石湾培训了多少人次?", library)
    count = len(further(answer))
    shown = evidence_message(answer, count - 1, library, "somebot", HANS)
    assert f"另一条依据(第 {count}/{count} 条)" in shown.plain
    assert library.passage(further(answer)[-1]).text in shown.plain
    assert evidence_message(answer, count, library, "somebot", HANS) is None
    assert evidence_message(answer, -1, library, "somebot", HANS) is None


def test_evidence_of_a_page_that_is_gone_is_none(small):
    assert evidence_message(made(hits=(Hit("z", "z-1", 1.0),)), 0, small, "somebot", HANS) is None


def test_a_passage_stands_between_its_neighbours(small):
    first, second = small.passage("a-0"), small.passage("a-1")
    shown = passage_message(first, small, "somebot", HANS)
    assert f"<blockquote>{first.text}</blockquote>\n{second.text}\n\n" in shown.html
    assert "第 1/" in shown.plain
    last = small.passage(f"a-{len(small.ordinals('a')) - 1}")
    assert small.passages[small.ordinals("b")[0]].text not in passage_message(last, small, "b", HANS).plain


def test_every_passage_of_the_pages_fits_one_message(library):
    shown = [passage_message(passage, library, "somebot", HANT) for passage in library.passages]
    assert [] == [message.plain for message in shown if "出處:" not in message.plain]


def test_a_citation_without_its_passage_finds_it_by_its_place(library):
    answer = asked("石湾培训了多少人次?", library)
    (citation,) = answer.citations
    bare = Citation(citation.case, citation.title, citation.file, citation.quote)
    assert citation.passage == cited_passage(bare, library).id


def test_a_title_opens_the_page_at_its_start_and_a_page_that_is_gone_nothing(library):
    title = library.cases["001"].title
    assert "001-0" == cited_passage(Citation("001", title.text, "f", title), library).id
    assert cited_passage(Citation("zzz", "", "f", Quote("", 0, 0, 1)), library) is None


def test_what_is_posted_in_other_chats_cites_and_asks_nothing(library):
    answer = asked("石湾培训了多少人次?", library)
    for message in (
        inline_message(answer, library, "somebot", HANS),
        quoted_message(library.passage("002-3"), library, "somebot", HANS),
    ):
        assert ("出处:" in message.plain, "https://t.me/somebot?start=002-" in message.html) == (True, True)
        assert "还可以问" not in message.plain


@pytest.fixture(scope="module")
def endless(library_of):
    """A page whose title, heading and sentences have no end, as lists without full stops do."""
    long = "、".join(f"某镇第{number}村建成茶园带动群众增收" for number in range(400))
    return library_of({"a.txt": f"某镇茶园\n  {long}。\n  {long}。\n  {long}。\n"})


def test_a_passage_without_end_is_shown_from_its_start_with_its_source(endless):
    assert 4096 < max(len(passage.text) for passage in endless.passages)
    for passage in endless.passages:
        for message in (
            passage_message(passage, endless, "somebot", HANS),
            quoted_message(passage, endless, "somebot", HANS),
        ):
            assert (True, True) == (passage.text[:1000] in message.plain, "出处:" in message.plain)


def test_an_answer_without_end_is_split_and_loses_nothing(endless):
    answer = asked("某镇第3村建成了什么?", endless)
    messages = answer_messages(answer, endless, "somebot", HANS)
    assert [] == [message.plain for message in messages if not 0 < units(message.plain) <= 4096]
    plain = "".join(message.plain for message in messages)
    assert [] == [line.text for line in (answer.lead, *answer.body) if line.text not in plain]
    assert "出处:" in messages[-1].plain


CURATED = Answer(
    Status.ANSWER,
    Kind.FAQ,
    Line("凭积分手册兑换,见《<办法>》。", ((1, 5),), links=((9, 15, "https://example.org/?a=1&b=2"),)),
    (Line("· 每100分换一袋米"), Line("参考:积分办法", links=((3, 7, "https://example.org/p"),))),
    entry="jifen",
)


def test_a_curated_answer_keeps_its_bold_and_its_links(small):
    shown = html(CURATED, small)
    assert (
        '凭<b>积分手册</b>兑换,见<a href="https://example.org/?a=1&amp;b=2">《&lt;办法&gt;》</a>。' in shown
    )
    assert '参考:<a href="https://example.org/p">积分办法</a>' in shown


def test_its_links_stay_where_they_are_in_the_other_script(small):
    shown = html(CURATED, small, HANT)
    assert '參考:<a href="https://example.org/p">積分辦法</a>' in shown


def test_a_curated_answer_cites_its_sources_and_folds_no_passage(small):
    citation = asked("云溪县建成多少亩茶园?", small).citations[0]
    shown = html(made(kind=Kind.FAQ, citations=(citation,), cases=("a",), entry="cha"), small)
    assert ("出处:" in shown, "expandable" in shown) == (True, False)
    assert "https://t.me/somebot?start=a-0" in shown


def test_a_curated_answer_can_be_posted_in_any_chat_without_a_source(small):
    message = inline_message(CURATED, small, "somebot", HANS)
    assert "凭积分手册兑换" in message.plain
    assert '<a href="https://example.org/p">' in message.html
