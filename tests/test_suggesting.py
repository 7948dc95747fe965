"""Questions offered instead of an answer: each must be answerable."""

import pytest

from bot.answering import Conversation, respond
from bot.answering.telling.suggesting import MOST, _asked_of, balanced, openers, related
from bot.models import Kind, Status
from bot.text.scripts import fold

MISSED = ["即墨有多少工作队?", "石湾的医院有几家?", "推荐几部悬疑电影", "asdfgh", "青岛的地铁有几条?", "党建"]


def reply(question, library):
    return respond(question, library, Conversation())[0]


@pytest.mark.parametrize("question", MISSED)
def test_a_refusal_offers_up_to_three_different_questions(library, question):
    offered = reply(question, library).suggestions
    assert (True, len(offered)) == (0 < len(offered) <= MOST, len(set(offered)))
    assert [] == [one for one in offered if not one.endswith("?")]


@pytest.mark.parametrize("question", MISSED)
def test_what_is_offered_can_be_answered(library, question):
    replies = [reply(one, library) for one in reply(question, library).suggestions]
    assert [Status.ANSWER] * len(replies) == [answer.status for answer in replies]


def test_an_offered_number_is_asked_for_and_not_told(small):
    (offered,) = reply("石桥镇2019年投入了多少资金?", small).suggestions[:1]
    assert (False, True) == (any(char.isdigit() for char in offered), "多少" in offered)


def test_openers_ask_for_the_whole_of_a_case(small):
    offered = openers(["a", "b"], small)
    assert ("云溪县主要是怎么做的?", "石桥镇主要是怎么做的?") == offered
    assert [Kind.OVERVIEW] * 2 == [reply(question, small).kind for question in offered]


def test_an_answer_offers_nothing(small):
    assert () == reply("石桥镇改造了多少户厕?", small).suggestions


def test_a_place_is_named_once(library):
    """A sentence about 社区… after a case called …社区 does not double the word."""
    answer = reply("哪些案例讲到了人才?", library)
    offered = [fold(question) for question in related(answer, library, 10)]
    assert offered
    assert [] == [question for question in offered if "社区社区" in question]


def test_no_suggestion_of_the_pages_has_half_a_quotation(library):
    asked = [
        question
        for case in library.cases
        for ordinal in library.ordinals(case)
        for sentence in library.sentences(ordinal)
        for clause in sentence.clauses
        if (question := _asked_of(sentence, clause, library))
    ]
    assert len(asked) > 40
    assert [] == [question for question in asked if not balanced(question)]
    assert [] == [question for question in asked if "周年" in question or "契机?" in question]


@pytest.fixture(scope="module")
def wide(library_of):
    """A page with full-width marks, as most have."""
    page = (
        "松溪村产业振兴见成效\n"
        "松溪村抓好产业，建成花卉大棚62座，带动村民增收；同时培训农户480人次，收入增长15%。\n"
        "产业是致富的基础 12支服务队走进田间帮助农户管好大棚，9月3日开了现场会，村里人都来参加。\n"
    )
    return library_of({"a.txt": page})


def test_an_offered_question_reads_well(wide):
    asked = [
        fold(question)
        for sentence in wide.sentences(0)
        for clause in sentence.clauses
        if (question := _asked_of(sentence, clause, wide))
    ]
    assert ["松溪村建成花卉大棚多少座?", "松溪村培训农户多少人次?", "松溪村收入增长百分之多少?"] == asked


def test_a_lead_ends_without_the_mark_behind_its_clause(wide):
    lead = reply("松溪村花卉大棚建成多少座?", wide).lead.text
    assert ("62座" in lead, lead[-1] in "，；,;") == (True, False)


COUNTY = (
    "双河縣產業興旺\n双河縣堅持黨建引領,建成茶園約3200畝,群眾的日子越過越好。\n"
    "走進山下的村子,全村有120戶,住著党員48名。\n雙河縣建成了12個,大家都说好。\n"
)


def test_what_is_of_one_village_or_of_nothing_is_not_offered_of_the_county(library_of):
    county = library_of({"a.txt": COUNTY})
    asked = [
        fold(question)
        for ordinal in range(len(county.passages))
        for sentence in county.sentences(ordinal)
        for clause in sentence.clauses
        if (question := _asked_of(sentence, clause, county))
    ]
    assert ["双河县建成茶园多少亩?"] == asked
