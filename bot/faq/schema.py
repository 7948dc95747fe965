"""What an entry and the lexicon are made of: the types, limits and wording that pydantic checks.

A value that is wrong raises under the code that problems.py has for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, LiteralString

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from bot.faq.entries import Entry, Place, Source
from bot.text.addresses import is_web_address
from bot.text.scripts import fold
from bot.text.typed import readable

ID = 40
"""Characters of an id: buttons carry it, and their data holds 64 bytes."""
QUESTION = 200
"""Characters of a question: two lines on a phone; longer ones are answers in disguise."""
QUESTIONS = 30
"""Questions of an entry, and counter-examples: they are all compared, and 3 to 6 do."""
ANSWER = 8_000
"""Characters of an answer that are looked at; what Telegram holds is less (markup.LENGTH)."""
QUOTE = 1_000
"""Characters of a quote: a paragraph. Telegram folds it, nobody reads more."""
TITLE = 120
"""Characters of a source's title, as of any title shown."""
SOURCES = 12
"""Sources of an entry; a line each under the answer."""
CASE = 80
"""Characters of a case's id: a file name up to its first _ or dot."""
GROUPS, GROUP, WORDS, WORD = 2_000, 40, 5_000, 30
"""Of lexicon.yaml: groups of synonyms, words of a group, own words, characters of a word. Each word of a
question is replaced by all of its group; the five cases' own lexicon has 1,100 groups."""


def _raised(code: LiteralString, **values: object) -> PydanticCustomError:
    return PydanticCustomError(code, "", values)


def _at_most(limit: int) -> Callable[[str], str]:
    def check(text: str) -> str:
        if not text:
            raise _raised("empty-text")
        if len(text) > limit:
            raise _raised("too-long", length=len(text), limit=limit)
        return text

    return check


def tidy(text: str) -> str:
    """A text of several lines without invisible characters, blanks at line ends and more than one empty line
    in a row.

    >>> tidy("\\n 甲 \\n\\n\\n- 乙\\u200b\\n")
    '甲\\n\\n- 乙'
    """
    lines = (_INVISIBLE.sub("", line).replace("\t", " ").rstrip() for line in _LINE_END.split(text))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
# Controls, zero-width marks and marks of direction; the joiner inside an emoji is meant.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


def _question(text: str) -> str:
    if not any(char.isalnum() for char in text):
        raise _raised("empty-text")
    return text


def _some(questions: tuple[str, ...]) -> tuple[str, ...]:
    if not questions:
        raise _raised("empty-text")
    return questions


def _id(text: str) -> str:
    if not text:
        raise _raised("empty-text")
    if not re.fullmatch(rf"[A-Za-z0-9_-]{{1,{ID}}}", text):
        raise _raised("bad-id", id=text, limit=ID)
    return text


def _date(text: object) -> date:
    try:
        if isinstance(text, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise _raised("bad-date", date=text) if isinstance(text, str) else _raised("not-a-text")


def _address(text: str) -> str:
    if not is_web_address(text):
        raise _raised("bad-url", url=text)
    return text


def _word(text: str) -> str:
    if not re.fullmatch(r"\w+", text):
        raise _raised("bad-word", word=text)
    return fold(text)


def _synonym(text: str) -> str:
    if not re.fullmatch(r"\w+(?:[ -]\w+)*", text):
        raise _raised("bad-word", word=text)
    return fold(text)


def _group(words: tuple[str, ...]) -> tuple[str, ...]:
    distinct = tuple(dict.fromkeys(words))
    if len(distinct) < 2:
        raise _raised("small-group")
    return distinct


_Line = Annotated[str, AfterValidator(readable)]
_Question = Annotated[_Line, AfterValidator(_at_most(QUESTION)), AfterValidator(_question)]
_Questions = Annotated[tuple[_Question, ...], Field(max_length=QUESTIONS)]
_Word = Annotated[_Line, AfterValidator(_at_most(WORD)), AfterValidator(_word)]
_Synonym = Annotated[_Line, AfterValidator(_at_most(WORD)), AfterValidator(_synonym)]
_Group = Annotated[tuple[_Synonym, ...], Field(max_length=GROUP), AfterValidator(_group)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)


class SourceModel(_Strict):
    """One source: a quote that stands in a case, or a page of the web with its title."""

    case: Annotated[_Line, AfterValidator(_at_most(CASE))] = ""
    quote: Annotated[_Line, AfterValidator(_at_most(QUOTE))] = ""
    url: Annotated[str, AfterValidator(_address)] = ""
    title: Annotated[_Line, AfterValidator(_at_most(TITLE))] = ""

    @model_validator(mode="after")
    def _one_of_two(self) -> SourceModel:
        if (self.case or self.quote) and (self.url or self.title):
            raise _raised("source-two")
        if self.case and not self.quote:
            raise _raised("no-quote", case=self.case)
        if self.quote and not self.case:
            raise _raised("no-case")
        if self.url and not self.title:
            raise _raised("no-title", url=self.url)
        if not self.case and not self.url:
            raise _raised("source-empty")
        return self


class EntryModel(_Strict):
    """One entry, under the keys of YAML."""

    id: Annotated[str, AfterValidator(_id)]
    questions: Annotated[_Questions, AfterValidator(_some)]
    answer: Annotated[str, AfterValidator(tidy), AfterValidator(_at_most(ANSWER))]
    sources: Annotated[tuple[SourceModel, ...], Field(max_length=SOURCES)] = ()
    nots: Annotated[_Questions, Field(alias="not")] = ()
    valid_until: Annotated[date, BeforeValidator(_date)] | None = None

    def entry(self, place: Place) -> Entry:
        sources = tuple(Source(one.case, one.quote, one.url, one.title) for one in self.sources)
        return Entry(self.id, self.questions, self.answer, sources, self.nots, self.valid_until, place)


class LexiconModel(_Strict):
    """faq/lexicon.yaml."""

    synonyms: Annotated[tuple[_Group, ...], Field(alias="同义", max_length=GROUPS)] = ()
    words: Annotated[tuple[_Word, ...], Field(alias="词", max_length=WORDS)] = ()


def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys a model takes, as YAML names them."""
    return tuple(field.alias or name for name, field in model.model_fields.items())
