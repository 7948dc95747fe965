"""Overviews, comparisons and lists of cases against what can be counted: `python -m bench.summaries [FOLDER …]`.

Each FOLDER of raw pages (`seeds` where none is given) is a library of its own. Three tables, none of which hangs on a label:

1. each case is asked for as a whole: does the reply touch every section, in the page's order, within 900 characters;
2. words are drawn that stand on some pages and not on others, and it is asked which cases mention them: a plain
   search of the cleaned text says which do;
3. pages are made of towns that tell the same things, each in one of two wordings, in numbers drawn at random, each in a
   unit of its own (860万元 beside 0.93亿元); a thing in six is left out. It is asked who has most and least, which of two has more,
   how much each has. A comparison is right when it names the greatest of the values, tells all that are asked for, and
   each of them stands in a quote it cites; of a town that leaves the thing out no number may stand in the lead.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.reading import library_of
from bot.answering import Conversation, respond
from bot.answering.telling.reply import as_text
from bot.library import Library, open_library
from bot.models import Answer, Case, Kind, Status
from bot.settings import Settings
from bot.text.scripts import fold
from bot.text.words import words

ROOM = 900
"""Characters of a reply, as DESIGN's interface has it."""
TOWNS = ("白水镇", "青石镇", "红岭镇", "云溪镇", "石桥镇")


@dataclass(frozen=True)
class Thing:
    """Something towns tell of in numbers: two wordings, how it is asked, and the units with what each is worth."""

    told: tuple[str, str]
    most: str
    more: str
    each: str
    units: tuple[tuple[str, float], ...]


