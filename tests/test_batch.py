"""Lines of JSON in, a line of JSON for each: order, errors, sessions."""

import json

import pytest

from bot import batch
from bot.batch import reply_lines

QUESTION = "尹兆场社区2023年人均纯收入是多少?"


def replies(library, *lines):
    return [json.loads(line) for line in reply_lines(lines, library)]


def as_line(**row):
    return json.dumps(row, ensure_ascii=False).encode()


def test_a_reply_has_the_stable_fields_in_order(library):
    (reply,) = replies(library, as_line(id="a", q=QUESTION))
    fields = "id status kind lead text cases hits citations suggestions ms"
    assert fields.split() == list(reply)
    assert ("a", "answer", "000") == (reply["id"], reply["status"], reply["cases"][0])
    assert reply["ms"] == round(reply["ms"], 1) > 0


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            b"oops",
            {
                "id": None,
                "error": "line 1: not JSON (Expecting value: line 1 column 1 (char 0)); "
                "write one object a line",
            },
        ),
        (
            b"[" * 200_000,
            {"id": None, "error": "line 1: not JSON (too deep or too long); write one object a line"},
        ),
        (b"[1]", {"id": None, "error": 'line 1: not an object; write {"id": "1", "q": "…"}'}),
        (b'{"id": "\xff"}', {"id": None, "error": "line 1: not UTF-8; send UTF-8"}),
        (b'{"id": "a"}', {"id": "a", "error": 'line 1: "q" must be a text; write {"id": "1", "q": "…"}'}),
        (b'{"id": 1, "q": 5}', {"id": 1, "error": 'line 1: "q" must be a text; write {"id": "1", "q": "…"}'}),
        (b'{"id": [1], "q": "a"}', {"id": None, "error": 'line 1: "id" must be a text or a whole number'}),
        (
            b'{"id": "a", "q": "a", "session": true}',
            {"id": "a", "error": 'line 1: "session" must be a text or a whole number'},
        ),
    ],
    ids=["text", "deep", "list", "bytes", "no q", "q a number", "id a list", "session a boolean"],
)
def test_a_line_that_cannot_be_read_tells_so_and_the_rest_go_on(library, line, expected):
    got = replies(library, line, as_line(id="z", q=QUESTION))
    assert expected == got[0]
    assert ("z", "answer") == (got[1]["id"], got[1]["status"])


@pytest.mark.parametrize("question", ["", " \u200b\u0007", "问" * 100_000], ids=["empty", "blank", "endless"])
def test_a_question_that_cannot_be_answered_is_an_error_of_its_line(library, question):
    (reply,) = replies(library, as_line(id="a", q=question))
    assert ["id", "error"] == list(reply)


def test_blank_lines_a_byte_order_mark_and_a_missing_id_do_no_harm(library):
    got = replies(library, b"\xef\xbb\xbf" + as_line(q=QUESTION), b"\r\n", as_line(id=2, q=QUESTION))
    assert [(None, "answer"), (2, "answer")] == [(reply["id"], reply["status"]) for reply in got]


def test_half_a_surrogate_pair_and_control_characters_change_nothing(library):
    odd = "尹兆场\ud800社区2023年\u0000人均纯收入\u202e是多少?"
    line = json.dumps({"id": "\udc00", "q": odd}).encode()
    plain, got = replies(library, as_line(id="\ue000", q=QUESTION), line)
    assert ("\udc00", plain["text"]) == (got["id"], got["text"])


def test_lines_of_one_session_share_a_conversation_and_others_do_not(library):
    got = replies(
        library,
        as_line(id=1, q=QUESTION, session="s"),
        as_line(id=2, q="它的标题是什么?", session="s"),
        as_line(id=3, q="它的标题是什么?"),
    )
    assert ["000"] == got[1]["cases"][:1]
    assert (got[1]["status"], got[1]["text"]) != (got[2]["status"], got[2]["text"])


def test_only_so_many_sessions_are_kept_and_the_silent_go_first(library, monkeypatch):
    monkeypatch.setattr(batch, "SESSIONS_KEPT", 2)
    asked = as_line(id=0, q="它的标题是什么?")
    alone = replies(library, asked)[0]["text"]
    got = replies(
        library,
        *(as_line(id=0, q=QUESTION, session=session) for session in ("a", "b", "a", "c")),
        as_line(id=0, q="它的标题是什么?", session="a"),
        as_line(id=0, q="它的标题是什么?", session="b"),
    )
    assert (False, True) == (got[4]["text"] == alone, got[5]["text"] == alone)


def test_a_fault_of_ours_costs_one_line_only(library, monkeypatch, capsys):
    def respond(question, library, conversation):
        if question == "坏":
            raise ZeroDivisionError("boom")
        return answered(question, library, conversation)

    answered = batch.respond
    monkeypatch.setattr(batch, "respond", respond)
    got = replies(library, as_line(id=1, q="坏"), as_line(id=2, q=QUESTION))
    assert {"id": 1, "error": "internal fault: ZeroDivisionError: boom"} == got[0]
    assert "answer" == got[1]["status"]
    assert "casebot: line 1: internal fault: ZeroDivisionError: boom\n" == capsys.readouterr().err
