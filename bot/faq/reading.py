"""FAQ files -> entries and every problem, in one pass; bad content never raises."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain, zip_longest
from pathlib import Path
from types import MappingProxyType

import yaml

from bot.faq.entries import Entry, FaqBook, Place
from bot.faq.files import BYTES, bytes_of, shown, yaml_files
from bot.faq.lexicon import LEXICON, read_lexicon
from bot.faq.markup import placed_problems
from bot.faq.plain import Plain, plain
from bot.faq.problems import Problem
from bot.faq.shaping import shaped
from bot.text.scripts import fold
from bot.yamlfile import NULL, Document, Fault, composed, decoded, line_of

VALUES = 100_000
"""Keys and texts of a file: 2,000 entries have some 50,000; one that is nothing else costs seconds."""

PROBLEMS = 200
"""Problems told of one text: nobody mends more in one sitting, and a file that is no FAQ has one a line."""


def read_entries(
    text: str, file: str = "", first_line: int = 1
) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """The good entries of a YAML text and all that is wrong, in the order of the lines.

    `file` and `first_line` say where the text stands: a file's name, or "" and the line of a message.

    >>> entries, problems = read_entries("- id: a\\n  questions: [甲?]\\n  answer: 乙\\n- id: b\\n  answer: 丙\\n")
    >>> [entry.id for entry in entries], [problem.english for problem in problems]
    (['a'], ['line 4: entry "b" has no questions; add \\'questions:\\' with at least one'])
    """
    return _read(text, lambda line: Place(file, line + first_line - 1), {})


def read_document(data: bytes, file: str = "") -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """The same of bytes: a file that was sent."""
    return _read_bytes(data, file, {})


def read_folder(folder: Path) -> tuple[FaqBook, tuple[Problem, ...]]:
    """All `.yaml` and `.yml` files of a folder, sorted by name, as one book; of an id that stands twice the
    first entry is read. `lexicon.yaml` is apart."""
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    synonyms: tuple[tuple[str, ...], ...] = ()
    words: tuple[str, ...] = ()
    taken: dict[str, Place] = {}
    files = yaml_files(folder)
    if isinstance(files, str):
        return FaqBook(), (Problem("unreadable", Place(shown(folder)), {"why": files}),)
    for path in files:
        file = shown(path)
        data = bytes_of(path)
        if isinstance(data, str):
            problems.append(Problem("unreadable", Place(file), {"why": data}))
        elif path.name == LEXICON:
            text, fault = text_of(data, file)
            if fault is None:
                synonyms, words, found = read_lexicon(text, file)
                problems.extend(found)
            else:
                problems.append(fault)
        else:
            read, found = _read_bytes(data, file, taken)
            entries.update((entry.id, entry) for entry in read)
            problems.extend(found)
    return FaqBook(MappingProxyType(entries), synonyms, words), tuple(problems)


_At = Callable[[int], Place]
_Taken = dict[str, Place]


def text_of(data: bytes, file: str) -> tuple[str, Problem | None]:
    """The bytes of a file as text; or "" and what keeps them from being one."""
    if len(data) > BYTES:
        return "", Problem("too-big", Place(file), {"limit": str(BYTES // 1_000_000)})
    text, fault = decoded(data)
    return text, Problem(fault.code, Place(file, fault.line)) if fault else None


def _read_bytes(data: bytes, file: str, taken: _Taken) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    text, problem = text_of(data, file)
    return ((), (problem,)) if problem else _read(text, partial(Place, file), taken)


def _read(text: str, at: _At, taken: _Taken) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """`taken` are the ids that stand already, and where; those read here join them."""
    if len(text.encode("utf-8", "replace")) > BYTES:
        return (), (Problem("too-big", at(1), {"limit": str(BYTES // 1_000_000)}),)
    entries: list[Entry] = []
    problems: list[Problem] = []
    for entry, found in _readings(text, at, taken):
        entries += [entry] if entry is not None else []
        problems += found
        if len(problems) > PROBLEMS:
            last = Problem("too-many-problems", problems[PROBLEMS].place, {"limit": str(PROBLEMS)})
            return tuple(entries), (*_sorted(problems[:PROBLEMS]), last)
    return tuple(entries), tuple(_sorted(problems))


def _sorted(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: problem.place.line)


def _readings(text: str, at: _At, taken: _Taken) -> Iterator[tuple[Entry | None, list[Problem]]]:
    """What each document and each item in it gives, in their order."""
    for before, document in _documents(text):
        here = partial(_further, at, before)
        yield None, [Problem(fault.code, here(fault.line), fault.values) for fault in document.faults]
        if isinstance(document.root, yaml.SequenceNode):
            for item, spoiled in _items(document.root.value, document.faults):
                entry, found = _entry(item, here, taken)
                yield (None if spoiled else entry), found
        elif document.root is not None and document.root.tag != NULL:
            yield None, [Problem("not-a-list", here(line_of(document.root)))]


def _further(at: _At, lines: int, line: int) -> Place:
    return at(line + lines)


def _documents(text: str) -> Iterator[tuple[int, Document]]:
    """The text as YAML; where it is none, each of its entries by itself with the number of lines before it,
    so that one slip costs one entry, and every slip is told."""
    whole = composed(text, most=VALUES)
    if whole.root is not None or not whole.faults or whole.faults[-1].code in _OF_THE_WHOLE:
        yield 0, whole
        return
    start = before = 0
    for match in chain(_ITEM.finditer(text), (None,)):
        end = match.start() if match is not None else len(text)
        yield before, composed(text[start:end], most=VALUES)
        before += len(_LINE_END.findall(text, start, end))
        start = end


_ITEM = re.compile(r"^-(?=\s)", re.M)
_LINE_END = re.compile(r"\r\n|\n|\r")
_OF_THE_WHOLE = ("control-character", "yaml-many")


def _items(items: list[yaml.Node], faults: tuple[Fault, ...]) -> Iterator[tuple[yaml.Node, bool]]:
    """The items of the list at the top, each with whether a fault stands in its lines."""
    faulty = sorted({fault.line for fault in faults})
    for item, after in zip_longest(items, items[1:]):
        start = line_of(item)
        end = line_of(after) if after is not None else int(item.end_mark.line) + 2
        yield item, bisect_left(faulty, start) < bisect_left(faulty, max(end, start + 1))


def _entry(node: yaml.Node, at: _At, taken: _Taken) -> tuple[Entry | None, list[Problem]]:
    """One item of the list: its shape, its id, then what only the whole entry tells."""
    from bot.faq.schema import EntryModel

    found = plain(node)
    model, problems = shaped(found, EntryModel, at)
    id = found.value.get("id") if isinstance(found.value, dict) else None
    if isinstance(id, str) and id:
        place = at(found.line(("id",)))
        first = taken.setdefault(id, place)
        if first is not place:
            problems.append(_twice(id, place, first))
    entry = model.entry(at(line_of(node))) if model is not None else _answer_alone(found)
    problems += [
        replace(problem, place=at(found.line(("answer",)) + line)) for line, problem in placed_problems(entry)
    ]
    if problems:
        return None, problems
    questions, twice = _distinct("questions", entry.questions)
    nots, again = _distinct("not", entry.nots)
    warnings = [
        Problem("question-twice", at(found.line(path)), {"question": question}, warning=True)
        for path, question in (*twice, *again)
    ]
    return replace(entry, questions=questions, nots=nots), warnings


def _answer_alone(found: Plain) -> Entry:
    """What can be said of the answer is said, though the rest of its entry is no good."""
    from bot.faq.schema import ANSWER, tidy

    answer = found.value.get("answer") if isinstance(found.value, dict) else None
    return Entry("", (), tidy(answer) if isinstance(answer, str) and len(answer) <= ANSWER else "")


def _distinct(
    key: str, questions: tuple[str, ...]
) -> tuple[tuple[str, ...], list[tuple[tuple[str, int], str]]]:
    """The questions without those that only script, width or case tells from an earlier one; and those."""
    kept: dict[str, str] = {}
    repeats: list[tuple[tuple[str, int], str]] = []
    for number, question in enumerate(questions):
        if fold(question) in kept:
            repeats.append(((key, number), question))
        else:
            kept[fold(question)] = question
    return tuple(kept.values()), repeats


def _twice(id: str, place: Place, first: Place) -> Problem:
    if place.file == first.file:
        return Problem("id-twice", place, {"id": id, "line": str(first.line)})
    return Problem("id-taken", place, {"id": id, "at": f"{first.file}:{first.line}"})
