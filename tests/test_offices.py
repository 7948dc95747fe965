import pytest

from bot.answering.evidence.offices import of_another_place


@pytest.mark.parametrize(
    ("expected", "sentence"),
    [
        (True, "青山镇党委书记李明介绍,河湾村变了样。"),
        (True, "来到柳沟村,柳沟村党总支书记王强说好。"),
        (True, "据县委书记赵敏介绍,全县变了样。"),
        (True, "河湾村党支部副书记李明说,路修好了。"),
        (False, "河湾村支书王强说,路修好了。"),
        (False, "河湾村党支部书记王强说,路修好了。"),
        (False, "该村党支部书记王强说,路修好了。"),
        (False, "工厂里,村党支部书记王强正在忙。"),
        (False, "王强担任青山镇河湾村驻村第一书记、工作队队长。"),
        (False, "河湾村党总支书记、村委会主任王强说好。"),
        (False, "青山镇党委书记李明同河湾村党支部书记王强商量。"),
        (False, "河湾村变了样。"),
    ],
)
def test_whose_secretary(expected: bool, sentence: str) -> None:
    assert expected == of_another_place(sentence, "请问河湾村的党支部书记是谁?")


@pytest.mark.parametrize("question", ["书记是谁?", "河湾村有多少党员?", "李明是谁?"])
def test_a_question_for_no_places_office_is_never_of_another(question: str) -> None:
    assert not of_another_place("青山镇党委书记李明说好。", question)


def test_the_first_secretary_of_a_village() -> None:
    assert not of_another_place("王强担任河湾村驻村第一书记。", "河湾村驻村第一书记叫什么?")
