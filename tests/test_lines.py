from bot.corpus.lines import text_lines


def _shape(raw: str) -> list[tuple[int, str]]:
    return [(line.number, line.text) for line in text_lines(raw)]


def test_lines_keep_their_raw_numbers() -> None:
    assert [(1, "一"), (3, "二"), (4, "三")] == _shape("一\r\n \n二\r三")


def test_marks_before_the_words_are_left_out() -> None:
    raw = "> 引用的话\n• 圆点\n- 列表\n?? 丢失的空格\n??近年来\n&nbsp;&nbsp;缩进\n-5度"
    assert ["引用的话", "圆点", "列表", "?? 丢失的空格", "近年来", "缩进", "-5度"] == [
        line.text for line in text_lines(raw)
    ]


def test_markdown_headings_have_a_level() -> None:
    assert [1, 3, 0] == [line.level for line in text_lines("# 题\n### 节\n#话题")]


def test_wide_space_behind_a_mark_begins_a_paragraph() -> None:
    assert [(1, "第一段。"), (1, "第二段。"), (1, "同一段。 还是。")] == _shape(
        "第一段。    第二段。　　同一段。 还是。"
    )


def test_a_line_that_begins_with_a_closing_mark_goes_on() -> None:
    assert [(1, "据村民介绍，路已修好。"), (4, "下一段。")] == _shape("据村民介绍\n，路已修好\n。\n下一段。")


def test_quotes_of_joined_lines_know_their_own_line() -> None:
    line = text_lines("\n村民说\n，路修好了。")[0]
    assert (2, 3) == (line.quote(0, 3).line, line.quote(4, 8).line)
