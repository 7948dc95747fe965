"""Entries sent in the chat, end to end with the real worker: checked, replayed, confirmed, live, taken back."""

import contextlib
import re
import signal
import sqlite3
import threading

import pytest

from tests.botapi.people import silent

KNOWN = "云溪县的茶园有多大?"
WRITTEN = f"""\
- id: tea
  questions: [{KNOWN}, 茶园面积是多少]
  answer: 云溪县建成了**3.2万亩**标准化茶园,见报道。
  sources:
    - case: a
      quote: 建成标准化茶园3.2万亩
"""
ASKED = "老年食堂几点开门?"
NEW = f"""\
- id: canteen
  questions: [{ASKED}, 老年食堂的开门时间]
  answer: 案例没有写开门时间,请打电话问镇政府。
"""
NEEDLE = "请打电话问镇政府"
UNKNOWN = "没有这个命令"


@pytest.fixture
def faq(tmp_path):
    folder = tmp_path / "faq"
    folder.mkdir()
    (folder / "tea.yaml").write_text(WRITTEN, "utf-8")
    return folder


@pytest.fixture
def admins(own):
    return own.person("安"), own.person("博")


@pytest.fixture
def begin(own, admins, start, pages, faq):
    """`begin()`: a worker over the two pages and the FAQ folder, with two admins."""

    def worker(**environ):
        ids = ",".join(str(admin.info["id"]) for admin in admins)
        given = {"CASEBOT_ADMINS": ids, "SEEDS_DIR": str(pages), "FAQ_DIR": str(faq)}
        return start(own, **(given | environ)).ready()

    return worker


def checked(person, said):
    """The message that tells what came of a check, once it stands."""
    shown = person.wait(said)
    person.api.until(lambda: "正在" not in shown.text, what="the end of the check")
    return shown


def upload(person, text=NEW, name="new.yaml", caption=""):
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    return checked(person, person.send_file(name, data, caption))


def confirm(person, shown, needle="已上线"):
    person.press(shown, "确认上线")
    person.api.until(lambda: needle in shown.text, what=f"{needle!r} in {shown.text!r}")


def database(worker):
    return contextlib.closing(sqlite3.connect(worker.folder / "casebot.db"))


def stored(worker):
    with database(worker) as connection:
        return [id for (id,) in connection.execute("SELECT id FROM entries ORDER BY id")]


def audited(worker, admin):
    with database(worker) as connection:
        rows = connection.execute("SELECT act FROM audit WHERE admin = ? ORDER BY id", (admin.info["id"],))
        return [act for (act,) in rows]


# The way of an upload.


def test_an_upload_is_checked_shown_confirmed_live_and_taken_back(own, admins, begin):
    worker, (ann, _) = begin(), admins
    visitor = own.person("客")
    assert NEEDLE not in visitor.ask(ASKED).text
    shown = upload(ann)
    assert "新增 1 条,修改 0 条,删除 0 条" in shown.text
    assert "canteen" in shown.text
    assert "重放了" in shown.text
    assert NEEDLE not in visitor.ask(ASKED).text, "live before it was confirmed"
    confirm(ann, shown)
    assert ([], True) == (shown.labels, "/undo" in shown.text)
    assert NEEDLE in visitor.ask("请问老年食堂的开门时间").text
    assert "撤销" in ann.ask("/undo").text
    assert NEEDLE not in visitor.ask(ASKED).text
    assert (["check", "upload", "undo"], []) == (audited(worker, ann), stored(worker))
    assert [] == own.refused()


def test_a_changed_entry_shows_what_changed_and_whose_answer(own, admins, begin):
    begin()
    ann, _ = admins
    confirm(ann, upload(ann))
    shown = upload(ann, NEW.replace("请打电话问镇政府", "食堂每天七点开门"))
    assert "新增 0 条,修改 1 条,删除 0 条" in shown.text
    assert "改了答案" in shown.text
    assert "食堂每天七点开门" in shown.text
    (row,) = re.findall(r"个的回答会变:\n(.*)\n +原来:(.*)\n +以后:(.*)", shown.text)[:1]
    assert [True, True, True] == [ASKED in row[0], NEEDLE in row[1], "七点开门" in row[2]]


