"""Files changed while the real worker answers: picked up within seconds, or told of and left out."""

import asyncio
import shutil
import time

import pytest

from bot.store import Store
from tests.botapi.people import silent
from tests.telegram.test_admin_uploads import (
    ASKED,
    KNOWN,
    NEEDLE,
    NEW,
    WRITTEN,
    admins,
    begin,
    confirm,
    faq,
    upload,
)

__all__ = ["admins", "begin", "faq"]

SECONDS = 12
"""In which a change is live: it takes one where the system tells of it, four where files are looked at."""


def until_answered(api, question, needle, there=True):
    """Ask until the answer has these words, or has them no more. Each time somebody else asks: who asked in
    vain before may just be told of the answer."""
    ends = time.monotonic() + SECONDS
    while (needle in (told := api.person("客").ask(question).text)) is not there:
        assert time.monotonic() < ends, told
        time.sleep(0.5)


def told(person, needle, count=1):
    """The bot's messages to somebody who said nothing, once they have these words."""
    shown = person.api.until(
        lambda: [m for m in list(person.chat.messages.values()) if needle in m.get("text", "")],
        SECONDS,
        f"a message with {needle!r}",
    )
    assert count == len(shown)
    return shown[-1]["text"]


# FAQ files.


def test_a_new_file_a_changed_one_and_a_deleted_one_are_picked_up(own, admins, begin, faq):
    begin()
    until_answered(own, ASKED, NEEDLE, there=False)
    (faq / "canteen.yaml").write_text(NEW, "utf-8")
    until_answered(own, ASKED, NEEDLE)
    (faq / "canteen.yaml").write_text(NEW.replace(NEEDLE, "每天七点开门"), "utf-8")
    until_answered(own, ASKED, "每天七点开门")
    (faq / "canteen.yaml").unlink()
    until_answered(own, ASKED, "每天七点开门", there=False)
    assert "见报道" in own.person("客").ask(KNOWN).text
    assert [True, True] == [silent(own, admin.chat, 0.1) for admin in admins]
    assert [] == own.refused()


def test_a_bad_file_leaves_what_is_live_and_is_told_to_each_admin_once(own, admins, begin, faq):
    worker = begin()
    visitor = own.person("客")
    (faq / "tea.yaml").write_text(
        WRITTEN.replace("见报道", "见新报道").replace("3.2万亩\n", "9.9万亩\n"), "utf-8"
    )
    for admin in admins:
        text = told(admin, "tea.yaml:1")
        assert ("9.9万亩" in text, "继续用原来的内容回答" in text) == (True, True)
    assert "见报道" in visitor.ask(KNOWN).text
    # Touched, with the same mistake: no news.
    (faq / "tea.yaml").touch()
    (faq / "canteen.yaml").write_text(NEW, "utf-8")
    worker.logged("live (a change)")
    time.sleep(4)
    told(admins[0], "tea.yaml:1", count=1)
    assert NEEDLE not in visitor.ask(ASKED).text, "a half of the files went live"
    (faq / "tea.yaml").write_text(WRITTEN.replace("见报道", "见新报道"), "utf-8")
    for admin in admins:
        told(admin, "都改好了")
    until_answered(own, KNOWN, "见新报道")
    until_answered(own, ASKED, NEEDLE)


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe not text",
        b"- &a [x]\n- *a\n",
        b"a: [",
        b"#" * 1_200_000,
    ],
    ids=["not UTF-8", "alias", "no YAML", "1.2 MB"],
)
def test_whatever_stands_in_a_file_answers_go_on(own, admins, begin, faq, data):
    begin()
    (faq / "bad.yaml").write_bytes(data)
    told(admins[0], "bad.yaml:1")
    assert "见报道" in own.person("客").ask(KNOWN).text


def test_started_with_a_bad_file_it_serves_the_rest_and_tells(own, admins, begin, faq):
    (faq / "canteen.yaml").write_text(NEW + "- id: half\n  questions: [甲乙丙丁]\n", "utf-8")
    (faq / "tea.yaml").write_text(WRITTEN.replace("3.2万亩\n", "9.9万亩\n"), "utf-8")
    begin()
    text = told(admins[0], "half")
    assert "9.9万亩" in text
    visitor = own.person("客")
    assert NEEDLE in visitor.ask(ASKED).text
    assert "见报道" not in visitor.ask(KNOWN).text


