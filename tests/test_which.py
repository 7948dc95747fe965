"""Which cases tell of it, and which do not."""

import pytest

from bot.answering import Conversation, respond
from bot.answering.understanding.asking_which import asks_which_cases
from bot.models import Kind, Status


def reply(question, library):
    return respond(question, library, Conversation())[0]


@pytest.mark.parametrize(
    "folded",
    [
        "哪几个案例建了老年食堂",
        "哪些地方开了食堂",
        "提到食堂的案例有哪些",
        "哪两个案例有食堂",
        "哪几篇没有写日期",
        "有没有不止一个案例提到食堂?都是谁?",
        "我想找跟渠道有关的案例,哪个合适",
        "有没有讲食堂的案例",
        "有介绍食堂的文章吗?",
        "有没有跟食堂有关的报道",
        "“食堂”出现在哪两个里?",
    ],
)
def test_a_set_of_cases_is_asked_for(folded):
    assert asks_which_cases(folded)


@pytest.mark.parametrize(
    "folded",
    [
        "青石镇有哪些做法",
        "老年食堂是怎么办的",
        "有多少人",
        "介绍一下这篇文章",
        "案例里有没有食堂",
        "被哪个栏目报道过",
        "",
    ],
)
def test_no_set_of_cases_is_asked_for(folded):
    assert not asks_which_cases(folded)


@pytest.mark.parametrize(
    ("cases", "question"),
    [
        (("b", "c"), "哪几个案例开办了老年食堂?"),
        (("b", "c"), "哪幾個案例開辦了老年食堂?"),
        (("b", "c"), "有没有介绍老年食堂的案例?"),
        (("a",), "哪个案例修复了古渠道?"),
        (("a", "c"), "哪几个案例有古渠道、图书室或者博物馆?"),
        (("c",), "哪些案例提到“图书室”?"),
        (("a", "b", "c"), "哪几个案例提到志愿者?"),
    ],
)
def test_the_cases_that_tell_of_it_in_their_order_each_with_its_sentence(towns, cases, question):
    answer = reply(question, towns)
    assert (Status.ANSWER, Kind.COMPARE, cases) == (answer.status, answer.kind, answer.cases)
    assert list(cases) == [citation.case for citation in answer.citations]
    assert list(range(len(cases))) == [line.cites for line in answer.body]


@pytest.mark.parametrize(
    "question", ["哪几个案例建了机场?", "哪些案例提到“区块链”?", "哪几个案例办了电影节?"]
)
def test_what_no_case_tells_of_names_none(towns, question):
    answer = reply(question, towns)
    assert (question, False, ()) == (question, answer.status is Status.ANSWER, answer.citations)


def test_the_cases_without_it(towns):
    answer = reply("哪几个案例没有提到“老年食堂”?", towns)
    assert (Status.ANSWER, ("a",), ()) == (answer.status, answer.cases, answer.citations)


@pytest.mark.parametrize(
    ("cases", "question"),
    [
        (("a", "b", "c"), "古渠道、老年食堂这些,哪些案例里有写?"),
        (("b", "c"), "图书室、老年食堂之类的,哪几个案例有?"),
        (("b", "c"), "which case 提到了老年食堂"),
        (("c",), "除了青石镇,还有哪个案例开办了老年食堂?"),
        (("b",), "除红岭镇之外,哪些案例开办了老年食堂?"),
        (("b",), "除了红岭镇,提到老年食堂的还有谁?"),
        (("a",), "哪个案例没有老年食堂?"),
        (("a",), "没有提到“老年食堂”和“图书室”的是哪几个案例?"),
        (("a", "b", "c"), "哪些案例讲到了古渠道、老年食堂?"),
    ],
)
def test_either_of_several_words_and_no_case_set_aside(towns, cases, question):
    assert cases == reply(question, towns).cases


def test_these_cases_are_no_set_to_be_found():
    assert not asks_which_cases("这几个案例都有多少人")


@pytest.mark.parametrize(
    ("cases", "question"),
    [
        (("c",), "既开办了老年食堂、又有图书室的是哪个案例?"),
        (("c",), "哪个案例同时提到“老年食堂”和“图书室”?"),
        (("b", "c"), "又有志愿者又有老年食堂的是哪两个案例?"),
        (("a",), "几个案例是不是都写到了“老年食堂”?如果不是,哪个没有?"),
        (("a",), "哪个案例压根没提老年食堂?"),
        (("b",), "老人吃饭不成难题了,是哪个案例?"),
    ],
)
def test_both_of_two_words_anywhere_on_a_page_and_only_a_case_that_is_denied_it(towns, cases, question):
    assert cases == reply(question, towns).cases


