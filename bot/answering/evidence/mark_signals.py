"""What tells that a range of a lead is the number, date, person or place asked for: plain numbers for a forest.

A question repeats the words of its answer's sentence around the answer; so most signals tell how the words on either
side of the question's cue (谁, 哪一年) lie around the range. The same rows are learnt from (`bench.train_marker`)
and scored for an answer.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot import lazy_re as re
from bot.answering.evidence.marks import Word
from bot.answering.evidence.spans import fitting
from bot.answering.understanding.asking import Ask
from bot.answering.understanding.question import Question
from bot.search.sentences import ReadSentence
from bot.text.persons import CLEAR_SURNAMES, person_spans
from bot.text.sentences import Span
from bot.text.words import placed

SIGNALS = tuple(
    """
    ask ranges order before_in_sentence clauses_off in_best beside_best opens
    length words first_tag last_tag persons places named common surname dotted place_end again
    shared fresh bigrams
    left_before left_after right_before right_after near_before near_after left_same right_same left_beside
    right_beside left_gap right_gap in_clause in_sentence
    before after before_tag after_tag
    unit unit_like fit counted digits
    person body
    year month wants last_year
    kind_in kind_end kind_class
    """.split()
)
"""The names of a range's signals, in order: where it stands, what it is, what it shares with the question, how the
question's words lie around it, what is beside it; then what only numbers, dates, and persons and places have."""

FAR = 60.0
"""The distance in characters of a word that is not there."""


@dataclass(frozen=True, slots=True)
class _Near:
    """A word of the question in the lead: its range, its share of the question's weight, whether it is behind the
    cue there, and how far from it."""

    start: int
    end: int
    text: str
    weight: float
    behind: bool
    off: int


