"""The nouns everyone shares: frozen values without ids of their own making, HTML or scoring.

Offsets are always character offsets into the raw file decoded as text, half open
(`raw[start:end]`); lines count from 1. Text is cleaned text in the page's own script unless a
name says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Quote:
    """Cleaned text and the raw range it stands in: `clean(raw[start:end]) == text`."""

    text: str
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the body as its sentences in order; `text` joins them unchanged."""

    sentences: tuple[Quote, ...]

    @property
    def text(self) -> str:
        return "".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the body under one heading; the stretch before the first has `heading=None`.

    `heading` is a line of its own (一、…, 01 …) or the lead clause of the first paragraph
    (起笔…, 构筑…); in the second case `inline` is true and the heading also stands in the
    first sentence, so the text must not show it twice.
    """

    heading: Quote | None
    paragraphs: tuple[Paragraph, ...]
    inline: bool = False

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


class Role(StrEnum):
    """Whom a page credits, in the words the page uses for it."""

    AUTHOR = "作者"
    REPORTER = "记者"
    CORRESPONDENT = "通讯员"
    EDITOR = "编辑"
    CHIEF_EDITOR = "责任编辑"
    EDITOR_IN_CHIEF = "总编辑"
    REVIEWER = "审核"
    PHOTOGRAPHER = "摄影"
    SOURCE = "来源"


WROTE = (Role.AUTHOR, Role.REPORTER, Role.CORRESPONDENT)
"""Those who wrote a page; not who edited or checked it."""


@dataclass(frozen=True, slots=True)
class Credit:
    """One person (or desk) a page names, with the words that name them: `责任编辑:某某`."""

    role: Role
    name: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Stated:
    """A field that stands in the page: `value` normalised (a date as 2022-02-20), `quote` as it stands."""

    value: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Case:
    """One page, cleaned: its fields and the sections of its body, in page order."""

    id: str
    file: str
    title: Quote
    places: tuple[str, ...]
    date: Stated | None
    outlet: Stated | None
    credits: tuple[Credit, ...]
    sections: tuple[Section, ...]

    @property
    def authors(self) -> tuple[str, ...]:
        """Those who wrote the page, each once, as it credits them."""
        return tuple(dict.fromkeys(credit.name for credit in self.credits if credit.role in WROTE))

    @property
    def text(self) -> str:
        """The body with its headings, one line a heading or paragraph."""
        parts: list[str] = []
        for section in self.sections:
            if section.heading is not None and not section.inline:
                parts.append(section.heading.text)
            parts.extend(paragraph.text for paragraph in section.paragraphs)
        return "\n".join(parts)


@dataclass(frozen=True, slots=True)
class Passage:
    """A few neighbouring sentences of one paragraph: what is indexed and what a link opens.

    `id` is `<case>-<n>` with n counted from 0 in page order over the case.
    """

    id: str
    case: str
    number: int
    heading: str
    sentences: tuple[Quote, ...]

    @property
    def text(self) -> str:
        return "".join(sentence.text for sentence in self.sentences)


class Status(StrEnum):
    ANSWER = "answer"
    SUGGEST = "suggest"
    REFUSE = "refuse"


class Kind(StrEnum):
    FAQ = "faq"
    FACT = "fact"
    LIST = "list"
    OVERVIEW = "overview"
    COMPARE = "compare"
    CATALOG = "catalog"
    TALK = "talk"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a quoted sentence stands: the page, the raw range, and what opens it ("" where nothing does).

    `origin` tells a person where it is from: what the case is called, its title, outlet and date.
    """

    case: str
    title: str
    file: str
    quote: Quote
    link: str = ""
    passage: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a question; scores compare within one answer only."""

    case: str
    passage: str
    score: float


LEAD_LIMIT = 160
"""Characters of a lead: the stable interface's limit."""

CUT = "……"
"""What stands between two stretches of one lead."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a reply. `bold` are half-open character ranges of `text`; `cites` indexes
    `Answer.citations` where the line quotes a page (what stands behind a `CUT` is of the next one), and is None for
    the bot's own words. `links` are
    ranges of `text` with the web address each leads to; they do not overlap with `bold`."""

    text: str
    bold: tuple[tuple[int, int], ...] = ()
    cites: int | None = None
    links: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why this answer: what matched, what came second and by how much, which rule decided.

    `missing` are the question's words that no case (or not the case asked about) has; `notes` are
    readable remarks of the stations on the way (a typo mended, a case kept from the conversation).
    """

    rule: str = ""
    matched: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    score: float = 0.0
    margin: float = 0.0
    runner_up: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply before it is rendered. `lead` is the direct answer (its own bold ranges in it); `body`
    are the lines under it. `script` is the script of the reply's words, "hans" or "hant"; `entry` the id
    of the curated entry that answers, "" where the pages do."""

    status: Status
    kind: Kind
    lead: Line
    body: tuple[Line, ...] = ()
    cases: tuple[str, ...] = ()
    hits: tuple[Hit, ...] = ()
    citations: tuple[Citation, ...] = ()
    suggestions: tuple[str, ...] = ()
    reasons: Reasons = field(default_factory=Reasons)
    script: str = "hans"
    entry: str = ""
