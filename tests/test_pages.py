from pathlib import Path

import pytest

from bot.corpus.pages import read_raw
from bot.errors import PageError

SIMPLIFIED = "石坝村党支部领办合作社，带动三百一十二户农户入股分红。\r\n村民们的日子越过越好！"
TRADITIONAL = "石壩村黨支部領辦合作社，帶動三百一十二戶農戶入股分紅。\n村民們的日子越過越好！"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "utf-8-sig"),
        (SIMPLIFIED, "gb18030"),
        (SIMPLIFIED, "gbk"),
        (SIMPLIFIED, "utf-16-le"),
        (SIMPLIFIED, "utf-16-be"),
        (SIMPLIFIED, "utf-16"),
        (SIMPLIFIED, "utf-32"),
        (TRADITIONAL, "utf-8"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "gb18030"),
        ("Cases: 3", "ascii"),
    ],
)
def test_encodings_are_told_apart(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "1.txt"
    path.write_bytes(text.encode(encoding))
    assert text == read_raw(path).removeprefix("\ufeff")


def test_byte_order_mark_counts_in_offsets(tmp_path: Path) -> None:
    path = tmp_path / "1.txt"
    path.write_bytes("村".encode("utf-8-sig"))
    assert "\ufeff村" == read_raw(path)


def test_a_few_broken_bytes_do_not_lose_the_page(tmp_path: Path) -> None:
    path = tmp_path / "1.txt"
    path.write_bytes((SIMPLIFIED * 10).encode()[:-1])
    assert (SIMPLIFIED * 10)[:-1] == read_raw(path)[:-1]


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n" + b"\0\1\2" * 50, b"\xff\xfe\xfd\xfc\xf1\xf2" * 20]
)
def test_what_is_no_text_is_refused_by_name(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "pic.txt"
    path.write_bytes(data)
    with pytest.raises(PageError, match=r"pic\.txt: is no text in .*; save it as UTF-8"):
        read_raw(path)


def test_what_cannot_be_read_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(PageError, match=r"gone\.txt: cannot be read"):
        read_raw(tmp_path / "gone.txt")


def test_an_endless_file_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    path.write_bytes("村".encode() * 2_000_000)
    with pytest.raises(PageError, match=r"dump\.txt: has 6\.0 MB; a page has 4 at most: split it"):
        read_raw(path)
