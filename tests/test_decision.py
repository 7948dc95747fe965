"""The order of the stations, the script of the reply, and what a conversation carries on."""

import pytest

from bot.answering import Conversation, respond
from bot.answering.decision import in_asked_script
from bot.answering.telling.reply import as_text
from bot.answering.understanding.question import understand
from bot.errors import UserError
from bot.models import Answer, Kind, Line, Status
from bot.text.scripts import to_simplified, to_traditional


def talk(library, *questions):
    """The answers to questions asked one after another."""
    conversation, answers = Conversation(), []
    for question in questions:
        answer, conversation = respond(question, library, conversation)
        answers.append(answer)
    return answers


def reply(question, library):
    return talk(library, question)[0]


# --- which station answers ---


@pytest.mark.parametrize(
    ("kind", "question"),
    [
        (Kind.TALK, "你好"),
        (Kind.CATALOG, "有哪些案例?"),
        (Kind.FACT, "石桥镇这篇报道是哪天发布的?"),
        (Kind.COMPARE, "哪几个案例提到垃圾?"),
        (Kind.OVERVIEW, "介绍一下石桥镇"),
        (Kind.FACT, "石桥镇清理了多少吨垃圾?"),
        (Kind.NONE, "石桥镇的医院有几家?"),
    ],
)
def test_each_station_answers_its_own(small, kind, question):
    assert (question, kind) == (question, reply(question, small).kind)


def test_no_message_is_a_mistake_and_so_is_an_endless_one(small):
    for text in ("", " \n\t", "\x00\x07", "\ud800", "问" * 2001):
        with pytest.raises(UserError):
            respond(text, small, Conversation())


def test_the_longest_question_is_answered(small):
    assert Status.ANSWER is not reply("问" * 2000, small).status


def test_the_same_question_gets_the_same_answer(library):
    for question in ("寿宁县组建了多少人的村级党校师资库?", "介绍一下洛阳", "推荐几部悬疑电影"):
        assert reply(question, library) == reply(question, library)


# --- honest: what is missing is named, nothing else is told ---


@pytest.mark.parametrize(
    ("missing", "question"),
    [
        ("胶州", "胶州的乡村振兴工作队有多少人?"),
        ("2031", "寿宁县2031年组建了多少人的村级党校师资库?"),
        ("2019", "云南尹兆场社区2019年人均纯收入是多少?"),
        ("李小明", "下党村的李小明获得了什么称号?"),
        ("机场", "石湾镇街道的机场有几条跑道?"),
        ("养猪", "涧西区有多少家养猪场?"),
    ],
)
def test_a_refusal_names_what_is_missing_and_tells_nothing_else(library, missing, question):
    answer = reply(question, library)
    assert (Status.REFUSE, Kind.NONE, ()) == (answer.status, answer.kind, answer.citations)
    assert missing in answer.lead.text


@pytest.mark.parametrize(
    "question",
    [
        "客服邮箱是多少?",
        "投稿邮箱是什么?",
        "网站备案号是多少?",
        "罗甸的杨梅种了多少亩?",
        "马颈坳民办幼儿园和哪个小学开展活动?",
        "漳县马泉乡工会组织了什么志愿服务?",
        "郚山镇怎么整治人居环境?",
        "康乐县八丹乡的马建国说了什么?",
        "返回顶部在哪里?",
        "Powered by Discuz是什么版本?",
    ],
)
def test_what_only_the_chrome_of_a_page_says_is_no_answer(library, question):
    answer = reply(question, library)
    assert (question, False) == (question, answer.status is Status.ANSWER)


def test_no_citation_ever_stands_outside_the_body_or_the_fields(library):
    """Spam, teasers and disclaimers are part of the raw page but never of a case."""
    for case in library.cases.values():
        for word in ("成人", "邮箱", "版权", "杨梅", "友情链接", "一键信访"):
            assert word not in case.text