def test_an_entry_that_takes_a_question_from_the_pages_says_so_before_it_is_live(own, admins, begin):
    begin()
    ann, _ = admins
    question = "石桥镇组织志愿者多少人?"
    before = ann.ask(question)
    assert "420人" in before.text
    ann.turn(before, "👍")
    shown = upload(ann, f"- id: volunteers\n  questions: [{question}]\n  answer: 志愿者很多。\n")
    assert "换了回答" in shown.text
    assert ("420人" in shown.text, "志愿者很多" in shown.text) == (True, True)


@pytest.mark.parametrize(
    "text", [NEW, f"```yaml\n{NEW}```", f"\ufeff{NEW}"], ids=["bare", "fenced", "byte order mark"]
)
def test_a_pasted_block_is_an_upload(own, admins, begin, text):
    begin()
    ann, _ = admins
    shown = checked(ann, ann.say(text))
    confirm(ann, shown)
    assert NEEDLE in ann.ask(ASKED).text


def test_a_block_that_is_edited_is_checked_again(own, admins, begin):
    begin()
    ann, _ = admins
    said = ann.say(NEW.replace("answer:", "answr:"))
    assert "answr" in checked(ann, said).text
    ann.edit(said, NEW)
    own.until(lambda: len(ann.replies(said)) == 2, what="the second check")
    second = ann.replies(said)[-1]
    own.until(lambda: second.labels, what="its buttons")
    confirm(ann, second)


def test_cancelled_nothing_changes(own, admins, begin):
    worker, (ann, _) = begin(), admins
    shown = upload(ann)
    ann.turn(shown, "取消")
    assert ("已取消" in shown.text, []) == (True, shown.labels)
    assert NEEDLE not in ann.ask(ASKED).text
    assert (["check", "cancel"], []) == (audited(worker, ann), stored(worker))


def test_an_entry_is_removed_by_its_id(own, admins, begin):
    worker, (ann, _) = begin(), admins
    assert "没有编号为 canteen" in ann.ask("/remove canteen").text
    assert "tea.yaml:1" in ann.ask("/remove tea").text
    assert "/remove" in ann.ask("/remove").text
    confirm(ann, upload(ann))
    shown = checked(ann, ann.say("/remove canteen"))
    assert "删除 1 条" in shown.text
    assert "没有回答了" in shown.text
    confirm(ann, shown)
    assert [] == stored(worker)
    assert NEEDLE not in ann.ask(ASKED).text


def test_what_was_made_in_the_chat_is_exported_as_a_file_that_can_be_sent_again(own, admins, begin):
    begin()
    ann, _ = admins
    assert "还没有" in ann.ask("/export").text
    confirm(ann, upload(ann))
    exported = ann.ask("/export")
    name, data = exported.file
    assert re.fullmatch(r"casebot-faq-\d{8}\.yaml", name)
    assert "1 条" in exported.caption
    assert "内容相同" in upload(ann, data).text


def test_many_changes_come_with_a_document_of_all(own, admins, begin):
    begin()
    ann, _ = admins
    entries = "".join(
        f"- id: e{n}\n  questions: [第{n}号仓库由哪个小组看管]\n  answer: 由第{n}小组看管。\n"
        for n in range(60)
    )
    said = ann.send_file("many.yaml", entries.encode())
    own.until(lambda: any(shown.labels for shown in ann.replies(said)), 30, "the buttons")
    (shown,) = [shown for shown in ann.replies(said) if shown.labels]
    (listed,) = [shown for shown in ann.replies(said) if shown.file]
    assert "新增 60 条" in shown.text
    assert [] == [n for n in range(60) if f"e{n}:" not in listed.file[1].decode()]
    confirm(ann, shown)