MONEY = (("元", 1.0), ("万元", 1e4), ("亿元", 1e8))
LAND = (("亩", 1.0), ("公顷", 15.0), ("平方公里", 1500.0), ("万亩", 1e4))
PEOPLE = (("人", 1.0), ("名", 1.0), ("万人", 1e4))
HOMES = (("户", 1.0), ("余户", 1.0), ("万户", 1e4))
LENGTH = (("米", 1.0), ("公里", 1e3), ("千米", 1e3))
WEIGHT = (("吨", 1e3), ("公斤", 1.0), ("万斤", 5e3), ("万吨", 1e7))
THINGS = (
    Thing(("累计投入建设资金{}", "用于建设的资金投入共{}"), "哪个案例投入的建设资金最多?", "{}和{}谁投入的建设资金多?", "{}和{}各投入多少建设资金?", MONEY),
    Thing(("去年村集体收入达到{}", "实现村集体收入{}"), "村集体收入最高的是哪个镇?", "{}和{}哪个村集体收入高?", "{}和{}的村集体收入分别是多少?", MONEY),
    Thing(("流转土地{}发展特色种植", "{}土地得到流转,建起种植基地"), "哪个地方流转的土地最多?", "{}和{}谁流转的土地多?", "{}、{}各流转了多少土地?", LAND),
    Thing(("建成高标准农田{}", "高标准农田面积扩大到{}"), "哪个镇的高标准农田最多?", "{}和{}哪个高标准农田多?", "{}和{}分别有多少高标准农田?", LAND),
    Thing(("注册志愿者{}", "组建起{}的志愿者队伍"), "哪个案例的志愿者最多?", "{}和{}谁的志愿者多?", "{}和{}的志愿者各有多少?", PEOPLE),
    Thing(("开展技术培训,培训农民{}", "请专家授课,{}农民参加培训"), "哪个镇培训的农民最多?", "{}和{}谁培训的农民多?", "{}和{}各培训了多少农民?", PEOPLE),
    Thing(("带动农户{}", "帮助{}农户增收"), "哪个案例带动的农户最多?", "{}和{}谁带动的农户多?", "{}和{}各带动了多少农户?", HOMES),
    Thing(("新修水泥路{}", "硬化水泥路{}"), "哪个镇的水泥路最长?", "{}和{}谁的水泥路长?", "{}和{}的水泥路分别有多长?", LENGTH),
    Thing(("水果年产量达到{}", "一年产水果{}"), "哪个地方的水果产量最高?", "{}和{}哪个水果产量高?", "{}和{}的水果产量各是多少?", WEIGHT),
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", type=Path, nargs="*", help="folders of raw pages")
    parser.add_argument("--rounds", type=int, default=40, help="made libraries of five towns")
    parser.add_argument("--words", type=int, default=300, help="words asked for in each folder, at most")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--fails", action="store_true", help="also list what went wrong")
    given = parser.parse_args(arguments)
    fails: list[str] = []
    with tempfile.TemporaryDirectory() as var:
        for folder in given.folders or [Settings().seeds_dir]:
            library = open_library(folder, var=Path(var))
            print(f"{folder.name}: {len(library.cases)} cases")
            print(overviews(library, fails))
            print(memberships(library, random.Random(given.seed), given.words, fails))
        print(comparisons(Path(var), random.Random(given.seed), given.rounds, fails))
    for fail in fails if given.fails else ():
        print("-", fail)


def overviews(library: Library, fails: list[str]) -> str:
    """Every case asked for as a whole, by its title."""
    told = [
        (case, respond(f"介绍一下《{case.title.text}》", library, Conversation())[0])
        for case in library.cases.values()
    ]
    whole = {"a whole is told": 0, "every section touched": 0, "in the page's order": 0, "within 900": 0}
    for case, answer in told:
        starts = [citation.quote.start for citation in answer.citations]
        seen = dict(
            zip(
                whole,
                (
                    (Kind.OVERVIEW, (case.id,)) == (answer.kind, answer.cases),
                    not _untouched(case, set(starts)),
                    starts == sorted(starts),
                    len(as_text(answer)) <= ROOM,
                ),
                strict=True,
            )
        )
        for name, holds in seen.items():
            whole[name] += holds
        if not all(seen.values()):
            fails.append(f"overview of {case.id}: {[name for name, holds in seen.items() if not holds]}")
    sections = sum(len(case.sections) for case, _ in told)
    return _table(f"overviews ({sections} sections)", [(name, n, len(told)) for name, n in whole.items()])


def _untouched(case: Case, starts: set[int]) -> list[str]:
    """The headings of sections of which no sentence is told."""
    return [
        section.heading.text if section.heading else ""
        for section in case.sections
        if section.paragraphs
        and not starts & {one.start for paragraph in section.paragraphs for one in paragraph.sentences}
    ]


def memberships(library: Library, chance: random.Random, most: int, fails: list[str]) -> str:
    """Which cases mention a word: members that do not, and those that do and are not named."""
    texts = {id: _text_of(case) for id, case in library.cases.items()}
    drawn = sorted({word for text in texts.values() for word in words(text) if len(word) > 1})
    chance.shuffle(drawn)
    asked = right = false = named = missing = members = 0
    for word in drawn:
        truth = {id for id, text in texts.items() if word in text}
        if asked == most or not 1 < len(truth) < min(len(texts), MOST_MEMBERS + 1):
            continue
        answer, _ = respond(f"哪些案例提到了“{word}”?", library, Conversation())
        told = set(answer.cases) if answer.status is Status.ANSWER else set()
        asked, right = asked + 1, right + (told == truth)
        false, named = false + len(told - truth), named + len(told)
        missing, members = missing + len(truth - told), members + len(truth)
        if told != truth:
            fails.append(f"which mention {word}: told {sorted(told)}, are {sorted(truth)}")
    rows = [
        ("all members and no other", right, asked),
        ("named, and no member", false, named),
        ("members not named", missing, members),
    ]
    return _table("which cases mention a word", rows)


def _text_of(case: Case) -> str:
    """Title, headings and sentences, a line each, so that no word is found across their rims."""
    heads = [section.heading.text for section in case.sections if section.heading]
    told = [
        one.text
        for section in case.sections
        for paragraph in section.paragraphs
        for one in paragraph.sentences
    ]
    return fold("\n".join((case.title.text, *heads, *told)))


MOST_MEMBERS = 5
"""More are told in part and counted, as a reply holds so many."""


def comparisons(var: Path, chance: random.Random, rounds: int, fails: list[str]) -> str:
    """Numbers of made towns compared, by how it is asked."""
    tally: dict[str, list[int]] = {}
    for round in range(rounds):
        values = {thing: _values(thing, chance) for thing in THINGS}
        library = library_of(_pages(values, chance), var, f"towns{round}")
        for asked in _questions(values, chance):
            answer, _ = respond(asked.question, library, Conversation())
            seen = tally.setdefault(asked.how, [0, 0])
            right = _compared(answer, asked)
            seen[0], seen[1] = seen[0] + right, seen[1] + 1
            if not right:
                fails.append(
                    f"{asked.question} [{asked.how}] {asked.wanted}: {answer.status} {answer.lead.text}"
                )
    return _table("comparisons of made towns", [(how, right, asked) for how, (right, asked) in tally.items()])


@dataclass(frozen=True)
class Value:
    """A number as a town writes it, what it is worth, and whether the page tells it."""

    text: str
    worth: float
    told: bool


_MOST = re.compile(r"最([多高长])")
_LEAST = {"多": "少", "高": "低", "长": "短"}

Values = dict[Thing, dict[str, Value]]


@dataclass(frozen=True)
class Asked:
    """A question, the numbers that must be told, the town that has most ("" where none is asked for), and those that must not
    stand in the lead."""

    how: str
    question: str
    wanted: list[str]
    first: str = ""
    never: tuple[str, ...] = ()


def _values(thing: Thing, chance: random.Random) -> dict[str, Value]:
    """A number for each town, no two within a tenth of each other; at least three towns tell it."""
    values: dict[str, Value] = {}
    while len(values) < len(TOWNS):
        unit, worth = chance.choice(thing.units)
        high = f"{chance.randint(101, 9899) / chance.choice((1, 10)):g}"
        number = high if worth > 1 else str(chance.randint(101, 98999))
        total = float(number) * worth
        if all(abs(total - other.worth) > 0.1 * max(total, other.worth) for other in values.values()):
            told = len(values) < 3 or chance.random() > 0.4
            values[TOWNS[len(values)]] = Value(f"{number}{unit}", total, told)
    return values


def _pages(values: Values, chance: random.Random) -> dict[str, str]:
    """One page a town, its sentences in an order of their own."""
    pages = {}
    for number, town in enumerate(TOWNS):
        told = [
            f"  {town}{chance.choice(thing.told).format(of[town].text)},群众的获得感和幸福感不断提升。"
            for thing, of in values.items()
            if of[town].told
        ]
        chance.shuffle(told)
        pages[f"t{number}"] = "\n".join(
            (
                f"{town}党建引领乡村振兴",
                "来源:青禾日报",
                f"  {town}坚持党建引领,各项工作走在前列。",
                *told,
                "",
            )
        )
    return pages


def _questions(values: Values, chance: random.Random) -> Iterator[Asked]:
    for thing, of in values.items():
        telling = sorted((town for town in TOWNS if of[town].told), key=lambda town: -of[town].worth)
        yield Asked("most of all", thing.most, [of[telling[0]].text], telling[0])
        least = _MOST.sub(lambda most: f"最{_LEAST[most[1]]}", thing.most)
        yield Asked("least of all", least, [of[telling[-1]].text], telling[-1])
        pair = chance.sample(telling, 2)
        numbers = [of[town].text for town in pair]
        yield Asked(
            "more of two", thing.more.format(*pair), numbers, max(pair, key=lambda town: of[town].worth)
        )
        yield Asked("how much each", thing.each.format(*pair), numbers)
        silent = [town for town in TOWNS if not of[town].told]
        if silent:
            town = chance.choice(silent)
            others = tuple(other[town].text for other in values.values())
            wanted = [of[pair[0]].text]
            yield Asked("more of two, one silent", thing.more.format(town, pair[0]), wanted, never=others)


def _compared(answer: Answer, asked: Asked) -> bool:
    text, lead = fold(as_text(answer)), fold(answer.lead.text)
    quotes = [fold(citation.quote.text) for citation in answer.citations]
    return (
        answer.status is Status.ANSWER
        and all(number in text and any(number in quote for quote in quotes) for number in asked.wanted)
        and not any(number in lead for number in asked.never)
        and (not asked.first or _named_first(lead, asked.first))
    )


def _named_first(lead: str, town: str) -> bool:
    """Whether of all towns the lead names this one first."""
    places = {lead.find(one): one for one in TOWNS if one in lead}
    return bool(places) and places[min(places)] == town


def _table(title: str, rows: Sequence[tuple[str, int, int]]) -> str:
    lines = [f"  {title}"]
    lines += [f"    {name:28}{count:6}/{of:<6}{count / max(1, of):.3f}" for name, count, of in rows]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
