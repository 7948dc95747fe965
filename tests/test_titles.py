import pytest

from bot.corpus.block import body_block
from bot.corpus.case import case_of
from bot.corpus.kinds import page_kinds
from bot.corpus.lines import text_lines
from bot.corpus.titles import opening_title, title_line, title_quote

BODY = "近年来，清溪县坚持党建引领，小茶叶泡出了大产业，全县建成驿站32个，群众办事更方便了。"


def _title(raw: str, hints: str = "") -> str | None:
    page = text_lines(raw)
    kinds = page_kinds(page)
    at = title_line(page, kinds, body_block(page, kinds), text_lines(hints))
    return None if at is None else title_quote(page[at]).text


SMALL = "王家沟村有120户人家。\n去年修了3公里路。"


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        ("清溪县：小茶叶泡出大产业", f"清溪县：小茶叶泡出大产业\n{BODY}"),
        (
            "清溪县：小茶叶泡出大产业",
            f"欢迎访问某某网\n清溪县：小茶叶泡出大产业\n2022-1-1 来源：某报\n{BODY}",
        ),
        ("老支书的账本", f"一颗柑橘的十年\n老支书的账本\n来源：某报 时间：2022-1-1\n{BODY}"),
        ("清溪县：小茶叶泡出大产业", f"某某网 > 清溪县：小茶叶泡出大产业\n{BODY}"),
        ("清溪县：小茶叶泡出大产业", f"清溪县：小茶叶泡出大产业_清溪新闻网\n{BODY}"),
        ("清溪县小茶叶泡出大产业！", f"清溪县小茶叶泡出大产业！\n时间：2022-1-1\n{BODY}"),
        (None, BODY),
        (None, f"一、清溪县的主要做法\n{BODY}"),
        (None, f"首页 | 新闻 | 视频\n{BODY}"),
    ],
)
def test_title(expected: str | None, raw: str) -> None:
    assert expected == _title(raw)


def test_markup_decides_where_the_body_does_not() -> None:
    assert "老支书的账本" == _title(f"一颗柑橘的十年\n老支书的账本\n{BODY}", "老支书的账本_某某网")


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        ("一个支部书记的日记", f"一个支部书记的日记\n{BODY}"),
        ("一个支部书记的日记", f"一个支部书记的日记\n——走近老张\n张三 李四\n2022-1-1\n{BODY}"),
        ("一个支部书记的日记", f"首页 > 新闻 > 一个支部书记的日记\n一个支部书记的日记\n{BODY}"),
        ("一个支部书记的日记", f"标题：一个支部书记的日记\n{BODY}"),
        ("【人物】一个支部书记", f"【人物】一个支部书记\n{BODY}"),
        ("茶叶怎么富了一个县？", f"茶叶怎么富了一个县？\n{BODY}"),
        ("好日子，干出来！", f"好日子，干出来！\n{SMALL}"),
        ("山村巨变", f"山村巨变\n{SMALL}"),
        ("修路记", f"修路记\n{SMALL}"),
        ("石桥镇", f"石桥镇\n{SMALL}"),
        ("王家沟村有120户人家", SMALL),
        ("“今年的机器好用！”", "“今年的机器好用！”\n村民老李站在田头，笑得合不拢嘴，连说感谢党支部。"),
        (BODY[:33], f"清溪新闻网\n{BODY}"),
        (BODY[:33], f"基本情况\n{BODY}"),
        (BODY[:33], f"张三\n{BODY}"),
        (BODY[:33], f"01\n老支书的账本\n{BODY}"),
    ],
)
def test_a_small_page_has_its_title_by_its_place(expected: str, raw: str) -> None:
    assert expected == case_of(raw, "1.txt").title.text


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("近年来，清溪县坚持党建引领，小茶叶泡出了大产业，全县建成驿站32个", BODY),
        ("2021年，县里办起了两百个驿站", "2021年，县里办起了两百个驿站。年底又建十个。"),
        ("驿站开到了村口", "松江晚报讯（记者 张三）驿站开到了村口。村民都说好。"),
        ("9月19日，驿站开到了村口", "某某专家 https://m.example.net/a.html 9月19日，驿站开到了村口。"),
        ("讯号塔立在山顶", "讯号塔立在山顶。"),
        ("石村有网格3个", "石村有网格3个。每个网格都有党员。"),
        ("山" * 40, "山" * 60),
    ],
)
def test_opening_title_is_the_beginning_up_to_forty_characters(expected: str, text: str) -> None:
    assert expected == opening_title(text_lines(text)[0]).text
