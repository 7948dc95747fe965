"""Things named side by side and compared by number: 甲和乙谁的茶园多, 甲的茶园比乙多吗, 甲的茶园和果园哪个多."""

from __future__ import annotations

from collections.abc import Sequence

from bot import lazy_re as re
from bot.answering.evidence.facts import gather
from bot.answering.evidence.spans import answer_span, quantity_at
from bot.answering.several.comparable import of_one_thing
from bot.answering.several.most import Row, counting, of_one_measure, ranking, superlative_in
from bot.answering.understanding.question import Question, understand
from bot.answering.understanding.splitting import HALF
from bot.library import Library
from bot.models import Answer
from bot.search.names import Mention
from bot.text.scripts import fold


def compares(folded: str) -> bool:
    """Whether a question asks which is more, so that its halves are no questions of their own.

    >>> compares("甲县的茶园比乙县多吗"), compares("甲县的茶园有多少")
    (True, False)
    """
    return bool(superlative_in(folded) or _THAN.search(folded) or _BESIDE.search(folded))


def numbers_asked(question: Question, library: Library) -> list[str]:
    """What a comparison asks of each thing: 甲和乙谁的茶园多 -> 甲的茶园有多少 / 乙的茶园有多少; [] where it is none."""
    if not compares(question.folded):
        return []
    return _of_each(question.meant, library) or [_how_many(t) for t in _of_one_case(question, library)]


def larger(numbers: Sequence[str], question: Question, library: Library, enough: float) -> Answer | None:
    """Which of the `numbers` asked for is the largest (the least); None where fewer than two are told, or they are
    of different measures or things."""
    superlative = superlative_in(question.folded)
    least = superlative is not None and superlative["least"] is not None
    found: list[tuple[Row, Question, str]] = []
    for number in numbers:
        asking = understand(number, library)
        evidence = gather(asking, library)
        if evidence.unfit or evidence.score < enough:
            continue
        reading = evidence.readings[0]
        span = answer_span(reading, asking.asked, asking.folded, asking.terms)
        quantity = quantity_at(reading.sentence, span)
        if quantity is not None:
            found.append(((quantity, reading), asking, number))
    alike = of_one_thing([(row[0], row[1].sentence, asking) for row, asking, _ in found])
    found = [one for one, kept in zip(found, alike, strict=True) if kept]
    rows = [row for row, _, _ in found]
    if len(rows) < 2 or len(of_one_measure(rows)) < len(rows):
        return None
    within = len({reading.sentence.case for _, reading in rows}) == 1
    if within and len({(reading.sentence.ordinal, quantity.start) for quantity, reading in rows}) < len(rows):
        return None  # the same number told of both: which is the larger stands nowhere
    names = [_ASKED.sub("", number) for _, _, number in found] if within else ()
    return ranking(rows, question, library, least=least, names=names)


def _of_each(text: str, library: Library) -> list[str]:
    """How much of it each case named has, in whatever order the question tells: what stands behind a name is asked of
    it, what stands before all names of each; a name with nothing of its own takes what another has.

    意见是甲收得多还是乙收得多 -> 甲的意见收有多少 / 乙的意见收有多少
    """
    clauses = text.translate(HALF).split(",")
    text = ",".join(clause for clause in clauses if not _NO_MATTER.search(fold(clause)))
    folded = fold(text)
    names: list[Mention] = []
    for name in library.names.mentions(folded):
        if library.narrows(name) and not (names and names[-1].cases & name.cases):
            names.append(name)
    if len({name.cases for name in names}) < 2:
        return []
    ends = [*(name.start for name in names[1:]), len(text)]
    parts = [folded[name.end : end] for name, end in zip(names, ends, strict=True)]
    parts[-1], asks, of_all = _cut_at_who(parts[-1])
    led, of_all = folded[: names[0].start], _thing(of_all) if asks else ""
    of_all = {"人": "的人"}.get(of_all, of_all if len(of_all) > 1 else "")  # 谁收得多
    if led.endswith("的"):
        led, parts[0] = "", led + parts[0]  # 参与治理的甲县党员
    led, own = _thing(led), [_thing(part) for part in parts]
    if led:
        own = [thing if len(thing) > 1 else "" for thing in own]  # 甲收得多
    shared = next((thing for thing in reversed(own) if thing), "")
    if not (led or shared or of_all):
        return []
    return [
        counting(
            _NUMBER_OF.sub(
                "", f"{text[name.start : name.end]}的{led}{thing or shared}{of_all}".replace("的的", "的")
            )
        )
        for name, thing in zip(names, own, strict=True)
    ]


