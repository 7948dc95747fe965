"""What in a lead may be the number, date, person or place asked for: the ranges to choose from.

Wide nets on purpose: which of them answers is told in `marking`. Works on folded text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot import lazy_re as re
from bot.answering.understanding.asking import Ask, Asked
from bot.corpus.units import Measure
from bot.search.sentences import ReadSentence
from bot.text.persons import person_spans
from bot.text.sentences import Span
from bot.text.words import placed

Word = tuple[str, str, int]
"""A word, its part of speech, and where it stands."""

LONGEST = 28
"""Characters of a range that can still be one answer."""


def candidates(read: ReadSentence, words: Sequence[Word], asked: Asked, question: str) -> list[Span]:
    """The ranges of a text that may be what is asked for, in order, none that the folded question has."""
    folded = read.folded
    found: list[Span] = []
    if asked.ask is Ask.NUMBER:
        found += _joined(folded, _numbers(read, words, question), _TO)
    if asked.ask is Ask.WHEN or asked.measures == {Measure.DURATION}:
        found += _joined(folded, _times(read, words), _UNTIL)
    if asked.ask in (Ask.WHO, Ask.WHERE):
        found += _phrases(folded, words, question)
        found += person_spans(folded, sure=True) if asked.ask is Ask.WHO else []
        found += [one.span(1) for one in (_BODY if asked.ask is Ask.WHO else _PLACE).finditer(folded)]
    return sorted({(a, b) for a, b in found if 0 < b - a <= LONGEST and folded[a:b].strip() not in question})


def by_form(folded: str, asked: Asked, question: str) -> list[Span]:
    """The ranges that are of the kind asked for by their form alone: names beside an office or 说, bodies (哪家公司),
    places of the rank asked for (哪个村); none that the folded question has.

    >>> by_form("下党村党员王菊弟带头发展产业", Asked(Ask.WHO), "谁种的茶"), by_form("龙山镇的村", Asked(Ask.WHERE, "镇"), "")
    ([(5, 8)], [(0, 3)])
    """
    found: list[Span] = []
    if asked.ask is Ask.WHO and _BODY_ASKED.search(question):
        found = [one.span(1) for one in _BODY.finditer(folded)]
    elif asked.ask is Ask.WHO:
        found = person_spans(folded, sure=True)
    elif asked.ask is Ask.WHERE and asked.unit:
        found = [one.span() for one in re.finditer(rf"[一-鿿]{{1,5}}?{asked.unit}(?![委民级])", folded)]
    return [span for span in found if folded[slice(*span)] not in question]


def _numbers(read: ReadSentence, words: Sequence[Word], question: str) -> list[Span]:
    """Numbers with what they count: those of known units, and any number with the measure word after it."""
    folded, dates = read.folded, read.moments
    found = [(one.start, one.end) for one in read.quantities]
    after = {at: (word, tag) for word, tag, at in words}
    for number in _NUMBER.finditer(folded):
        start, end = number.span()
        if any(date.start <= start < date.end for date in dates):
            continue
        end += _unit_length(folded[end:], *after.get(end, ("", "")), question)
        found.append((start, end))
    return [
        (start, more.end() if (more := _UNIT_ON.match(folded, end)) else end) for start, end in _merged(found)
    ]


def _unit_length(rest: str, word: str, tag: str, question: str) -> int:
    """How many characters of what follows a number are its unit: as the question has it (几股), a measure word, money,
    a short word that ends the clause."""
    if rest and (f"几{rest[0]}" in question or f"多少{rest[0]}" in question):
        return 1
    alone = word.isalnum() and len(word) <= 2 and not rest[len(word) : len(word) + 1].isalnum()
    return len(word) if tag == "q" or word.endswith("元") or alone else 0


def times_in(read: ReadSentence) -> list[Span]:
    """The ranges of a text that tell a time in any way: dates, words of time, dynasties, times of the day."""
    return _times(read, placed(read.folded))


def _times(read: ReadSentence, words: Sequence[Word]) -> list[Span]:
    """Dates, the words of time, and what stands for one (第九年, 庚申年), with the 初 or 以后 behind."""
    folded = read.folded
    known = [(one.start, one.end) for one in read.moments]
    tagged = [
        (at, at + len(word)) for word, tag, at in words if tag == "t" and len(word) > 1 and word not in _NOW
    ]
    other = [found.span() for found in _TIME.finditer(folded)]
    found = []
    for start, end in _merged([*known, *tagged, *other]):
        while start < end and folded[start] in "于在至到从自以了和与的由及":
            start += 1
        more = _ABOUT.match(folded, end)
        found.append((start, more.end() if more else end))
    return [(a, b) for a, b in found if b > a and not _SAME.fullmatch(folded, a, b)]


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Ranges that overlap or touch as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _joined(folded: str, spans: Sequence[Span], between: re.Pattern[str]) -> list[Span]:
    """The ranges, and as one those that only such words part (从1926年至1949年)."""
    found = list(spans)
    for number, (start, end) in enumerate(spans):
        for low, high in spans[number + 1 :]:
            if not between.fullmatch(folded, end, low):
                break
            end = high
            close = folded[end : end + 1] == ")" and "(" in folded[start:end]
            found.append((start, end + close))
    return found


def _phrases(folded: str, words: Sequence[Word], question: str) -> Iterator[Span]:
    """Runs of words that name, between marks and words that join or tell; also apart at the question's own words;
    and neighbours joined by 的, 、, 和; titles; names with a dot (苏·李)."""
    for own in ("", question):
        runs = list(_runs(folded, words, own))
        yield from runs
        for number, (start, end) in enumerate(runs):
            for low, high in runs[number + 1 : number + 4]:
                if not _AND.fullmatch(folded, end, low):
                    break
                end = high
                yield start, end
    for pattern in (_TITLE, _DOTTED):
        yield from (found.span() for found in pattern.finditer(folded))


def _runs(folded: str, words: Sequence[Word], own: str) -> Iterator[Span]:
    """Runs of words that neither join nor tell nor stand in `own`, without marks at their rims."""
    low = -1
    for word, tag, at in (*words, (",", "x", len(folded))):
        if not _breaks(word, tag, own):
            low = at if low < 0 else low
        elif low >= 0:
            run = folded[low:at]
            start = low + len(run) - len(run.lstrip(_INNER))
            end = at - len(run) + len(run.rstrip(_INNER))
            if start < end:
                yield start, end
            low = -1


def _breaks(word: str, tag: str, own: str) -> bool:
    if not word.isalnum():
        return word not in _INNER
    if word in _JOINS or tag[:1] in "pcudryt" or (tag[:1] == "v" and len(word) > 1 and tag != "vn"):
        return True
    return len(word) > 1 and word in own


_PLACE = re.compile(
    r"(?:^|[在于到从、,由将对])([一-鿿]{1,8}?(?:街道|社区|新区|园区|基地|中心|[省市县区镇乡村园]))"
)
_BODY = re.compile(
    r"([一-鿿]{1,12}?(?:工作委员会|工委|党委|党支部|街道|公司|集团|合作社|农信社|银行|协会|中心|办公室|学院|医院|局|厅|部))"
)
_BODY_ASKED = re.compile(
    r"哪一?家|哪一?个(?:单位|部门|机关|机构|组织|集团|企业|公司)|什么(?:单位|部门|机构|组织)"
)
_HAN = "零〇一二三四五六七八九十百千万亿兆两半"
_NUMBER = re.compile(
    rf"(?<![\d.第a-z])[±+-]?(?:\d[\d,]*(?:\.\d+)?|[{_HAN}]+)(?:[/:]\d+|分之[{_HAN}]+)?[百千万亿兆垓]*[多余几]?"
    r"(?: ?(?:[个%‰℃°]|[a-z]{1,6}\d?(?![a-z])))?"
)
_UNIT_ON = re.compile(r"(?<=个)[月人]|(?<=日)元|/(?:小时|秒|分钟?|人|年)|(?<=分)钟")
_TO = re.compile(r" ?[-~—–－〜至到和与及、]+ ?")
_UNTIL = re.compile(r" ?[-~—–－〜至到和与及、的(]+ ?")
_AND = re.compile(r"[、和与及的之·]|以及| ?[(]| ")
_NOW = frozenset(
    "目前 现在 当时 当今 如今 近来 今日 今天 当日 同时 现代 今年 去年 过去 以前 以后 后来 此后 其后 随后".split()
)
_DIGIT = "0-9零〇一二三四五六七八九十元廿初正冬腊两"
_TIME = re.compile(
    rf"(?:[一-鿿]{{2}}|纪元)(?:[元初廿零一二三四五六七八九十]{{1,4}}|\d{{1,2}})年(?:[春夏秋冬]|[{_DIGIT}]{{1,3}}月(?:[{_DIGIT}]{{1,3}}日?)?)?"
    rf"|[{_DIGIT}]{{2,4}}年(?:[{_DIGIT}]{{1,3}}月(?:[{_DIGIT}]{{1,3}}[日号]?)?)?"
    rf"|[{_DIGIT}]{{1,3}}月(?:[{_DIGIT}]{{1,3}}[日号]?)?"
    r"|[\d.]+[万亿]?年前|第[一二三四五六七八九十\d]+[年天]|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?"
    r"|[一-鿿]{1,2}(?:代|朝)(?=[,。时的初末中晚]|$)|[一-鿿]{1,4}(?:时期|年间|时代|之后|期间|(?<![环情细季调关章音])节)|[春夏秋冬]季"
    r"|清晨|早上|上午|中午|下午|傍晚|晚上|夜间|凌晨|早晨|\d{1,2}[:时]\d{2}分?"
)
_ABOUT = re.compile(
    r"(?:[初末底]|前后|左右|年间|期间|以后|之后|以前|之前|以来|起|中叶|[早中晚后]期|[上中下]旬|[春夏秋冬]季?)+"
)
_SAME = re.compile(r"(?:[同翌次当本该这]|这一)年.?|\d{1,2}")
_JOINS = frozenset(
    "是 为 在 于 由 被 把 将 和 与 及 等 的 了 并 而 且 但 后 前 时 中 以 从 向 对 给 让 使 其 该 此 也 都 又 还 则 所 因 有 位于 称 叫 任".split()
)
_INNER = " ·•-.&'"
"""Marks that stand within names."""
_TITLE = re.compile(r"[《“「『][^》”」』]{1,24}[》”」』]")
_DOTTED = re.compile(r"[一-鿿a-z]+(?:[·•][一-鿿a-z]+)+")
