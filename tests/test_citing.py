"""How a case is named, and how a quote is cut and cited."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.citing import bold_in, cite, clipped, label
from bot.library import open_library
from bot.models import Case, Paragraph, Quote, Section


def case(title, places, text=""):
    body = Section(None, (Paragraph((Quote(text, 2, 3, 2),)),))
    return Case("x", "x.txt", Quote(title, 0, 1, 1), places, None, None, (), (body,))


@pytest.mark.parametrize(
    ("expected", "title", "places"),
    [
        ("云溪县", "云溪县茶产业带动乡村振兴", ("云溪县",)),
        ("青川云溪", "青川云溪做强茶产业", ("青川市", "云溪县")),
        ("石桥", "石桥人居环境见成效", ("石桥镇街道",)),
        ("人居环境见成效", "人居环境见成效", ()),
        ("青川", "青川:让云溪茶香飘四方", ("青川市", "云溪县")),
    ],
)
def test_what_people_call_a_case(expected, title, places):
    assert expected == label(case(title, places))


def test_a_page_is_called_by_a_place_of_its_opening_and_not_of_its_depth():
    places = ("石桥镇", "青川市")
    assert "石桥镇" == label(case("人居环境见成效", places, "青川市石桥镇人居环境好了。"))
    assert "人居环境见成效" == label(
        case("人居环境见成效", places, "全省都在整治。" * 40 + "走进青川市石桥镇。")
    )


def test_a_page_without_a_title_is_called_by_a_place_of_its_opening():
    opening = "近年来,青川市石桥镇发展茶业"
    text = opening + ",人居环境好了。" + "全省都在整治。" * 40 + "云溪县、云溪县、云溪县。"
    assert label(case(opening, ("云溪县", "青川市", "石桥镇"), text)) in ("青川市", "石桥镇")


def test_the_labels_of_the_pages_are_all_different(library):
    labels = [label(case) for case in library.cases.values()]
    assert len(labels) == len(set(labels))


def test_a_citation_tells_where_it_is_from(small):
    page = small.cases["b"]
    quote = page.sections[0].paragraphs[0].sentences[0]
    cited = cite(page, quote, small, "b-0")
    assert ("b", page.title.text, "b_town.txt", "", "b-0") == (
        cited.case,
        cited.title,
        cited.file,
        cited.link,
        cited.passage,
    )
    assert "《石桥镇人居环境整治见成效》 · 青川网 · 2022-08-19" == cited.origin


def test_the_own_address_of_a_page_goes_before_the_base(pages, tmp_path):
    (pages / "sources.yaml").write_text("a: https://example.org/tea", "utf-8")
    library = open_library(pages, var=tmp_path / "var", source_base_url="https://example.org/raw")
    links = [cite(page, page.title, library).link for page in library.cases.values()]
    assert ["https://example.org/tea", "https://example.org/raw/b_town.txt#L1"] == links


@given(st.text(min_size=1, max_size=60), st.integers(0, 60), st.integers(0, 60), st.integers(4, 40))
def test_a_cut_text_fits_and_the_offset_keeps_pointing_at_the_same_characters(text, a, b, limit):
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    cut, offset = clipped(text, (start, end), limit)
    assert len(cut) <= limit
    assert cut.strip("…") in text or "…" in text
    shown = range(max(start + offset, 1), min(end + offset, len(cut) - 1))
    assert [text[at - offset] for at in shown] == [cut[at] for at in shown]


def test_a_short_text_is_not_cut():
    assert ("石桥镇", 0) == clipped("石桥镇", (0, 1), 3)


@pytest.mark.parametrize(
    ("expected", "text", "found"),
    [
        (((3, 7),), "清理了3200吨", "3200"),
        (((0, 2),), "垃圾處理", "垃圾"),
        (((2, 4),), "垃圾處理", "处理"),
        ((), "垃圾", "茶园"),
        ((), "垃圾", ""),
    ],
)
def test_bold_is_found_in_either_script(expected, text, found):
    assert expected == bold_in(text, found)
