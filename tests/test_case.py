import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot.corpus.case import case_of, read_case, read_cases
from bot.corpus.fixes import clean
from bot.corpus.pages import read_raw
from bot.errors import PageError
from bot.models import Case, Quote

SEEDS = sorted(Path("seeds").glob("*.txt"))
CLEANING = Path(__file__).parent / "cleaning"
PAGES = yaml.safe_load((CLEANING / "pages.yaml").read_text("utf-8"))
ALL = [*SEEDS, *(CLEANING / "pages" / page["page"] for page in PAGES)]
HAN = re.compile(r"[\u3400-\u9fff]")

# The raw lines that a reader takes for the body of each seed, and what at their end is a byline.
BODIES = {
    "000": (range(2, 8), ""),
    "001": (range(2, 6), ""),
    "002": (range(10, 86), ""),
    "003": (range(11, 98), "(韩加君 丁苏)"),
    "004": (range(10, 20), "(通讯员 苏凯)"),
}


def _quotes(case: Case) -> Iterator[Quote]:
    yield case.title
    yield from (stated.quote for stated in (case.date, case.outlet) if stated is not None)
    yield from (credit.quote for credit in case.credits)
    for section in case.sections:
        if section.heading is not None:
            yield section.heading
        for paragraph in section.paragraphs:
            yield from paragraph.sentences


def _fields(case: Case) -> dict[str, object]:
    return {
        "title": case.title.text,
        "date": case.date and case.date.value,
        "outlet": case.outlet and case.outlet.value,
        "credits": [f"{credit.role.value} {credit.name}" for credit in case.credits],
        "headings": [section.heading.text for section in case.sections if section.heading is not None],
    }


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_every_quote_is_verbatim(path: Path) -> None:
    raw = read_raw(path)
    quotes = list(_quotes(read_case(path)))
    assert [quote.text for quote in quotes] == [clean(raw[quote.start : quote.end]) for quote in quotes]
    assert [quote.line for quote in quotes] == [raw.count("\n", 0, quote.start) + 1 for quote in quotes]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_seed_bodies_lose_and_gain_nothing(path: Path) -> None:
    case = read_case(path)
    rows, byline = BODIES[case.id]
    lines = read_raw(path).split("\n")
    gold = "".join(clean(lines[row - 1]) for row in rows).replace(byline, "")
    assert Counter(HAN.findall(gold)) == Counter(HAN.findall(case.text))


def test_seed_fields() -> None:
    cases, errors = read_cases(Path("seeds"))
    assert () == errors
    assert [
        ("000", None, None, ["责任编辑 錢秀英", "编辑 段紹飛"]),
        ("001", None, None, ["责任编辑 劉寧芬"]),
        ("002", "2022-10-11", "www.chancheng.gov.cn", []),
        ("003", "2022-02-20", "中国山东网", ["作者 韩加君", "作者 丁苏"]),
        ("004", None, "洛阳网", ["通讯员 苏凯"]),
    ] == [
        (
            case.id,
            case.date and case.date.value,
            case.outlet and case.outlet.value,
            [f"{credit.role.value} {credit.name}" for credit in case.credits],
        )
        for case in cases
    ]


def test_seed_titles_stand_on_their_lines() -> None:
    cases, _ = read_cases(Path("seeds"))
    assert [1, 1, 5, 7, 6] == [case.title.line for case in cases]
    assert [24, 20, 22, 19, 19] == [len(case.title.text) for case in cases]


def test_seed_headings() -> None:
    cases, _ = read_cases(Path("seeds"))
    assert [
        [(None, False), ("構筑", True), ("構筑", True), ("構筑", True), ("構筑", True)],
        [(None, False), ("一、", True), ("二、", True), ("三、", True)],
        [
            (None, False),
            ("一、", False),
            ("开展", True),
            ("开展", True),
            ("开展", True),
            ("二、", False),
            ("三、", False),
        ],
        [
            (None, False),
            ("创新", False),
            ("坚持", False),
            ("抓班", True),
            ("抓规", True),
            ("抓联", True),
            ("始终", False),
            ("抓增", True),
            ("引项", True),
            ("搭平", True),
        ],
        [(None, False), ("起笔", True), ("运笔", True), ("收笔", True)],
    ] == [
        [(section.heading and section.heading.text[:2], section.inline) for section in case.sections]
        for case in cases
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["page"])
def test_cleaning_page(page: dict[str, object]) -> None:
    case = read_case(CLEANING / "pages" / str(page["page"]))
    assert {key: page[key] for key in ("title", "date", "outlet", "credits", "headings")} == _fields(case)
    assert str(page["begins"]) == case.text[: len(str(page["begins"]))]
    assert str(page["ends"]) == case.text[-len(str(page["ends"])) :]
    assert [] == [text for text in page["holds"] if text not in case.text]  # type: ignore[attr-defined]
    assert [] == [text for text in page["lacks"] if text in case.text]  # type: ignore[attr-defined]
    assert sorted(page["places"]) == sorted(case.places)  # type: ignore[call-overload]


