"""The learned order, over pages made for the test: several hundred, as the ranking is for large libraries."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from bot.answering import Conversation, respond
from bot.answering.evidence.candidates import LIKELY, PAGES, asking_part, nearest
from bot.answering.evidence.facts import gather
from bot.answering.evidence.page_order import PAGE
from bot.answering.evidence.ranking import LOOKED, clauses_beside, clauses_of, rank, rival
from bot.answering.evidence.signals import CLAUSE, SENTENCE
from bot.answering.evidence.windows import ELSEWHERE, joined, told_of
from bot.answering.telling.composing import tell_fact
from bot.answering.telling.refusing import NEAREST, suggest, unsaid
from bot.answering.understanding.question import understand
from bot.answering.weighing.belief import FILE, SIGNALS, Belief, belief, believed, fitted
from bot.answering.weighing.verdict import best_fact
from bot.corpus.fixes import clean
from bot.library import Library, open_library
from bot.models import CUT, Status
from bot.search.names import Mention

ANIMALS = "水獭 海狸 雪豹 羚牛 麝鼠 白鹳 丹顶鹤 大鲵 江豚 盘羊 棕熊 猞猁 貂熊 野驴 旱獭 黄鼬 斑羚 苍鹭 夜鹭 鸬鹚".split()
PLACES = "云溪 石川 白沙 青峰 龙潭 双桥 柳林 松坡 梅岭 竹山".split()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Library, Path]:
    """200 pages of three paragraphs, each of one animal in one valley."""
    folder = tmp_path_factory.mktemp("pages")
    for number, (animal, place) in enumerate((a, p) for a in ANIMALS for p in PLACES):
        (folder / f"p{number:03}.txt").write_text(
            f"{place}谷的{animal}是当地最常见的动物之一，人们很早就在那里见过它。\n"
            f"{place}谷的{animal}以山间的果实和小鱼为食，冬天会搬到低处过冬，春天再回来。\n"
            f"{1800 + number}年，学者陆文川首次记录了{place}谷的{animal}，当时共有{number + 20}只。",
            "utf-8",
        )
    return open_library(folder, var=tmp_path_factory.mktemp("var")), folder


def test_the_weights_are_of_the_signals_and_say_where_they_come_from():
    data = json.loads(files("bot.answering.evidence").joinpath("ranker.json").read_text("utf-8"))
    assert (list(SENTENCE), list(CLAUSE)) == (data["sentence"]["signals"], data["clause"]["signals"])
    assert list(PAGE) == list(data["page"])
    assert {"made", "data", "licence", "cross-validated by page"} == set(data["about"])


def test_nothing_to_rank_is_no_ranking(pages: tuple[Library, Path]):
    library, _ = pages
    question = understand("怎么报销发票?", library)
    assert () == rank(question, gather(question, library), library).best


def test_the_words_that_ask_are_not_looked_for(pages: tuple[Library, Path]):
    library, _ = pages
    question = understand("云溪谷的水獭有多少只?", library)
    assert "多少" not in asking_part(question)
    assert len(question.folded) == len(asking_part(question))


def test_the_page_meant_is_first_of_a_few(pages: tuple[Library, Path]):
    library, _ = pages
    found = nearest(replace(understand("云溪谷的水獭吃什么?", library), scope=frozenset()), library)
    assert "p000" == found.pages[0].case
    assert PAGES == len(found.pages)


def test_a_page_far_behind_the_best_is_not_read(pages: tuple[Library, Path]):
    library, _ = pages
    question = replace(understand("云溪谷的水獭首次被谁记录?", library), scope=frozenset())
    near = nearest(question, library)
    assert "p000" in near.ordinals
    assert {page.case for page in near.pages if page.of_best < LIKELY}.isdisjoint(near.ordinals)
    assert {one.sentence.case for one in rank(question, gather(question, library), library).best} <= {
        *near.ordinals
    }


def test_sentences_are_put_in_order_with_chances_that_sum_to_one(pages: tuple[Library, Path]):
    library, _ = pages
    question = understand("谁首次记录了石川谷的水獭?", library)
    ranking = rank(question, gather(question, library), library)
    assert "陆文川" in ranking.best[0].sentence.folded
    assert "p001" == ranking.best[0].sentence.case
    assert len(ranking.best) <= LOOKED
    assert pytest.approx(1.0) == sum(one.chance for one in ranking.best)
    assert all(0 < clause.chance < 1 for clause in clauses_of(ranking, library))


def test_belief_is_for_large_libraries_alone(pages: tuple[Library, Path], library: Library):
    large, _ = pages
    asked = [
        (belief(question, evidence, rank(question, evidence, one), one), one)
        for one in (library, large)
        for question in [replace(understand("谁首次记录了水獭?", one), scope=frozenset())]
        for evidence in [gather(question, one)]
    ]
    assert [None, True] == [value if value is None else isinstance(value, float) for value, _ in asked]


def test_what_no_page_tells_is_not_believed(pages: tuple[Library, Path]):
    library, _ = pages
    for text in ("个人所得税怎么申报?", "谁发明了蒸汽机?", "长城有多长?"):
        question = understand(text, library)
        evidence = gather(question, library)
        told = believed(question, evidence, rank(question, evidence, library), library)
        assert told is not Belief.SURE, text


def test_belief_is_of_its_figures_and_says_what_it_gives():
    data = json.loads(FILE.read_text("utf-8"))
    assert list(SIGNALS) == data["signals"]
    assert {"made", "data", "licence", "believed, cross-validated by page"} == set(data["about"])
    assert fitted().near < fitted().bar


def test_no_figure_of_belief_tells_how_large_the_library_is():
    told = {"rarest_missing", "term_missing", "term_missing_on_page", "subject"}
    assert not {
        name for name in SIGNALS if name.removeprefix("page_has_").removeprefix("sentence_has_") in told
    }


def test_a_name_within_another_word_does_not_hide_the_page_that_answers(pages: tuple[Library, Path]):
    library, _ = pages
    question = understand("谁首次记录了云溪谷的水獭?", library)
    name = Mention("云溪", 6, 8, frozenset({"p150"}), whole=False)
    elsewhere = replace(question, scope=name.cases, names=(name,))
    answer, asked = best_fact(elsewhere, library, Conversation())
    assert (("p000",), frozenset()) == (answer.cases, asked.scope)
    answer, asked = best_fact(elsewhere.within(elsewhere.scope), library, Conversation())
    assert {"p150"} == asked.scope
    assert "p000" not in answer.cases


def test_of_several_cases_that_a_name_points_at_the_page_that_answers_is_told(pages: tuple[Library, Path]):
    library, _ = pages
    question = replace(understand("谁首次记录了云溪谷的水獭?", library), scope=frozenset({"p000", "p150"}))
    answer, asked = best_fact(question, library, Conversation())
    assert (("p000",), frozenset()) == (answer.cases, asked.scope)


def test_a_named_case_that_does_not_tell_is_shown_all_the_same(pages: tuple[Library, Path]):
    library, _ = pages
    question = replace(understand("云溪谷的水獭门票多少钱?", library), scope=frozenset({"p000"}))
    answer, asked = best_fact(question, library, Conversation())
    assert (Status.REFUSE, {"p000"}) == (answer.status, asked.scope)
    assert "p000" == answer.hits[0].case


@pytest.fixture(scope="module")
def more(pages: tuple[Library, Path], tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The same pages, one that states which is the largest of all, and one of a plant that has one character."""
    folder = tmp_path_factory.mktemp("more")
    for page in pages[1].glob("*.txt"):
        (folder / page.name).write_text(page.read_text("utf-8"), "utf-8")
    text = "水獭的只数年年清点,各谷不同。雾岭的水獭是全国只数最多的一群。"
    (folder / "q000.txt").write_text(text, "utf-8")
    (folder / "q001.txt").write_text("蓍是菊科的草本,别名锯草。人们采蓍占卜,蓍生在北坡。", "utf-8")
    return open_library(folder, var=tmp_path_factory.mktemp("var"))


