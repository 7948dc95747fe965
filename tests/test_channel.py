"""What was most likely meant; places, units and sound words left as they are."""

import pytest

from bot.answering.understanding.asking import asked_for
from bot.answering.understanding.question import understand
from bot.library import open_library
from bot.search.channel import Channel
from bot.search.typed_text import Seen, TypedText


def meant(folded, library, *, bold=False):
    """The question with the one surest replacement made, itself where none is sure."""
    text = TypedText(folded, asked_for(folded).spans)
    channel = Channel(Seen(library.index, lambda bigram: False), library.names, bold=bold)
    found = channel.meant(text, ())
    return text.replaced(found.at, found.chars).folded if found else folded


@pytest.mark.parametrize(
    "folded",
    [
        # Places and ranks that no case has.
        "瀍河区的党员",
        "白坭镇的党校",
        "龙陵县碧寨乡的学员",
        "石滩镇的党员",
        "罗阳的党员",
        # Units, grammar words, colloquial words, a word that the pages do not have.
        "一亩地能收入多少",
        "土地亩数最大的是哪里",
        "那四星呢",
        "小鹏那家店租了多大地方",
        "谁跟谁一块儿弄起来的",
        "长江有多长",
        # Nothing to read.
        "",
        "?",
        "2021",
        "the quick brown fox",
    ],
)
def test_what_may_well_be_right_stays(library, folded):
    assert folded == meant(folded, library)


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        # By its sound, by its looks, a grammar word, behind a year, a classifier beside a word that asks.
        ("涧西区组织社区干部", "涧西区组之社区干部"),
        ("带动卖了多少农产品", "带动卖了多少农谗品"),
        ("哪几篇说到三会一课", "哪几篙说到三会一课"),
        ("石湾2019年的增幅", "石湾2019平的增幅"),
        ("提到两委的案例是哪几个", "提到两委的案例春哪几个"),
        # The pages have neither word; general text does.
        ("孩子感冒了怎么办", "孩子感帽了怎么办"),
        # The rank of a place, known or behind another one; a word of the pages in front of one.
        ("龙陵县象达镇的站点", "龙陵县象达镍的站点"),
        ("寿宁县驻村党员的资金", "寿宁参驻村党员的资金"),
        ("工作队员进驻村和社区", "工作队员进驼村和社区"),
        ("创建什么试点县", "创建什么试炽县"),
        # A numeral where the pages have another character between the same neighbours.
        ("县花上树 哪个社区", "县花万树 哪个社区"),
    ],
)
def test_what_was_mistyped_is_mended(library, expected, typed):
    assert expected == meant(typed, library)


@pytest.mark.parametrize(("expected", "typed"), [("那篇的来源呢", "那篇的来溃呢")])
def test_on_small_pages_too(small, expected, typed):
    assert expected == meant(typed, small)


def test_who_is_bold_mends_what_is_less_sure(library):
    assert "藤出更多地方的" == meant("藤出更多地方的", library)
    assert "腾出更多地方的" == meant("藤出更多地方的", library, bold=True)


def test_two_slips_in_one_message_are_both_mended(library):
    assert "涧西区组织社区干部卖农产品" == understand("涧西区组之社区干部卖农谗品", library).folded


def test_the_reply_tells_what_was_mended(library):
    (mend,) = understand("提到合作社的案例春哪几个", library).mends

    assert ("春", "是") == (mend.asked[-1], mend.meant[-1])


def test_a_seldom_character_that_the_pages_have_is_no_typo(tmp_path):
    (tmp_path / "a.txt").write_text("蓍是菊科的草本,别名锯草。人们采蓍占卜,蓍生于山坡。", "utf-8")
    (tmp_path / "b.txt").write_text(
        "村里的地方很大,所长生长的地区海拔高,是所好学校,似的样子。生长地区在北方。", "utf-8"
    )
    library = open_library(tmp_path, var=tmp_path / "var")
    assert () == understand("蓍所生长的地区海拔约是多少米?", library).mends
    assert () == understand("蓍分布在哪些地区?", library).mends