def test_a_case_that_has_both_shows_where_each_stands(towns):
    answer = reply("哪个案例同时提到“古渠道”和“志愿者”?", towns)
    assert (("a",), 2) == (answer.cases, len(answer.citations))


@pytest.mark.parametrize(
    ("cases", "question"),
    [
        ((), "甘肃的案例是哪个?"),
        (("001",), "哪个案例是福建的?"),
        (("002", "003"), "广东和山东的案例分别是哪个?"),
    ],
)
def test_a_case_is_found_by_its_province(library, cases, question):
    assert cases == reply(question, library).cases


def test_a_number_of_a_whole_province_is_not_told_by_a_place_in_it(library):
    assert "山东" in reply("山东有几支工作队?", library).lead.text
    assert reply("山东有几支工作队?", library).status is not Status.ANSWER


@pytest.mark.parametrize(
    "folded",
    [
        "谁提到了食堂",
        "除了青石镇,提到食堂的还有谁",
        "涉及食堂的是哪一家",
        "帮我挑出讲食堂的案例",
        "有几篇谈到食堂",
    ],
)
def test_whoever_tells_of_a_thing_is_a_case(folded):
    assert asks_which_cases(folded)


def test_whether_a_case_has_it_is_not_whether_it_lacks_it(towns):
    assert ("c",) == reply("这几个案例有没有写图书室的?是哪个案例", towns).cases


@pytest.mark.parametrize(
    ("case", "question"),
    [("000", "云南有哪些案例?"), ("004", "河南都有什么案例"), ("002", "广东的案例有哪些?")],
)
def test_the_cases_of_a_province_are_named(library, case, question):
    answer = respond(question, library, Conversation())[0]
    assert ("cases by place", (case,)) == (answer.reasons.rule, answer.cases)


def test_a_province_without_cases_is_said_to_have_none(library):
    answer = respond("四川有哪些案例?", library, Conversation())[0]
    assert (Status.REFUSE, True) == (answer.status, "四川" in answer.lead.text)


@pytest.mark.parametrize("question", ["有没有讲老年食堂的案例?", "这些文章是什么时候发表的?"])
def test_all_cases_are_meant_whatever_was_spoken_of(question, towns):
    _, conversation = respond("古渠道是怎么修复的?", towns, Conversation())
    assert conversation.cases
    assert reply(question, towns) == respond(question, towns, conversation)[0]


QUOTED = {
    "a.txt": "岭下镇支部带富一方\n一、建强队伍\n  岭下镇按照村里的实际,把党员编成小组,一户一户上门做工作。\n"
    "二、干部来自群众\n  岭下镇的柳溪村建起了花卉大棚,乡亲们在家门口就能挣钱。\n",
    "b.txt": "石桥镇走出振兴新路\n  石桥镇的书记到柳溪学习种花,回来就办起了合作社,村里越来越热闹。\n"
    "  石桥镇发展花卉,收入一年比一年多,农家乐开到了山顶。\n",
}


@pytest.mark.parametrize(
    ("cases", "quoted"),
    [
        (("a",), "按照"),  # tells nothing elsewhere
        (("a",), "来自"),  # asks of pages elsewhere, and stands in a heading alone
        (("a",), "建强"),
        (("b",), "走出"),  # in the title alone
        (("a", "b"), "柳溪"),  # a place elsewhere
    ],
)
def test_what_cases_are_to_mention_is_meant_to_the_letter(library_of, cases, quoted):
    answer = reply(f"哪些案例提到了“{quoted}”?", library_of(QUOTED))
    assert (Status.ANSWER, cases) == (answer.status, answer.cases)
    assert all(quoted in citation.quote.text for citation in answer.citations)


@pytest.mark.parametrize(
    ("cases", "question"),
    [
        (("a", "b"), "哪些案例提到了柳溪?"),
        (("a",), "哪几个案例讲到队伍?"),
        (("b",), "有没有讲农家乐的案例?"),
        (("a", "b"), "有没有讲花卉的案例?"),
        ((), "有没有讲养蜂的案例?"),
    ],
)
def test_a_word_that_stands_there_needs_no_quotes(library_of, cases, question):
    answer = reply(question, library_of(QUOTED))
    assert cases == (answer.cases if answer.status is Status.ANSWER else ())


@pytest.mark.parametrize(
    ("cases", "question"),
    [(("c",), "除了青石镇还有谁开办了老年食堂?"), ((), "除了红岭镇还有谁开办了图书室?")],
)
def test_a_case_set_aside_does_not_answer_for_the_others(towns, cases, question):
    answer = reply(question, towns)
    assert cases == (answer.cases if answer.status is Status.ANSWER else ())