@pytest.mark.parametrize(
    "question",
    [
        "今天天气怎么样?",
        "明天会下雨吗?",
        "讲个笑话",
        "1+1等于几?",
        "1",
        "？？？",
        "asdfgh",
        "股票怎么买?",
        "红烧肉怎么做?",
        "谁是世界首富?",
    ],
)
def test_what_has_nothing_to_do_with_the_cases_is_not_answered(library, question):
    answer = reply(question, library)
    assert (question, False) == (question, answer.status is Status.ANSWER)


# --- the script of the question ---


@pytest.mark.parametrize(
    "question",
    [
        "石桥镇清理了多少吨垃圾?",
        "介绍一下石桥镇",
        "收录了哪些案例?",
        "哪几个案例提到垃圾处理?",
        "石桥镇这篇报道是哪天发布的?",
        "石桥镇的医院有几家?",
        "你是谁?",
    ],
)
def test_a_reply_is_in_the_script_of_the_question_and_quotes_as_the_page_has_them(small, question):
    simplified, traditional = reply(question, small), reply(to_traditional(question), small)
    assert ("hans", "hant") == (simplified.script, traditional.script)
    assert simplified.citations == traditional.citations
    assert (simplified.status, simplified.kind, simplified.cases) == (
        traditional.status,
        traditional.kind,
        traditional.cases,
    )
    assert to_simplified(as_text(simplified)) == to_simplified(as_text(traditional))
    for told in (traditional.lead.text, *(line.text for line in traditional.body), *traditional.suggestions):
        assert told == to_traditional(to_simplified(told))


def test_our_own_words_before_a_quote_are_in_the_askers_script_too(small):
    told = Answer(Status.ANSWER, Kind.FACT, Line("鄉裡修了台車"), body=(Line("另见:“鄉裡修了台車”"),))
    answer = in_asked_script(told, understand("修了什麼車?", small))
    assert ("鄉裡修了台車", "另見:“鄉裡修了台車”") == (answer.lead.text, answer.body[0].text)


def test_a_traditional_page_is_told_in_simplified_and_quoted_in_traditional(library):
    answer = reply("尹兆场社区2023年人均纯收入是多少?", library)
    assert ("hans", True, True) == (
        answer.script,
        "人均纯收入达16861元" in answer.lead.text,
        "人均純收入達16861元" in answer.citations[0].quote.text,
    )


def test_traditional_suggestions_are_understood_again(library):
    answer = reply("膠州的鄉村振興工作隊有多少人?", library)
    assert 0 < len(answer.suggestions)
    assert [Status.ANSWER] * len(answer.suggestions) == [
        reply(question, library).status for question in answer.suggestions
    ]


# --- a conversation ---


def told(answers):
    return [(answer.status, answer.cases[:1]) for answer in answers]


@pytest.mark.parametrize(
    "pointing",
    [
        "那保洁员呢?",
        "保洁员有多少名呢?",
        "它聘了多少名保洁员?",
        "那里的保洁员有多少名?",
        "这个镇聘了几名保洁员?",
    ],
)
def test_a_question_that_points_back_keeps_the_case(small, pointing):
    answers = talk(small, "石桥镇改造了多少户厕?", pointing)
    assert [(Status.ANSWER, ("b",))] * 2 == told(answers)
    assert "75名" in answers[1].lead.text


def test_a_new_place_changes_the_case_and_the_change_stays(small):
    answers = talk(
        small,
        "石桥镇的志愿者有多少人?",
        "云溪县的加工厂有几座?",
        "它引进了几家龙头企业?",
        "石桥镇清理了多少吨垃圾?",
    )
    assert [
        (Status.ANSWER, ("b",)),
        (Status.ANSWER, ("a",)),
        (Status.ANSWER, ("a",)),
        (Status.ANSWER, ("b",)),
    ] == (told(answers))


def test_the_same_question_of_another_place(towns):
    answers = talk(towns, "白水镇的志愿者有多少人?", "青石镇呢?")
    assert [(Status.ANSWER, ("a",)), (Status.ANSWER, ("b",))] == told(answers)
    assert ("320人" in answers[0].lead.text, "1.5万人" in answers[1].lead.text) == (True, True)