class Lead:
    """A folded lead, read for one question; `best` is the range of its likeliest clause."""

    def __init__(self, read: ReadSentence, best: Span, question: Question, words: Sequence[Word]) -> None:
        self.folded, self.best, self.question, self.words = read.folded, best, question, words
        folded, ask = read.folded, question.asked.ask
        self._fits = (
            fitting(read, question.asked, question.folded, question.terms) if ask is Ask.NUMBER else ()
        )
        self._persons = person_spans(folded, sure=True) if ask is Ask.WHO else ()
        asked = question.asked.spans[-1] if question.asked.spans else (len(question.folded),) * 2
        self._left = question.folded[: asked[0]].rstrip(_SOFT)
        self._right = question.folded[asked[1] :].lstrip(_SOFT)
        self._beside = _bigrams(self._left[-7:]), _bigrams(self._right[:7])
        self._wants = _wanted(question.folded[asked[0] : asked[1] + 1])
        self._kind = _kind(question.folded, asked[0]) if question.asked.ask in (Ask.WHO, Ask.WHERE) else ""
        self._at = [at for _, _, at in words]
        self._clauses = [found.span() for found in CLAUSE.finditer(folded)]
        self._clause_starts = [start for start, _ in self._clauses]
        self._sentences = [found.span() for found in _SENTENCE.finditer(folded)]
        self._sentence_starts = [start for start, _ in self._sentences]
        self._best_clause = bisect_right(self._clause_starts, max(0, best[0])) - 1
        self._near = list(self._places_of_terms(asked))

    def rows(self, spans: Sequence[Span]) -> list[list[float]]:
        """One row of `SIGNALS` for each range."""
        dated = [i for i, (a, b) in enumerate(spans) if "年" in self.folded[a:b] and a < self.best[1]]
        last = dated[-1] if dated else -1
        return [self._row(number, span, spans, number == last) for number, span in enumerate(spans)]

    def _row(self, number: int, span: Span, spans: Sequence[Span], last_year: bool) -> list[float]:
        start, end = span
        text = self.folded[start:end]
        clause = bisect_right(self._clause_starts, start) - 1
        sentence = self._sentences[bisect_right(self._sentence_starts, start) - 1]
        low, high = self._clauses[clause]
        before = self.folded[low:start].rstrip(_SOFT)
        after = self.folded[end:high].lstrip(_SOFT)
        first = bisect_right(self._at, start) - 1
        last = bisect_right(self._at, end - 1) - 1
        return [
            _ASKS.get(self.question.asked.ask, 4.0),
            len(spans),
            number,
            number - bisect_left(spans, (sentence[0], 0)),
            clause - self._best_clause,
            self.best[0] <= start < self.best[1],
            sentence[0] <= self.best[0] < sentence[1],
            not before,
            *self._itself(text, self.words[first : last + 1]),
            *self._shared(text),
            *self._around(span, sentence, (low, high), before, after),
            *self._next_to(span, first, last),
            *self._number(span, text, before, after),
            any(one[0] < end and start < one[1] for one in self._persons),
            _BODY_END.search(text) is not None,
            "年" in text,
            "月" in text,
            self._wants,
            last_year,
            *self._of_kind(text),
        ]

    def _itself(self, text: str, words: Sequence[Word]) -> tuple[float, ...]:
        tags = [tag[:2] for _, tag, _ in words]
        named = common = 0
        for word, tag, _ in words:
            if tag[:2] in _NAMES or len(word) == 1:
                named += len(word)
            elif tag[:1] in "nvadfl":
                common += len(word)
        return (
            len(text),
            len(words),
            _tag(tags[0]),
            _tag(tags[-1]),
            tags.count("nr"),
            tags.count("ns"),
            named,
            common,
            text[0] in CLEAR_SURNAMES,
            "·" in text,
            text[-1] in _PLACE_ENDS,
            self.folded.count(text),
        )

    def _shared(self, text: str) -> tuple[float, ...]:
        asked = self.question.folded
        same = sum(char in asked for char in text)
        bigrams = sum(text[i : i + 2] in asked for i in range(len(text) - 1))
        return same / len(text), len(text) - same, bigrams / max(1, len(text) - 1)

    def _around(self, span: Span, sentence: Span, clause: Span, before: str, after: str) -> tuple[float, ...]:
        """How the question's words lie around a range: those before its cue and those behind it, by weight and
        distance; how far the text on either side goes on as in the question; how far the words nearest the cue are."""
        start, end = span
        lies = [0.0, 0.0, 0.0, 0.0]
        nearest = [FAR, FAR]
        gaps = [FAR, FAR]
        offs = [1000, 1000]
        here: dict[str, float] = {}
        there: dict[str, float] = {}
        for near in self._near:
            if not sentence[0] <= near.start < sentence[1] or start <= near.start < end:
                continue
            later = near.start >= end
            off = near.start - end if later else max(0, start - near.end)
            lies[2 * near.behind + later] += near.weight / (1 + off / 6)
            nearest[later] = min(nearest[later], off)
            there[near.text] = near.weight
            if clause[0] <= near.start < clause[1]:
                here[near.text] = near.weight
            if near.off < offs[near.behind] or (
                near.off == offs[near.behind] and off < abs(gaps[near.behind])
            ):
                offs[near.behind] = near.off
                gaps[near.behind] = -off - 1 if later else off
        left, right = self._beside
        return (
            *lies,
            *nearest,
            _same(before[::-1], self._left[::-1]),
            _same(after, self._right),
            len(left & _bigrams(self.folded[max(0, start - 10) : start])),
            len(right & _bigrams(self.folded[end : end + 10])),
            *gaps,
            sum(here.values()),
            sum(there.values()),
        )

    def _next_to(self, span: Span, first: int, last: int) -> tuple[float, ...]:
        start, end = span
        return (
            _CHARS.get(self.folded[start - 1 : start], 0.0),
            _CHARS.get(self.folded[end : end + 1], 0.0),
            _tag(self.words[first - 1][1]) if first else 0.0,
            _tag(self.words[last + 1][1]) if last + 1 < len(self.words) else 0.0,
        )

    def _number(self, span: Span, text: str, before: str, after: str) -> tuple[float, ...]:
        if self.question.asked.ask is not Ask.NUMBER:
            return 0.0, 0.0, -1.0, 0.0, 0.0
        asked = self.question.asked
        unit = text.lstrip(_NUMERALS)
        wanted = self._right[:2]
        beside = before[-8:], after[:8]
        return (
            bool(asked.unit) and asked.unit in text,
            (unit[:1] == wanted[:1] != "") + (len(wanted) > 1 and wanted in unit + after[:4]),
            max((fit for one, fit in self._fits if span[0] <= one[0] < span[1]), default=-1.0),
            sum(weight for text, weight in self._weights if any(text in zone for zone in beside)),
            any(char.isdigit() for char in text),
        )

    def _of_kind(self, text: str) -> tuple[float, ...]:
        kind = self._kind
        if not kind:
            return 0.0, 0.0, 0.0
        end = 2.0 if text.endswith(kind) else 1.0 if text[-1] == kind[-1] else 0.0
        return kind in text, end, _KINDS.get(kind, 0.5)

    @cached_property
    def _weights(self) -> list[tuple[str, float]]:
        """The question's words and what may stand for them, each with its share of the weight."""
        total = sum(term.weight for term in self.question.terms) or 1.0
        return [
            (text, term.weight / total)
            for term in self.question.terms
            for text in (term.text, *term.others[:2])
        ]

    def _places_of_terms(self, cue: Span) -> list[_Near]:
        found = []
        total = sum(term.weight for term in self.question.terms) or 1.0
        for term in self.question.terms:
            stands = self.question.folded.find(term.text)
            behind = stands >= cue[0]
            off = stands - cue[1] if behind else cue[0] - stands - len(term.text) if stands >= 0 else 999
            for text in (term.text, *term.others[:2]):
                at = self.folded.find(text)
                while at >= 0:
                    found.append(_Near(at, at + len(text), text, term.weight / total, behind, off))
                    at = self.folded.find(text, at + 1)
        return found


