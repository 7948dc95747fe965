import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.fixes import FIXES, clean, mapped

CASES = yaml.safe_load((Path(__file__).parent / "cleaning" / "fixes.yaml").read_text("utf-8"))


def _param(case: dict[str, str]) -> object:
    marks = [pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else []
    return pytest.param(case["raw"], case["clean"], id=case["name"], marks=marks)


@pytest.mark.parametrize(("raw", "expected"), [_param(case) for case in CASES])
def test_cleaning_case(raw: str, expected: str) -> None:
    assert expected == clean(raw)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_cleaned_text_is_clean(case: dict[str, str]) -> None:
    once = clean(case["raw"])
    assert once == clean(once)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_text_is_searched_for_all_that_has_to_be_fixed_in_it(case: dict[str, str]) -> None:
    assert clean(case["raw"]) == mapped(case["raw"]).text.strip()


def test_every_space_is_one_that_the_last_fix_looks_for() -> None:
    assert {chr(code) for code in range(0x110000) if chr(code).isspace()} == FIXES[-1].needs


def test_fix_names_are_distinct() -> None:
    assert len(FIXES) == len({fix.name for fix in FIXES})


def test_every_gloss_of_the_seeds_is_taken_out() -> None:
    raw = "".join(path.read_text("utf-8") for path in sorted(Path("seeds").glob("00[01]_*.txt")))
    assert 345 == raw.count("(") - clean(raw).count("(")


def test_real_brackets_of_the_seeds_stay() -> None:
    raw = next(Path("seeds").glob("001_*.txt")).read_text("utf-8")
    assert ["(社區)", "(亦稱多多說)"] == re.findall(r"\([^()]*\)", clean(raw))


TOKENS = st.sampled_from(
    [
        *(
            "乡",
            "村",
            "進(jìn)",
            "（xiāng）",
            "&nbsp;",
            "&amp;ldquo;",
            "\u200b",
            "　",
            "  ",
            "\n",
            ",,",
            "，",
            "。",
            "“",
        ),
        *(
            "<b>",
            "</b>",
            "<br>",
            "**",
            "[甲](/x)",
            "[摘? 要]",
            "?",
            "(社区)",
            "1",
            "a",
            "5.6",
            "<!-- x -->",
            "/p>",
            "<![CDATA[",
            "]]>",
            "\ue000",
        ),
    ]
)


@given(st.lists(TOKENS, max_size=30).map("".join))
def test_map_and_clean_agree(raw: str) -> None:
    page = mapped(raw)
    assert clean(raw) == page.text.strip()
    assert len(page.text) == len(page.starts) == len(page.ends)
    assert all(0 <= start < end <= len(raw) for start, end in zip(page.starts, page.ends, strict=True))


@given(st.lists(TOKENS, max_size=30).map("".join))
def test_offsets_only_grow(raw: str) -> None:
    starts = list(mapped(raw).starts)
    assert sorted(starts) == starts