PROSE = "石坝村党支部领办合作社，带动农户入股分红，村里的日子越过越红火。"


def test_folder_reads_on_past_bad_pages(tmp_path: Path) -> None:
    (tmp_path / "1_a.txt").write_text(PROSE, "utf-8")
    (tmp_path / "1.md").write_text(PROSE, "utf-8")
    (tmp_path / "2.txt").write_bytes(b"\0\1\2\3" * 20)
    (tmp_path / "3.html").write_text("<p> </p>", "utf-8")
    (tmp_path / "4.txt").write_text("", "utf-8")
    (tmp_path / "5.htm").write_text(f"<p>{PROSE}</p>", "utf-8")
    (tmp_path / "README.md").write_text(PROSE, "utf-8")
    (tmp_path / "6.pdf").write_text(PROSE, "utf-8")
    cases, errors = read_cases(tmp_path)
    assert ["1", "5"] == [case.id for case in cases]
    assert [
        '1_a.txt: has the id "1" of 1.md; rename one of the two',
        "2.txt: is no text in UTF-8, GB18030, Big5 or UTF-16; save it as UTF-8 text",
        "3.html: has nothing to read; remove it or give it a text",
        "4.txt: has nothing to read; remove it or give it a text",
    ] == [str(error) for error in errors]


def test_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="gone: is no folder"):
        read_cases(tmp_path / "gone")


def test_lines_that_pages_share_are_the_sites_own(tmp_path: Path) -> None:
    banner = "这里是全县人民共同的网上家园，欢迎大家常来看看，提出宝贵意见。"
    for number in range(4):
        body = f"第{number}村今年修好了进村道路{number}公里，村民出行更方便了，大家都很高兴。"
        (tmp_path / f"{number}.txt").write_text(f"{body}\n{banner}", "utf-8")
    cases, _ = read_cases(tmp_path)
    assert [f"第{number}村今年" for number in range(4)] == [case.text[:5] for case in cases]
    assert [] == [case.id for case in cases if banner in case.text]
    assert banner in case_of(f"{PROSE}\n{banner}", "1.txt").text


def test_one_line_is_a_whole_page() -> None:
    case = case_of("石村有3个网格。", "1.txt")
    assert ("石村有3个网格", "石村有3个网格。") == (case.title.text, case.text)


def test_an_html_page_may_have_its_title_in_the_head_alone() -> None:
    head = "<head><title>合作社&ldquo;领&rdquo;出红火日子_某某网</title></head>"
    raw = f"<html>{head}<body><p>{PROSE}</p></body></html>"
    case = case_of(raw, "1.html")
    assert ("合作社“领”出红火日子", PROSE) == (case.title.text, case.text)
    assert case.title.text == clean(raw[case.title.start : case.title.end])


def test_a_sites_name_is_no_title() -> None:
    raw = f"<html><head><title>某县人民政府门户网站</title></head><body><p>{PROSE}</p></body></html>"
    assert PROSE[:-1] == case_of(raw, "1.html").title.text


def test_names_below_the_title_and_a_source_behind_the_body() -> None:
    case = case_of(f"石坝村：合作社带来红火日子\n张 明  李小红\n關注\n{PROSE}（来源：某县日报）", "1.txt")
    assert {
        "title": "石坝村：合作社带来红火日子",
        "date": None,
        "outlet": "某县日报",
        "credits": ["作者 张明", "作者 李小红"],
        "headings": [],
    } == _fields(case)
    assert PROSE == case.text


@pytest.mark.parametrize("raw", ["", "\n\n  \n", "首页 | 新闻 | 视频", "***\n---"])
def test_page_without_text_is_refused(raw: str) -> None:
    with pytest.raises(PageError, match=r"1\.txt: has nothing to read"):
        case_of(raw, "1.txt")


def test_the_reporter_of_a_caption_wrote_the_page_where_nobody_else_did() -> None:
    body = "近年来,清溪村坚持党建引领,群众在家门口办事,日子越过越好。"
    alone = case_of(f"清溪村的路\n{body}\n新华社记者 徐亮 摄", "1.txt")
    signed = case_of(f"清溪村的路\n{body}(记者 周海)\n新华社记者 徐亮 摄", "1.txt")
    assert (("徐亮",), ("周海",)) == (alone.authors, signed.authors)
