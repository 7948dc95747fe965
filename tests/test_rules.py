"""Every rule that decides is told in words."""

import json
from pathlib import Path

from bot.answering import Conversation, respond
from bot.answering.telling.rules import told_rule

SETS = Path(__file__).parent / "questions"


def test_every_rule_that_decides_a_labelled_question_is_told_in_words(library):
    asked = [
        json.loads(line) for file in SETS.glob("*/*.jsonl") for line in file.read_text("utf-8").splitlines()
    ]
    rules = {respond(one["q"], library, Conversation())[0].reasons.rule for one in asked if one.get("q")}
    assert len(rules) > 10
    assert [] == [rule for rule in rules if told_rule(rule) == rule]
