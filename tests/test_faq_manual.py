"""The admins' manual says what is: every problem with its words, and examples that are read as they stand."""

import re
from pathlib import Path

import pytest

from bot.faq.lexicon import read_lexicon
from bot.faq.problems import MESSAGES
from bot.faq.reading import read_entries

MANUAL = (Path(__file__).parent.parent / "docs/faq.md").read_text("utf-8")


def test_it_has_a_line_for_each_problem_in_the_words_that_are_shown():
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| `(.*?)` \| .+ \|$", MANUAL, re.M)
    told = [(code, message.replace("\\|", "|")) for code, message in rows]
    assert [(code, shown(chinese)) for code, (_, chinese) in MESSAGES.items()] == told


@pytest.mark.parametrize("block", re.findall(r"^```yaml\n(.*?)^```$", MANUAL, re.M | re.S))
def test_its_examples_are_read_without_a_problem(block):
    if block.startswith("- id:"):
        entries, problems = read_entries(block)
        assert ((), 1) == (problems, len(entries))
    else:
        synonyms, words, problems = read_lexicon(block, "lexicon.yaml")
        assert problems == ()
        assert synonyms
        assert words


def shown(message):
    """A message before its values are filled in, with the braces that are meant as such."""
    return message.replace("{{", "{").replace("}}", "}")