def test_an_overview_is_gone_on_from(small):
    answers = talk(small, "介绍一下石桥镇", "志愿者有多少人?", "那里清理了多少吨垃圾?")
    assert [(Status.ANSWER, ("b",))] * 3 == told(answers)


@pytest.mark.parametrize(
    "pointing",
    [
        "它有多少所学校?",
        "它的医院有几家?",
        "那里有几座机场?",
        "它2019年投入了多少资金?",
    ],
)
def test_a_question_that_points_back_at_what_the_case_lacks_is_not_answered(small, pointing):
    answers = talk(small, "石桥镇改造了多少户厕?", pointing)
    assert (pointing, False) == (pointing, answers[1].status is Status.ANSWER)


def test_a_refusal_does_not_lose_the_case(small):
    answers = talk(small, "石桥镇改造了多少户厕?", "它2019年投入了多少资金?", "那保洁员呢?")
    assert (False, Status.ANSWER) == (answers[1].status is Status.ANSWER, answers[2].status)
    assert ("b", True) == (answers[2].cases[0], "75名" in answers[2].lead.text)


def test_small_talk_in_between_changes_nothing(small):
    assert (
        talk(small, "石桥镇改造了多少户厕?", "那保洁员呢?")[-1]
        == (talk(small, "石桥镇改造了多少户厕?", "谢谢", "那保洁员呢?")[-1])
    )


def test_without_a_conversation_it_points_at_nothing(small):
    answer = reply("那里的情况呢?", small)
    assert (False, ()) == (answer.status is Status.ANSWER, answer.citations)


def test_a_stranger_is_a_stranger_in_a_conversation_too(library):
    answers = talk(library, "寿宁县组建了多少人的村级党校师资库?", "那胶州呢?")
    assert (Status.REFUSE, True) == (answers[1].status, "胶州" in answers[1].lead.text)


def test_conversations_do_not_touch_one_another(small):
    _, first = respond("石桥镇改造了多少户厕?", small, Conversation())
    _, second = respond("云溪县的茶园有多少亩?", small, Conversation())
    assert (frozenset("b"), frozenset("a")) == (first.cases, second.cases)


# --- why ---


def test_an_answer_gives_its_reasons(small):
    reasons = reply("石桥镇清理了多少吨垃圾?", small).reasons
    assert {"清理", "垃圾"} <= set(reasons.matched)
    assert (True, (), True) == (bool(reasons.rule), reasons.missing, reasons.score > 0)


def test_a_mended_typo_is_told_in_the_reply_and_in_the_reasons(library):
    answer = reply("仿野生种植石解多少株?", library)
    assert ("石解 → 石斛",) == answer.reasons.notes
    assert [True] == [
        "石解" in line.text and "石斛" in line.text for line in answer.body if line.cites is None
    ]


# --- what the case has no word for, and what is of a wider place ---


@pytest.mark.parametrize(
    "question",
    [
        "石桥镇的垃圾处理机制利率是多少?",
        "石桥镇一共有多少人口?",
        "云溪县的茶园贷款利率多少?",
        "青川省一共有多少名志愿者?",
        "全省有多少个茶园?",
        "石桥镇一年投入多少资金?",
        "云溪县的茶园一亩能赚多少钱?",
        "石桥镇的镇长是谁?",
        "石桥镇志愿者学的是什么专业?",
    ],
)
def test_a_number_of_what_no_sentence_has_is_refused(small, question):
    assert Status.ANSWER != reply(question, small).status


@pytest.mark.parametrize(
    ("number", "question"), [("420人", "石桥镇一共有多少志愿者?"), ("75名", "石桥镇聘用的包洁员有几名?")]
)
def test_what_is_counted_by_another_word_or_a_typo_is_told(small, number, question):
    assert number in reply(question, small).lead.text


def test_who_spoke_of_a_place_inside_a_case_goes_on_with_it(library):
    first, second = talk(library, "王台街道工作队办了什么节?", "带动卖了多少农产品?")
    assert ("螃蟹节" in first.lead.text, "百万斤" in second.lead.text) == (True, True)
