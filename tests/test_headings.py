from bot.corpus.case import case_of


def _outline(*lines: str) -> list[tuple[str | None, bool, str]]:
    case = case_of("\n".join(("清溪县的新路子", "来源：某报 2022-1-1", *lines)), "1.txt")
    return [
        (section.heading and section.heading.text, section.inline, section.text) for section in case.sections
    ]


OPENING = "近年来，清溪县坚持党建引领，推动乡村治理提质增效，群众办事更方便。"
FIRST = "全县建成驿站32个，党员带头干，群众跟着干，干出了新气象。"
SECOND = "全县建成茶园3万亩，合作社领着干，农户增收有了保障。"


def test_numbered_lines_head_sections() -> None:
    assert [
        (None, False, OPENING),
        ("一、强组织", False, FIRST),
        ("（二）兴产业", False, SECOND),
    ] == _outline(OPENING, "一、强组织", FIRST, "（二）兴产业", SECOND)


def test_a_number_alone_stands_before_its_heading() -> None:
    assert [
        (None, False, OPENING),
        ("强组织带队伍", False, FIRST),
        ("兴产业富百姓", False, SECOND),
    ] == _outline(OPENING, "01", "", "强组织带队伍", FIRST, "02", "兴产业富百姓", SECOND)


def test_short_lines_before_prose_head_sections() -> None:
    assert [(None, False, OPENING), ("党建引领聚合力", False, FIRST)] == _outline(
        OPENING, "党建引领聚合力", FIRST
    )


def test_numbered_first_sentences_are_inline_headings() -> None:
    first, second = f"一、强组织，带队伍。{FIRST}", f"二、兴产业，富百姓。{SECOND}"
    assert [
        (None, False, OPENING),
        ("一、强组织，带队伍。", True, first),
        ("二、兴产业，富百姓。", True, second),
    ] == (_outline(OPENING, first, second))


def test_first_sentences_that_begin_alike_are_inline_headings() -> None:
    paragraphs = [f"{lead}{FIRST}" for lead in ("抓阵地，强堡垒。", "抓队伍，聚合力。", "抓服务，暖民心。")]
    assert [None, "抓阵地，强堡垒。", "抓队伍，聚合力。", "抓服务，暖民心。"] == [
        heading for heading, _, _ in _outline(OPENING, *paragraphs)
    ]


def test_couplets_of_one_length_are_inline_headings() -> None:
    paragraphs = [f"{lead}{FIRST}" for lead in ("建强堡垒聚人心。", "壮大产业富口袋。", "涵养新风润乡土。")]
    assert [None, "建强堡垒聚人心。", "壮大产业富口袋。", "涵养新风润乡土。"] == [
        heading for heading, _, _ in _outline(OPENING, *paragraphs)
    ]


def test_paragraphs_about_the_same_person_are_text() -> None:
    paragraphs = [
        f"{lead}{FIRST}" for lead in ("王明是村里的书记。", "王明介绍说，路修好了。", "王明今年还想种茶。")
    ]
    assert [None] == [heading for heading, _, _ in _outline(OPENING, *paragraphs)]


def test_sub_points_and_chance_beginnings_stay_text() -> None:
    paragraph = f"一是强组织。{FIRST}二是兴产业。{SECOND}"
    assert [(None, False, "\n".join((OPENING, paragraph, FIRST, SECOND)))] == _outline(
        OPENING, paragraph, FIRST, SECOND
    )