def _same(text: str, other: str) -> int:
    """How many characters two texts begin with alike, six at most."""
    for number, (one, two) in enumerate(zip(text[:6], other[:6], strict=False)):
        if one != two:
            return number
    return min(len(text), len(other), 6)


def _bigrams(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _wanted(cue: str) -> float:
    """How fine a date is asked for: a year, a month, a day, a century, an age; 0 where it is not said."""
    return next(
        (
            float(n)
            for n, chars in enumerate(("年", "月", "日天号", "世", "代朝"), 1)
            if any(char in cue for char in chars)
        ),
        0.0,
    )


def _kind(folded: str, start: int) -> str:
    """The kind of person or place asked for (哪位中国皇帝: 皇帝), or "".

    >>> _kind("哪位中国皇帝被俘", 0), _kind("位于哪个国家", 2), _kind("在哪里", 1)
    ('皇帝', '国家', '')
    """
    cue = _KIND_CUE.search(folded, max(0, start - 2))
    kind = ""
    for word, tag, _ in placed(folded[cue.end() : cue.end() + 10]) if cue else ():
        if tag[:1] in "nsjl" or tag == "vn":
            kind = word if len(word) > 1 or not kind else kind
        elif tag[:1] not in "ab" and word != "的":
            break
    return kind


def _tag(tag: str) -> float:
    return _TAGS.get(tag[:2]) or _TAGS.get(tag[:1], 0.0)


def _numbered(groups: Sequence[str]) -> dict[str, float]:
    return {one: float(number) for number, group in enumerate(groups, 1) for one in group.split()}


CLAUSE = re.compile(r"(?:[^,;:。!?]|(?<=\d)[,:](?=\d))*(?:[,;:。!?]+|$)")
"""A clause of folded text with the marks that end it; a comma within a number ends none."""
_SENTENCE = re.compile(r"[^。!?;]*(?:[。!?;]+|$)")
_KIND_CUE = re.compile(r"(?:哪一?[个种项条位款座部件场次家所间本支届门类句首份名国艘只]?|什么)(?=[一-鿿]{2})")
_BODY_END = re.compile(
    r"(?:委员会|工委|党委|支部|街道|公司|集团|合作社|农信社|银行|协会|中心|办公室|学院|大学|医院|[局厅部])$"
)
_ASKS = {Ask.NUMBER: 0.0, Ask.WHEN: 1.0, Ask.WHO: 2.0, Ask.WHERE: 3.0}
_SOFT = ' ,的了是“”《》「」『』"约大概?。'
_NUMERALS = "0123456789.,零〇一二三四五六七八九十百千万亿-~至到约 余多几"
_PLACE_ENDS = frozenset("省市县区镇乡村州国岛山河湖港路街府城洲里地堡站场")
_NAMES = frozenset(["nr", "ns", "nt", "nz"])
_CHARS = _numbered(
    "在 于|由 被 让 给|是 为 称 叫 即|, ; : 。 ! ?|的|、 和 与 及|年 月 日|( )|“ ” 《 》 「 」|到 至 往 从 自|对 向 把 将|省 市 县 区|了 着 过|所".split(
        "|"
    )
)
_TAGS = _numbered("x n v a m q p u c d r f t nr ns nt nz en vn l b s j i".split())
_KINDS = _numbered(
    (
        "国家 国",
        "城市 市 都市 首都",
        "地区 区域 地方 区",
        "省 州 省份 州份",
        "大学 学校 学院 高中",
        "人 人物",
        "皇帝 国王 天皇 君主 王 总统 领袖 将军",
        "公司 企业 机构 组织 单位 部门 机关 集团",
        "战争 战役",
        "山 河 湖 岛 山脉 河流",
    )
)