def test_the_most_of_all_that_one_page_states_is_told_of_it_alone(more: Library):
    answer, _ = respond("谁的水獭是全国只数最多的?", more, Conversation())
    assert (Status.ANSWER, ("q000",)) == (answer.status, answer.cases)
    answer, _ = respond("谁的海狸是当地只数最多的?", more, Conversation())
    assert "most" == answer.reasons.rule


def test_a_seldom_character_of_the_pages_is_no_typo_and_is_looked_for(more: Library):
    question = understand("蓍所生长的地区海拔约是多少米?", more)
    assert () == question.mends
    assert "q001" == nearest(question, more).pages[0].case


def test_the_third_of_something_is_no_page_of_hundreds(pages: tuple[Library, Path]):
    library, _ = pages
    assert frozenset() == understand("第三个国家级开发区是哪里?", library).scope
    assert {"p002"} == understand("第三个案例讲什么?", library).scope


def test_each_stretch_of_a_lead_of_a_large_library_is_a_verbatim_quote(pages: tuple[Library, Path]):
    library, folder = pages
    answer, _ = respond("白沙谷的雪豹首次被谁记录?", library, Conversation())
    assert Status.ANSWER is answer.status
    assert "陆文川" in answer.lead.text
    for citation in answer.citations:
        raw = (folder / citation.file).read_bytes().decode()[citation.quote.start : citation.quote.end]
        assert citation.quote.text == clean(raw)
    shown = answer.lead.text.split(CUT)
    assert 2 == len(shown)
    assert [] == [
        part
        for part, citation in zip(shown, answer.citations, strict=True)
        if part not in citation.quote.text
    ]


