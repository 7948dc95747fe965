"""Lists told to admins: what a message holds of them."""

import time

from bot.telegram.admin.reporting import ROOM, _head
from bot.telegram.markup import LENGTH, units


def test_a_list_is_cut_behind_a_line():
    head = _head("\n".join(f"第 {number} 行" for number in range(5_000)))
    assert LENGTH - ROOM - 12 < units(head) <= LENGTH - ROOM
    assert head.splitlines()[-1] == f"第 {len(head.splitlines()) - 1} 行"


def test_what_fits_stays_whole():
    assert _head("一\n二\n") == "一\n二"


def test_a_line_too_long_for_any_message_is_cut_where_a_character_ends():
    head = _head("😀" * 9_000)
    assert head == "😀" * ((LENGTH - ROOM) // 2)


def test_as_many_lines_as_a_book_has_cost_no_time():
    told = "\n".join("faq/a.yaml:1:案例 002 里没有“……”这句话;请从页面里照抄一句" for _ in range(50_000))
    start = time.perf_counter()
    _head(told)
    assert time.perf_counter() - start < 1.0
