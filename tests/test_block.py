from bot.corpus.block import body_block
from bot.corpus.kinds import page_kinds
from bot.corpus.lines import text_lines

BODY = [
    "近年来，清溪县坚持党建引领，推动乡村治理提质增效，全县建成驿站32个。",
    "产业兴旺促增收",
    "县里投入资金建设生产线，引进企业，越来越多的年轻人回到家乡创业。",
    "大家都说好！",
]


def _body(lines: list[str]) -> list[str]:
    page = text_lines("\n".join(lines))
    start, end = body_block(page, page_kinds(page))
    return [line.text for line in page[start:end]]


def test_menus_and_feet_stay_outside() -> None:
    assert BODY == _body(["首页", "新闻", *BODY, "责任编辑：王某", "版权所有：某某网 闽ICP备1号"])


def test_prose_under_a_list_heading_stays_outside() -> None:
    teaser = "盛夏时节，青山镇的稻田里蛙声阵阵，农户们忙着查看水位、投喂饲料，今年又是一个丰收年。"
    assert BODY == _body([*BODY, "相关阅读", "青山镇：稻渔共生", teaser, "红河镇：果香四溢", teaser])


def test_teasers_that_are_cut_off_stay_outside_without_a_heading() -> None:
    teaser = "盛夏时节，青山镇的稻田里蛙声阵阵，农户们忙着查看水位、投喂饲料，今年又是一个丰收年，合作社"
    assert BODY == _body([*BODY, "青山镇：稻渔共生", teaser, "红河镇：果香四溢", teaser])


def test_a_short_sentence_at_the_rim_comes_in() -> None:
    assert ["春来了。", *BODY] == _body(["首页", "春来了。", *BODY, "分享"])


def test_a_page_of_chrome_has_no_body() -> None:
    assert [] == _body(["首页", "新闻", "版权所有：某某网 闽ICP备1号"])