def test_what_may_not_answer_is_shown_as_it_would_be_told_and_said_to_be_near(pages: tuple[Library, Path]):
    library, _ = pages
    question = replace(understand("谁首次记录了石川谷的水獭?", library), scope=frozenset())
    evidence = gather(question, library)
    ranking = rank(question, evidence, library)
    near = suggest(question, evidence, library, ranking)
    told = told_of(ranking, library)
    assert (Status.SUGGEST, f"{NEAREST}“{joined(told[0].shown, told)}”") == (
        near.status,
        near.lead.text,
    )
    assert [one.quote for one in told] == [citation.quote for citation in near.citations]


def test_what_the_page_lacks_is_named_beside_what_is_nearest_on_it(pages: tuple[Library, Path]):
    library, _ = pages
    question = replace(understand("谁首次记录了石川谷的水獭和煤矿?", library), scope=frozenset())
    evidence = gather(question, library)
    ranking = rank(question, evidence, library)
    near = suggest(question, evidence, library, ranking, unsaid(question, library))
    assert ["资料里没有说到“煤矿”。"] == [line.text for line in near.body]


def with_two(first: str, second: str, folder: Path) -> Library:
    """200 short pages and two more, q000 and q001."""
    pages = folder / "pages"
    pages.mkdir()
    for number, (animal, place) in enumerate((a, p) for a in ANIMALS for p in PLACES):
        text = f"{place}谷的{animal}很多,学者在{1800 + number}年数过一次,每群有{number + 20}只。"
        (pages / f"p{number:03}.txt").write_text(text, "utf-8")
    for number, text in enumerate((first, second)):
        (pages / f"q{number:03}.txt").write_text(text, "utf-8")
    return open_library(pages, var=folder / "var")


def test_of_two_pages_about_as_likely_both_are_told_and_cited(tmp_path: Path):
    first, second = (
        "梅溪中学在甲城,学校现有三个校区,新校区在城东。",
        "竹园中学在乙城,学校现有两个校区,老校区在城西。",
    )
    library = with_two(first, second, tmp_path)
    question = replace(understand("学校现有几个校区?", library), scope=frozenset())
    evidence = gather(question, library)
    ranking = rank(question, evidence, library)
    answer = tell_fact(question, evidence, library, "", ranking)
    assert ["q000", "q001"] == sorted(citation.case for citation in answer.citations)
    assert all(number in answer.lead.text for number in ("三个校区", "两个校区", ELSEWHERE))
    assert (answer.citations[0].case,) == answer.cases


def test_what_another_page_says_in_the_same_words_is_not_told_again(tmp_path: Path):
    library = with_two(*["学校现有三个校区,新校区在城东。"] * 2, tmp_path)
    question = replace(understand("学校现有几个校区?", library), scope=frozenset())
    ranking = rank(question, gather(question, library), library)
    assert rival(ranking)[0] in {"q000", "q001"}
    assert {0.0} == {clause.chance for clause in clauses_beside(ranking, library)}