def _cut_at_who(part: str) -> tuple[str, str, str]:
    """A part before and behind the word that asks whose is more (谁的, 哪个): what stands behind it is asked of all."""
    asks = _WHOSE.search(part)
    return (part[: asks.start()], asks.group(), part[asks.end() :]) if asks else (part, "", "")


def _thing(part: str) -> str:
    """What a part of a comparison tells of, without the words that compare: 谁的培训场次多 -> 培训场次."""
    return _COMPARING.sub("", fold(part)).strip(" ,。?、的是和与跟同及")


def _of_one_case(question: Question, library: Library) -> list[str]:
    """Two things of the one case named: 甲的茶园和果园哪个多 -> 甲的茶园 / 甲的果园."""
    found = _WITHIN.search(question.folded)
    if found is None or len(question.scope) != 1:
        return []
    text = question.meant
    left, right = text[slice(*found.span("left"))], text[slice(*found.span("right"))]
    names = library.names.mentions(fold(left))
    if not names:
        return []
    place = left[names[0].start : names[0].end]
    return [left, f"{place}的{right.lstrip('的')}"]


def _how_many(part: str) -> str:
    """What a part of a comparison asks for itself: 甲谁的茶园多 -> 甲的茶园有多少; 甲的意见，谁收得多 -> 甲的意见有多少."""
    part = fold(part)
    compared = superlative_in(part)
    told = f"{part[: compared.start()].rstrip(' ,的')}的{compared['what']}" if compared else part
    plain = re.split(r",?(?:哪|谁|相比|比)", told)[0]
    plain = _IN_NUMBER.sub("", _MORE.sub("", plain)).strip(" ,的")
    plain = re.sub(r"(?<=..)的(?:.得|数[量字目]?)$", "", plain)
    return counting(plain)


_MORE = re.compile(r"(?:最|更|较|比较)[多大高长广少小低短]")
_IN_NUMBER = re.compile(r",?(?:从|在|按|论)?(?:数量|人数|个数|总数|金额|规模|面积)(?:上|来看|来说|看)")
_THAN = re.compile(
    r"(?:(?<![占对相])比(?![例重较赛一起得])|有没有)[^,。?]{2,24}?(?:还|更|要|都|来得|那么|这么)?"
    r"(?:[多少大小高低](?:吗|么|不|得多|出?多少|一?些|一?点|[?,。]|$)|[多少][一-鿿]{1,2}了(?:多少|几))"
)
_COMPARING = re.compile(
    # 比乙县多派了多少书记: 派了书记
    r"[多少](?=[一-鿿]{1,2}了(?:多少|几))|(?<=了)(?:多少|几)[个名位场次]?|(?:(?<![占对相])比(?![例重赛])较?|相比较?|对比|比起来|比一比|比比)一?下?|还是|有没有|是不是|会不会"
    r"|^(?:论|论起|说到|从|就|按|关于)|(?:各自?|分别)(?:是|有|为)?(?:多少|几)[^,。?]{0,2}|占优|领先|居多|胜出|落后|相?差(?:了|距)?(?:是?多少)?(?=[,?。]|$)"
    r"|^[,]?(?:我|俺)?(?:只|就)(?:想)?(?:问|看|要|比)|[,?。]+"
    r"|(?:得|要|还|更|最|都|来得|那么|这么)*(?:多|少|大|小|高|低|长|短)(?:得多|出?多少|一?些|一?点|吗|么|不多|呢|啊|呀)*"
    r"(?=[,?。]|还是|$)"
)
_NUMBER_OF = re.compile(
    r"(?<=..)的?(?:数[量字目]|人数|个数|总数)$|,?(?:从|在|按|论)?(?:数量|人数|个数|总数|金额|规模|面积)(?:上|来看|来说|看)"
)
_BESIDE = re.compile(
    r"(?:差|相差|多|少)(?:了|出)?多少(?![一-鿿]{0,2}(?:人|户|次))(?=[,?。]|$)|^(?:请|帮我)?(?:比较|对比|比一?比)一?下?.{4,}数量"
)
_WHOSE = re.compile(r"(?:谁家?|哪一?[个边家里种样篇笔]|哪儿)的?(?:案例|地方|数[量字]?(?!据))?")
_NO_MATTER = re.compile(r"不[管论问算看]")
_WITHIN = re.compile(
    r"^(?P<left>[^,。?]{3,24}?)(?:和|与|跟|同|、)(?P<right>[^,。?]{2,20}?)(?:相?比|比起来)?,?"
    r"(?:哪一?[个边项种样笔]|谁)(?:的[^,。]{1,4})?(?:更|比较|花得|要)?[多少大小高低]"
)
_ASKED = re.compile(r"有?多少人?$")