# What is wrong with an upload.

BAD = {
    "no YAML": ("- id: [a\n  questions", "第 "),
    "no list": ("canteen", "- id"),
    "wrong colon": ("- id:canteen\n  questions: [甲乙]\n", "第 2 行"),
    "HTML": (NEW.replace("案例没有写", "<b>案例</b>没有写"), "第 3 行:<b>"),
    "not UTF-8": (NEW.encode("gb18030"), "UTF-8"),
    "an alias bomb": ("- &a [x, x]\n" + "- [*a, *a, *a]\n" * 40, "第 1 行"),
    "no answer": (NEW[: NEW.index("  answer")], "canteen"),
    "an unknown key": (NEW.replace("answer:", "answr:"), "answer"),
    "an unknown case": (NEW + "  sources: [{case: zzz, quote: 组织志愿者420人}]\n", "zzz"),
    "a wrong quote": (NEW + "  sources: [{case: b, quote: 组织志愿者999人}]\n", "999人"),
    "a phrasing of another entry": (NEW.replace(ASKED, KNOWN), "tea"),
    "an open bold": (NEW.replace("请打电话", "**请打电话"), "**"),
    "an id that is none": (NEW.replace("canteen", "食 堂"), "食 堂"),
    "an empty file": (b" ", ""),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_upload_says_which_line_and_leaves_what_is_live(own, admins, begin, kind):
    worker, (ann, _) = begin(), admins
    text, told = BAD[kind]
    shown = upload(ann, text)
    assert ([], True) == (shown.labels, told in shown.text), shown.text
    assert "见报道" in ann.ask(KNOWN).text
    assert [] == stored(worker)
    assert [] == own.refused()


def test_a_file_that_is_too_large_is_not_fetched(own, admins, begin):
    begin()
    ann, _ = admins
    told = ann.ask_with_file("big.yaml", b"#" * 2_000_000)
    assert "2.0 MB" in told.text
    assert [] == own.calls_of("getFile")
    assert "见报道" in ann.ask(KNOWN).text


@pytest.mark.parametrize("method", ["getFile", "file"])
@pytest.mark.parametrize("code", [400, 404])
def test_a_file_that_cannot_be_fetched_is_said_so(own, admins, begin, method, code):
    begin()
    ann, _ = admins
    own.fail(method, code)
    assert "没有成功" in upload(ann).text
    confirm(ann, upload(ann))


def test_a_fetch_that_fails_for_a_moment_is_tried_again(own, admins, begin):
    begin()
    ann, _ = admins
    own.fail("getFile", 502)
    own.fail("file", lost=True)
    confirm(ann, upload(ann))


def test_marks_that_html_would_take_are_shown_as_they_stand(own, admins, begin):
    begin()
    ann, _ = admins
    confirm(ann, upload(ann, NEW.replace("案例没有写", "1<2 & 3>2 &lt; 没有写")))
    assert "1<2 & 3>2 &lt; 没有写" in ann.ask(ASKED).text
    assert [] == own.refused()


def test_a_caption_is_no_command_and_a_name_no_path(own, admins, begin):
    worker, (ann, _) = begin(), admins
    confirm(ann, upload(ann))
    evil = "../../../\u202e<b>&\n/undo.yaml"
    shown = upload(ann, NEW.replace("七点", "八点"), evil, caption="/undo")
    assert "内容相同" in shown.text
    assert ["canteen"] == stored(worker)
    assert [] == own.refused()


def test_an_id_that_a_file_has_gives_way_to_the_file(own, admins, begin):
    worker, (ann, _) = begin(), admins
    shown = upload(ann, NEW.replace("canteen", "tea"))
    assert [] == shown.labels
    assert "tea" in shown.text
    assert "见报道" in ann.ask(KNOWN).text
    assert [] == stored(worker)


def test_a_document_of_another_kind_is_answered_as_for_everyone(own, admins, begin):
    begin()
    ann, _ = admins
    assert "只看得懂文字" in ann.ask_with_file("photo.png", b"png").text


def test_entries_in_a_text_file_are_an_upload_and_other_text_is_told_how(own, admins, begin):
    worker, (ann, _) = begin(), admins
    told = upload(ann, "会议纪要\n- 第一项\n", "notes.md").text
    assert ("没有看到问答" in told, ".yaml" in told) == (True, True)
    assert "只看得懂文字" in own.person("客").ask_with_file("new.txt", NEW.encode()).text
    confirm(ann, upload(ann, f"# 食堂\n\n{NEW}", "new.txt"))
    assert ["canteen"] == stored(worker)


def test_the_example_that_help_gives_can_be_pasted_as_it_is(own, admins, begin):
    begin()
    ann, _ = admins
    shown = ann.ask("/help").text
    confirm(ann, checked(ann, ann.say(shown[shown.rindex("- id:") :])))


# Between the check and the confirmation.


def test_confirmed_twice_it_is_live_once(own, admins, begin):
    worker, (ann, _) = begin(), admins
    shown = upload(ann)
    data = shown.button("确认上线")["callback_data"]
    confirm(ann, shown)
    assert "已经上线" in ann.press_data(shown, data)
    assert ["check", "upload"] == audited(worker, ann)
    ann.ask("/undo")
    assert "已经上线" in ann.press_data(shown, data)
    assert [] == stored(worker)


def test_cancelled_it_cannot_be_confirmed(own, admins, begin):
    worker, (ann, _) = begin(), admins
    shown = upload(ann)
    data = shown.button("确认上线")["callback_data"]
    ann.turn(shown, "取消")
    assert "已经取消" in ann.press_data(shown, data)
    assert [] == stored(worker)


def test_an_expired_draft_is_said_to_be_so(own, admins, begin):
    worker, (ann, _) = begin(), admins
    shown = upload(ann)
    with database(worker) as connection:
        connection.execute("UPDATE drafts SET at = at - 8 * 86400")
        connection.commit()
    assert "过期" in ann.press(shown, "确认上线")
    assert [] == stored(worker)


def test_after_a_file_changed_it_is_checked_and_shown_again(own, admins, begin, faq):
    worker, (ann, _) = begin(), admins
    shown = upload(ann)
    (faq / "tea.yaml").write_text(WRITTEN.replace("见报道", "见新报道"), "utf-8")
    worker.logged("live (a change)")
    confirm(ann, shown, "线上内容又有改动")
    assert [] == stored(worker)
    confirm(ann, shown)
    assert ["canteen"] == stored(worker)
    assert "见新报道" in ann.ask(KNOWN).text


def test_a_second_press_does_not_confirm_what_the_first_one_brought(own, admins, begin, faq):
    worker, (ann, _) = begin(), admins
    shown = upload(ann)
    data = shown.button("确认上线")["callback_data"]
    (faq / "tea.yaml").write_text(WRITTEN.replace("见报道", "见新报道"), "utf-8")
    worker.logged("live (a change)")
    confirm(ann, shown, "线上内容又有改动")
    assert "请看最新" in ann.press_data(shown, data)
    assert [] == stored(worker)


def test_after_a_file_took_its_question_it_cannot_go_live(own, admins, begin, faq):
    worker, (ann, _) = begin(), admins
    shown = upload(ann)
    (faq / "more.yaml").write_text(NEW.replace("canteen", "other"), "utf-8")
    worker.logged("live (a change)")
    confirm(ann, shown, "处问题")
    assert ([], []) == (shown.labels, stored(worker))


def test_two_admins_at_once_the_second_sees_the_firsts_change(own, admins, begin):
    worker, (ann, bo) = begin(), admins
    first = upload(ann)
    second = upload(bo, NEW.replace("canteen", "dining").replace("老年食堂", "儿童食堂"))
    presses = [
        threading.Thread(target=who.press, args=(shown, "确认上线"))
        for who, shown in ((ann, first), (bo, second))
    ]
    for press in presses:
        press.start()
    for press in presses:
        press.join()
    own.until(lambda: {"已上线" in one.text for one in (first, second)} == {True, False}, what="one of them")
    late, shown = (bo, second) if "已上线" in first.text else (ann, first)
    own.until(lambda: "线上内容又有改动" in shown.text, what="the other shown again")
    assert 1 == len(stored(worker))
    confirm(late, shown)
    assert ["canteen", "dining"] == stored(worker)


def test_undo_names_who_changed_it_since(own, admins, begin):
    worker, (ann, bo) = begin(), admins
    confirm(ann, upload(ann))
    confirm(bo, upload(bo, NEW.replace("请打电话", "请写信或打电话")))
    told = ann.ask("/undo").text
    assert [True, True] == ["没有撤销" in told, f"博({bo.info['id']})" in told]
    assert "恢复 canteen" in bo.ask("/undo").text
    assert f"去掉 canteen“{ASKED}”" in ann.ask("/undo").text
    assert "没有可以撤销" in ann.ask("/undo").text
    assert [] == stored(worker)


def test_an_admin_cannot_press_another_admins_draft(own, admins, begin):
    worker, (ann, bo) = begin(), admins
    data = upload(ann).button("确认上线")["callback_data"]
    mine = bo.ask("/help")
    assert "过期或已删除" in bo.press_data(mine, data)
    assert [] == stored(worker)


# Restarts.


def test_a_restart_between_check_and_confirmation_loses_nothing(own, admins, begin):
    worker, (ann, _) = begin(), admins
    shown = upload(ann)
    worker.kill()
    worker = begin()
    confirm(ann, shown)
    assert NEEDLE in ann.ask(ASKED).text
    worker.stop()
    begin()
    assert NEEDLE in ann.ask(ASKED).text


def test_killed_between_the_change_and_the_reply_it_is_live_once_and_said_so(own, admins, begin):
    worker, (ann, _) = begin(), admins
    shown = upload(ann)
    own.fail("editMessageText", hang=60)
    ann.press(shown, "确认上线")
    own.until(lambda: stored(worker), what="the change")
    worker.kill()
    worker = begin()
    own.until(lambda: "已上线" in shown.text, what="the reply")
    assert ["check", "upload"] == audited(worker, ann)
    assert NEEDLE in ann.ask(ASKED).text


def test_killed_between_an_undo_and_its_reply_it_undoes_once(own, admins, begin):
    worker, (ann, _) = begin(), admins
    confirm(ann, upload(ann))
    confirm(ann, upload(ann, NEW.replace("canteen", "dining").replace("老年食堂", "儿童食堂")))
    own.fail("sendMessage", hang=60)
    said = ann.say("/undo")
    own.until(lambda: ["canteen"] == stored(worker), what="the undo")
    worker.kill()
    worker = begin()
    assert "已经执行过" in ann.wait(said).text
    assert ["canteen"] == stored(worker)


def test_killed_while_it_checks_it_checks_again(own, admins, begin):
    worker, (ann, _) = begin(), admins
    own.fail("file", hang=60)
    said = ann.send_file("new.yaml", NEW.encode())
    own.until(lambda: own.calls_of("file"), what="the fetch")
    worker.process.send_signal(signal.SIGKILL)
    worker.ended()
    begin()
    own.until(lambda: any(shown.labels for shown in ann.replies(said)), what="the buttons")
    (shown,) = [shown for shown in ann.replies(said) if shown.labels]
    confirm(ann, shown)


# Who is no admin.


def test_no_admin_command_is_known_to_others(own, admins, begin):
    from bot.telegram.admin import texts

    begin()
    visitor = own.person("客")
    unknown = visitor.ask("/frobnicate").text
    told = {name: visitor.ask(f"/{name} canteen").text for name in texts.COMMANDS}
    assert dict.fromkeys(texts.COMMANDS, unknown) == told
    assert [] == [name for name in texts.COMMANDS if f"/{name}" in visitor.ask("/help").text]


def test_a_document_of_others_is_answered_as_any_document(own, admins, begin):
    worker = begin()
    visitor = own.person("客")
    usual = visitor.ask_with_file("photo.png", b"png").text
    assert usual == visitor.ask_with_file("new.yaml", NEW.encode()).text
    assert [] == own.calls_of("getFile")
    assert "正在检查" not in visitor.ask(NEW).text
    assert [] == stored(worker)


def test_a_button_of_an_admins_draft_is_unknown_to_others(own, admins, begin):
    worker, (ann, _) = begin(), admins
    data = upload(ann).button("确认上线")["callback_data"]
    visitor = own.person("客")
    reply = visitor.ask(KNOWN)
    assert visitor.press_data(reply, "?:0") == visitor.press_data(reply, data)
    assert [] == stored(worker)


def test_in_a_group_an_admin_is_like_anybody(own, admins, begin):
    worker, (ann, _) = begin(), admins
    group = ann.group("村")
    ann.say("/undo@casebot_test_bot", group)
    ann.send_file("new.yaml", NEW.encode(), chat=group)
    assert silent(own, group)
    data = upload(ann).button("确认上线")["callback_data"]
    reply = ann.ask(f"/ask {KNOWN}", group)
    assert "过期或已删除" in ann.press_data(reply, data)
    assert [] == stored(worker)


def test_without_admins_nobody_is_one(own, start, pages, faq):
    start(own, SEEDS_DIR=str(pages), FAQ_DIR=str(faq)).ready()
    assert UNKNOWN in own.person("客").ask("/undo").text


# What admins see besides.


def test_the_menu_and_the_help_of_an_admin_have_the_admins_commands(own, admins, begin):
    from bot.telegram.admin import texts

    begin()
    ann, _ = admins
    scope = (f"chat{ann.chat.id}", "")
    own.until(lambda: scope in own.world.commands, what="the menu")
    names = [command["command"] for command in own.world.commands[scope]]
    assert ({*texts.COMMANDS, "why", "help"} - set(names)) == set()
    told = ann.ask("/help").text
    assert [] == [name for name in texts.COMMANDS if f"/{name}" not in told]
    ann.turn(ann.ask("/script"), "繁體")
    own.until(lambda: "復" in str(own.world.commands[scope]) or "讀" in str(own.world.commands[scope]))
    assert "undo" in [command["command"] for command in own.world.commands[scope]]
    ann.turn(ann.ask("/script"), "简体")
    own.until(lambda: "读" in str(own.world.commands[scope]))
    assert "undo" in [command["command"] for command in own.world.commands[scope]]


def test_why_tells_an_admin_scores_and_the_bars(own, admins, begin):
    begin()
    ann, _ = admins
    visitor = own.person("客")
    for person in (ann, visitor):
        person.ask("石桥镇的茶园有多大?")
    told = ann.ask("/why").text
    assert "最接近的问答" in told
    assert re.search(r"tea \d\.\d\d", told)
    assert "没有用它:地方不同" in told
    assert "最接近的问答" not in visitor.ask("/why").text


def test_a_traditional_admin_reads_traditional_but_entries_stay_as_written(own, admins, begin):
    begin()
    ann, _ = admins
    ann.turn(ann.ask("/script"), "繁體")
    shown = upload(ann)
    assert ("檢查通過" in shown.text, ASKED in shown.text) == (True, True)
    wrong = upload(ann, NEW.replace("canteen", "食 堂")).text
    assert ("編號“食 堂”不合要求" in wrong, "請用" in wrong) == (True, True)
    ann.press(shown, "確認上線")
    own.until(lambda: "已上線" in shown.text)