def test_a_folder_that_appears_later_and_one_that_goes(own, admins, begin, faq, tmp_path):
    begin()
    visitor = own.person("客")
    shutil.move(faq, tmp_path / "elsewhere")
    assert "放回去" in told(admins[0], "文件夹不见了")
    assert "见报道" in visitor.ask(KNOWN).text
    (tmp_path / "elsewhere" / "canteen.yaml").write_text(NEW, "utf-8")
    shutil.move(tmp_path / "elsewhere", faq)
    until_answered(own, ASKED, NEEDLE)
    # And the new folder is watched.
    (faq / "canteen.yaml").write_text(NEW.replace(NEEDLE, "每天七点开门"), "utf-8")
    until_answered(own, ASKED, "每天七点开门")


# Pages.


def test_a_changed_page_is_read_and_its_entries_checked(own, admins, begin, pages):
    begin()
    visitor = own.person("客")
    page = pages / "b_town.txt"
    page.write_text(page.read_text("utf-8").replace("志愿者420人", "志愿者555人"), "utf-8")
    until_answered(own, "石桥镇组织了多少志愿者?", "555人")
    page = pages / "a_tea.txt"
    page.write_text(page.read_text("utf-8").replace("3.2万亩", "4.5万亩"), "utf-8")
    assert "3.2万亩" in told(admins[0], "tea.yaml")
    assert "3.2万亩" in visitor.ask(KNOWN).text


def test_a_page_that_cannot_be_read_leaves_the_one_that_could(own, admins, begin, pages):
    begin()
    (pages / "b_town.txt").write_bytes(bytes(range(256)) * 20)
    told(admins[0], "b_town.txt")
    assert "420人" in own.person("客").ask("石桥镇组织了多少志愿者?").text


# The chat's entries beside the files.


def test_a_file_takes_the_place_of_a_chat_entry_of_its_id(own, admins, begin, faq):
    begin()
    ann, _ = admins
    confirm(ann, upload(ann))
    (faq / "canteen.yaml").write_text(NEW.replace(NEEDLE, "每天七点开门"), "utf-8")
    until_answered(own, ASKED, "每天七点开门")
    (faq / "canteen.yaml").unlink()
    until_answered(own, ASKED, NEEDLE)


def test_a_file_with_a_chat_entrys_question_wins_and_the_admins_are_told(own, admins, begin, faq):
    begin()
    ann, bo = admins
    confirm(ann, upload(ann))
    (faq / "other.yaml").write_text(NEW.replace("canteen", "other").replace(NEEDLE, "每天七点开门"), "utf-8")
    until_answered(own, ASKED, "每天七点开门")
    assert "聊天里的 canteen" in told(bo, "canteen")


def test_a_bad_file_does_not_hold_up_what_is_made_in_the_chat(own, admins, begin, faq):
    begin()
    ann, _ = admins
    (faq / "bad.yaml").write_text("a: [", "utf-8")
    told(ann, "bad.yaml")
    confirm(ann, upload(ann))
    assert NEEDLE in ann.ask(ASKED).text


def test_what_another_process_changes_is_picked_up(own, admins, begin):
    worker = begin()

    async def change():
        store = await Store.open(f"sqlite:///{worker.folder / 'casebot.db'}")
        try:
            await store.curation.change(0, "import", {"canteen": NEW})
        finally:
            await store.close()

    asyncio.run(change())
    until_answered(own, ASKED, NEEDLE)


# /reload.


def test_reload_tells_what_was_read_and_the_warnings(own, admins, begin, faq):
    begin()
    ann, _ = admins
    (faq / "old.yaml").write_text(NEW + "  valid_until: 2020-01-01\n", "utf-8")
    text = ann.ask("/reload").text
    assert [] == [
        w for w in ("2 个案例", "2 个文件", "2 条", "没有错误", "old.yaml", "2020-01-01") if w not in text
    ]
    (faq / "bad.yaml").write_text("- id: x\n  questions: [甲乙丙丁]\n", "utf-8")
    said = ann.say("/reload")
    own.until(lambda: any("已读取" in shown.text for shown in ann.replies(said)), what="the reply")
    (reply,) = [shown for shown in ann.replies(said) if "已读取" in shown.text]
    assert [] == [w for w in ("bad.yaml:1", "没有生效") if w not in reply.text]


def test_an_admin_who_blocked_the_bot_keeps_nothing_from_the_others(own, admins, begin, faq):
    worker = begin()
    ann, bo = sorted(admins, key=lambda admin: admin.info["id"])
    ann.block()
    (faq / "bad.yaml").write_text("a: [", "utf-8")
    told(bo, "bad.yaml")
    assert worker.alive
    assert [] == worker.stray
