"""Where quotes stand: whole sentences of the page, verbatim, or nowhere."""

from itertools import pairwise
from pathlib import Path

import pytest

from bot.corpus.case import case_of
from bot.corpus.fixes import clean
from bot.corpus.pages import read_raw
from bot.faq.quotes import standing
from bot.text.scripts import to_simplified, to_traditional

SEEDS = Path(__file__).parent.parent / "seeds"

RAW = """云溪县茶产业带动乡村振兴
时间:2021-03-05     来源:云溪日报
一、建强组织
  近年来,云溪县把茶产业作为富民产业,建成标准化茶园3.2万亩。带动1200余户群众增收,全县茶叶年产值达到4.5亿元。 云溪县还设立了党员先锋岗。
  云溪县组建茶产业党委1个、党支部26个,选派86名党员干部担任产业指导员,为茶农讲解種植和加工技術(jì shù)。
"""


@pytest.fixture(scope="module")
def case():
    return case_of(RAW, "a_tea.txt")


def verbatim(quote):
    return (
        quote.text == clean(RAW[quote.start : quote.end])
        and quote.line == RAW.count("\n", 0, quote.start) + 1
    )


@pytest.mark.parametrize(
    "quote",
    [
        "云溪县建成茶园",
        "建成标准化茶园3.3万亩",
        "全县茶叶年产值达到4.5亿元。云溪县组建",  # of another paragraph
        "4.5亿元云溪县",  # marks count
        "",
        " \n",
        "时间:2021-03-05",
    ],
)
def test_what_does_not_stand_in_the_page_stands_nowhere(case, quote):
    assert standing(quote, case) is None


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("茶园3.2万亩", "近年来,云溪县把茶产业作为富民产业,建成标准化茶园3.2万亩。"),
        ("建成標準化茶園３．２萬畝", "近年来,云溪县把茶产业作为富民产业,建成标准化茶园3.2万亩。"),
        ("为茶农 讲解\n种植和加工技术", "云溪县组建茶产业党委1个、党支部26个,选派86名党员干部担任产业指导员,为茶农讲解種植和加工技術(jì shù)。"),
        # Over two sentences that touch: both.
        ("3.2万亩。带动1200余户", "近年来,云溪县把茶产业作为富民产业,建成标准化茶园3.2万亩。带动1200余户群众增收,全县茶叶年产值达到4.5亿元。"),
        # Over two that stand apart on the page: the one that holds most of it.
        ("产值达到4.5亿元。云溪县", "带动1200余户群众增收,全县茶叶年产值达到4.5亿元。"),
        ("元。云溪县还设立了", "云溪县还设立了党员先锋岗。"),
        # A heading, and the title.
        ("建强组织", "一、建强组织"),
        ("茶产业带动乡村振兴", "云溪县茶产业带动乡村振兴"),
    ],
)  # fmt: skip
def test_a_quote_gives_the_whole_sentences_that_hold_it(case, quote, expected):
    found = standing(quote, case)
    assert (expected, True) == (found.text, verbatim(found))


def test_of_several_places_the_first_counts(case):
    assert standing("云溪县", case).text.startswith("近年来")


@pytest.mark.parametrize("file", sorted(path.name for path in SEEDS.glob("*.txt")))
def test_every_sentence_and_pair_of_the_real_pages_is_found_verbatim(file):
    raw = read_raw(SEEDS / file)
    case = case_of(raw, file)
    paragraphs = [p.sentences for section in case.sections for p in section.paragraphs]
    quotes = [(one.text, one.text) for sentences in paragraphs for one in sentences]
    quotes += [
        (a.text[-6:] + b.text[:6], a.text + b.text)
        for sentences in paragraphs
        for a, b in pairwise(sentences)
        if a.end == b.start
    ]
    assert len(quotes) > 30
    for turned in (to_simplified, to_traditional):
        for quote, expected in quotes:
            found = standing(turned(quote), case)
            assert found is not None and clean(raw[found.start : found.end]) == found.text
            assert to_simplified(quote) in to_simplified(found.text) and len(found.text) <= len(expected)
