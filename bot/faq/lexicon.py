"""`faq/lexicon.yaml`: words that stand for one another, and words of the field, as admins keep them."""

from __future__ import annotations

from functools import partial

from bot.faq.entries import Place
from bot.faq.plain import plain
from bot.faq.problems import Problem
from bot.faq.shaping import shaped
from bot.yamlfile import composed

LEXICON = "lexicon.yaml"

Groups = tuple[tuple[str, ...], ...]


def read_lexicon(text: str, file: str = "") -> tuple[Groups, tuple[str, ...], tuple[Problem, ...]]:
    """Groups of synonyms, own words (both folded, as searches use them) and all that is wrong; with an error
    in it nothing of the file is used, because groups hang together.

    >>> read_lexicon("同义: [[多少錢, 资金]]\\n词: [头雁]\\n")
    ((('多少钱', '资金'),), ('头雁',), ())
    """
    from bot.faq.schema import LexiconModel

    at = partial(Place, file)
    document = composed(text, most=VALUES)
    faults = [Problem(fault.code, at(fault.line), fault.values) for fault in document.faults]
    if document.root is None:
        return (), (), tuple(faults)
    model, problems = shaped(plain(document.root), LexiconModel, at)
    problems = sorted(faults + problems, key=lambda problem: problem.place.line)
    if model is None or problems:
        return (), (), tuple(problems)
    return model.synonyms, tuple(dict.fromkeys(model.words)), ()


VALUES = 100_000
"""Words and lists read: as of an FAQ file."""
