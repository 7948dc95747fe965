"""How an admin works through what was asked in vain, press by press."""

import time
from itertools import product

ANSWER = "案例没有统计**养猪场**,说的是涧西区下派驻村第一书记。"
SEEN = "案例没有统计养猪场,说的是涧西区下派驻村第一书记。"
"""The answer as people see it."""


def pressed(person, shown, label):
    """Press a button that brings a message of its own; that message."""
    last = person.replies(shown)[-1] if person.replies(shown) else shown
    person.press(shown, label)
    return person.wait(last)


def page_with(person, words):
    """The page of the worklist that shows these words."""
    page = person.ask("/misses")
    for _ in range(60):
        if words in page.text:
            return page
        person.turn(page, "▶")
    raise AssertionError(f"no page with {words!r}; the last is {page.text!r}")


def composed(person, words, answer=ANSWER):
    """Answer the cluster with these words; the message with its phrasings and sources."""
    return person.ask(answer, to=pressed(person, page_with(person, words), "✍️"))


def previewed(person, composing):
    """Press 👁; the message that says what changes."""
    seen = len(person.replies(composing))
    person.press(composing, "👁")
    found = person.api.until(
        lambda: [shown for shown in person.replies(composing)[seen:] if "取消" in "".join(shown.labels)],
        what="a preview",
    )
    return found[0]


def put_live(person, words, answer=ANSWER):
    """Answer the cluster with these words, to the end; the last message."""
    return pressed(person, previewed(person, composed(person, words, answer)), "✅")


def admins_of(*people):
    """CASEBOT_ADMINS for these people."""
    return ",".join(str(person.info["id"]) for person in people)


def answered(person, question, words, seconds=15.0):
    """Ask until the answer has these words: what is live is picked up within seconds."""
    ends = time.monotonic() + seconds
    while words not in (reply := person.ask(question)).text:
        assert time.monotonic() < ends, reply.text
        time.sleep(1)
    return reply


_things = product(
    "骆驼 鸵鸟 企鹅 鲸鱼 犀牛 河马 斑马 猩猩 袋鼠 海豹".split(), "饲料 门票 医生 笼子 保险".split()
)


def in_vain():
    """A question that no case answers, and none like it, so that each test has a cluster of its own."""
    animal, what = next(_things)
    return f"{animal}的{what}一共花了几元?"


def notices(person, words=SEEN, chat=None):
    """The messages that tell a person of an answer, so far."""
    shown = [
        message for message in list((chat or person.chat).messages.values()) if message["from"]["is_bot"]
    ]
    return [message for message in shown if "您问过:" in message["text"] and words in message["text"]]


def told(person, words=SEEN, times=1, timeout=20.0):
    """Wait for notices, and that no more come."""
    person.api.until(lambda: len(notices(person, words)) >= times, timeout, "a notice")
    time.sleep(2.5)  # the queue is looked at every two seconds
    assert times == len(notices(person, words))
