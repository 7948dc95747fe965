"""The list of cases."""

import pytest

from bot.answering import Conversation, respond
from bot.answering.telling.catalog import SHOWN, asks_catalog, catalog
from bot.answering.telling.reply import as_text
from bot.library import open_library


@pytest.mark.parametrize(
    "folded",
    [
        "有哪些案例?",
        "有什么案例",
        "一共有多少个案例",
        "案例列表",
        "所有案例",
        "五个案例分别是哪里的",
        "列出全部案例",
    ],
)
def test_it_is_asked_for(folded):
    assert asks_catalog(folded)


@pytest.mark.parametrize(
    "folded",
    [
        "哪些案例提到垃圾",
        "哪个案例的茶园最大",
        "这个案例是怎么做的",
        "有哪些做法",
        "案例里有哪些企业",
        "石桥镇有哪些项目",
        "",
    ],
)
def test_a_question_about_cases_does_not_ask_for_the_list(folded):
    assert not asks_catalog(folded)


def test_it_names_each_case_with_title_and_date(small):
    answer = catalog(small)
    assert ("共有2个案例:云溪县、石桥镇", ("a", "b")) == (answer.lead.text, answer.cases)
    expected = [
        "a 云溪县:《云溪县茶产业带动乡村振兴》 2021-03-05",
        "b 石桥镇:《石桥镇人居环境整治见成效》 2022-08-19",
    ]
    assert expected == [line.text for line in answer.body]
    assert ["云溪县", "石桥镇"] == [line.text[slice(*line.bold[0])] for line in answer.body]


def test_of_many_cases_the_first_are_shown_and_the_rest_counted(pages, tmp_path):
    text = (pages / "a_tea.txt").read_text("utf-8")
    for number in range(20):
        (pages / f"n{number:02}.txt").write_text(text.replace("1200", str(2000 + number)), "utf-8")
    library = open_library(pages, var=tmp_path / "var")
    answer, _ = respond("有哪些案例?", library, Conversation())
    assert (SHOWN + 1, "……还有10个。") == (len(answer.body), answer.body[-1].text)
    assert answer.lead.text.startswith("共有22个案例:")
    assert (True, True) == (len(answer.lead.text) <= 160, len(as_text(answer)) <= 900)


def test_where_each_case_lies_is_told_by_its_province(library):
    lead = respond("五个案例各是哪个省的?", library, Conversation())[0].lead.text
    assert [True] * 5 == [f"({name})" in lead for name in ("云南", "福建", "广东", "山东", "河南")]
