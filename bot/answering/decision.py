"""The order in which a message is answered; the first station that has an answer gives it.

1. the very words of a curated entry, 2. small talk, 3. the list of cases, 4. a curated entry that is asked
for in other words, 5. what pages say of themselves, 6. questions over several cases, 7. a case as a whole,
8. the sentence that answers, 9. "did you mean": curated entries first, 10. an honest no.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from bot import lazy_re as re
from bot.answering.curated.choosing import alike, offering, same_words
from bot.answering.evidence.facts import Evidence
from bot.answering.several.beside import beside_last
from bot.answering.several.comparing import side_by_side
from bot.answering.several.each import all_cases, asks_each_case, each_case, outcomes_of_each
from bot.answering.several.most import superlative_in
from bot.answering.several.order import over_cases
from bot.answering.several.parts import answer_parts
from bot.answering.several.stating import tell_field
from bot.answering.several.versus import compares
from bot.answering.several.which import cases_by_place, sets_aside, which_cases
from bot.answering.talk import small_talk
from bot.answering.telling.catalog import asks_catalog, asks_provinces, catalog
from bot.answering.telling.composing import mend_lines
from bot.answering.telling.credited import credited
from bot.answering.telling.outcomes import outcomes
from bot.answering.telling.overview import asks_for_subject, asks_overview, overview, wants_whole
from bot.answering.telling.refusing import refuse, which_case
from bot.answering.telling.whereabouts import whereabouts
from bot.answering.understanding.asking import Ask
from bot.answering.understanding.asking_outcomes import asks_outcomes, subject_of
from bot.answering.understanding.asking_which import asks_which_cases
from bot.answering.understanding.continuing import asks_over_cases, continued, points_back
from bot.answering.understanding.conversation import Conversation
from bot.answering.understanding.errands import is_errand
from bot.answering.understanding.fields import FieldAsked, asks_of_page, field_asked, of_another_page
from bot.answering.understanding.question import Question, understand
from bot.answering.understanding.splitting import asks_total, split_clauses, split_parts, split_turns
from bot.answering.weighing.told_again import told_again
from bot.answering.weighing.verdict import best_fact
from bot.library import Library
from bot.models import Answer, Kind, Line, Status
from bot.search.evidence import match
from bot.text.scripts import fold, in_script, script_of
from bot.text.typed import readable


def respond(text: str, library: Library, conversation: Conversation) -> tuple[Answer, Conversation]:
    """Answer a message; the second value is the conversation to go on with.

    Raises UserError for an empty message or one beyond 2,000 characters.
    """
    question = understand(text, library)
    answer, asked = _decide(text, question, library, conversation)
    if answer.status is not Status.ANSWER:
        for other in _rereadings(text, question, library):
            second, meant = _decide(text, other, library, conversation)
            if second.status is Status.ANSWER:
                question, answer, asked = other, second, meant
                break
    answer = in_asked_script(answer, question)
    if answer.kind is Kind.TALK:
        return answer, conversation
    cases = frozenset(answer.cases) if len(answer.cases) == 1 else asked.scope or conversation.cases
    if asked.strangers and answer.status is Status.REFUSE:
        cases = frozenset()  # 它 now means a place that no case tells of
    told = {(citation.case, citation.quote.start) for citation in answer.citations}
    return answer, Conversation(cases, asked, asked.skip | told)


def _unnamed(question: Question, bolder: Question) -> bool:
    """Whether bolder mends made of a place that no case has what is no name at all: of an unknown place nothing is
    told."""
    return any(
        start <= mend.at < start + len(stranger)
        and not any(name.start <= mend.at < name.end for name in bolder.names)
        for stranger in question.strangers
        if stranger.endswith(_RANKS) and (start := question.folded.find(stranger)) >= 0
        for mend in bolder.mends
    )


def _rereadings(text: str, question: Question, library: Library) -> Iterator[Question]:
    """A message read anew where it has no answer: it may have been mistyped where that is less sure, or what was
    mended have meant something else that is likely there."""
    bolder = understand(text, library, bold=True)
    if bolder.mends != question.mends and not _unnamed(question, bolder):
        yield bolder
    if bolder.mends:
        other = understand(text, library, bold=True, but=bolder.mends)
        if (
            other.mends != question.mends
            and _places(other) == _places(bolder)
            and not _unnamed(question, other)
        ):
            yield other


def _places(question: Question) -> set[int]:
    return {mend.at for mend in question.mends}


def _decide(
    text: str, question: Question, library: Library, conversation: Conversation
) -> tuple[Answer, Question]:
    worded = same_words(question, library)
    if worded is not None:
        return worded, question
    talk = small_talk(fold(readable(text)), library)
    if talk is not None:
        return talk, question
    if asks_catalog(question.folded) and field_asked(question.plain) is None:
        return catalog(library, provinces=asks_provinces(question.folded)), question
    if points_back(question):
        return _by_pages(question, library, conversation)
    entry = alike(question, library)
    if entry is not None:
        return entry, question
    answer, asked = _by_pages(question, library, conversation)
    return offering(answer, question, library), asked


def _by_pages(question: Question, library: Library, conversation: Conversation) -> tuple[Answer, Question]:
    """The stations behind the curated ones; the second value is the question as it was read."""
    beside = beside_last(question, conversation, library)
    if beside is not None:
        return beside
    typed, question = question, continued(question, conversation, library)
    if is_errand(question.plain, named=bool(question.scope)):
        return refuse(question, Evidence(()), library, NO_ERRANDS), question
    told = _first((cases_by_place, _differing, _parts, credited), question, library)
    if told is not None:
        return told, question
    field = field_asked(question.plain)
    if field is not None:
        field = field if field_asked(typed.plain) else of_another_page(field)
        return _of_page(question, field, library, conversation)
    told = _first((whereabouts, over_cases, _whole), question, library)
    if told is not None:
        return _stated(question, library, conversation) or (told, question)
    if not conversation.cases and _leaves_case_open(question):
        return which_case(question, library), question
    answer, asked = best_fact(question, library, conversation)
    if answer.status is Status.ANSWER or conversation.question is None:
        return answer, asked
    return _otherwise(typed, asked, library, conversation) or (answer, asked)


def _otherwise(
    typed: Question, asked: Question, library: Library, conversation: Conversation
) -> tuple[Answer, Question] | None:
    """A follow-up that has no answer as it was read, read otherwise: by what it says itself, where it had taken over
    what the last one asked for (那…呢, behind a question for a year), or as asking for what stands in the sentence told last."""
    if asked.asked != typed.asked and any(term.found for term in typed.terms):
        openly, again = best_fact(replace(asked, asked=typed.asked), library, conversation)
        if openly.status is Status.ANSWER:
            return openly, again
    told = told_again(asked, typed.terms, library, conversation)
    return (told, asked) if told is not None else None


NO_ERRANDS = "这个我帮不上:我只按案例原文回答问题。"
"""What is told to who wants something done, or asks of the day or of the bot."""

Station = Callable[[Question, Library], Answer | None]


def _first(stations: Iterable[Station], question: Question, library: Library) -> Answer | None:
    answers = (station(question, library) for station in stations)
    return next((answer for answer in answers if answer is not None), None)


def _of_page(
    question: Question, field: FieldAsked, library: Library, conversation: Conversation
) -> tuple[Answer, Question]:
    """What the page says of itself; where it does not and was not spoken of (《论自由》的作者), what it tells."""
    if question.strangers:
        return refuse(question, Evidence(()), library), question
    if not question.scope and conversation.cases and not asks_over_cases(question.folded):
        question = question.carried(conversation.cases)
    told = tell_field(question, field, library)
    if told.status is Status.REFUSE and not asks_of_page(question.plain):
        fact, asked = best_fact(question, library, conversation)
        if fact.status is Status.ANSWER:
            return fact, asked
    return told, question


def _stated(
    question: Question, library: Library, conversation: Conversation
) -> tuple[Answer, Question] | None:
    """What one page of a large library states outright, where the question names no cases to be gone through: which
    town has most people (…的城市), who elects the highest (最高元首). It is a page with every known word asked."""
    if not library.large or question.scope or _OF_CASES.search(question.folded):
        return None
    extreme = superlative_in(question.folded)
    fact, asked = best_fact(question, library, conversation)
    if fact.status is not Status.ANSWER or fact.kind is not Kind.FACT or not fact.citations:
        return None
    stated = extreme is None or extreme.group() in fold(fact.citations[0].quote.text)
    page = library.page_text(fact.citations[0].case)
    return (
        (fact, asked) if stated and all(match(term, page) for term in question.terms if term.known) else None
    )


def _differing(question: Question, library: Library) -> Answer | None:
    """One answer a case, where the cases named tell different things; how they open, where it is asked how they differ
    and in nothing in particular."""
    if len(question.scope) < 2 or not asks_each_case(question):
        return None
    return (
        outcomes_of_each(question, library)
        or each_case(question, library, library.bars.answer_named)
        or all_cases(question, library)
    )


def _whole(question: Question, library: Library) -> Answer | None:
    """Cases told as a whole: several side by side, or one in all its sections."""
    if len(question.scope) > 1:
        results = outcomes_of_each(question, library)
        asks_one_thing = question.terms and question.asked.ask in (Ask.WHO, Ask.NUMBER, Ask.WHEN, Ask.WHERE)
        if results is not None or asks_one_thing or any(term.found for term in question.terms):
            return results
        return side_by_side(question, library)
    if len(question.scope) != 1:
        return None
    (case,) = question.scope
    told = outcomes(case, question, library) if asks_outcomes(question) else None
    if told is None and (asks_overview(question) or asks_for_subject(question, library)):
        told = overview(case, question, library)
    return told


def _leaves_case_open(question: Question) -> bool:
    """Whether a case is to be told, or its results, and none is named: 介绍一下, 取得了什么成效."""
    if wants_whole(question) and _says_nothing(question):
        return True
    return not question.scope and asks_outcomes(question) and not subject_of(question)


def _says_nothing(question: Question) -> bool:
    return not (question.scope or question.terms or question.strangers)


def _parts(question: Question, library: Library) -> Answer | None:
    """A message that holds several questions, answered one by one."""
    if (
        compares(question.folded)
        or _EARLIER.search(question.folded)
        or sets_aside(question)
        or (field_asked(question.plain) and (len(question.scope) < 2 or question.years))
    ):
        return None
    which = asks_which_cases(question.folded)
    parts = split_parts(question.meant, library)
    if parts and which and _all_told(question, library):
        return None
    together = asks_total(question.folded)
    told = answer_parts(parts, library, library.bars.suggest, together=together) if parts else None
    if told is None:
        parts = split_turns(question.meant) or ([] if which else split_clauses(question.meant, library))
        told = answer_parts(parts, library, library.bars.answer_named, whole=True) if parts else None
    if told is None:
        return None
    body = (*told.body, *mend_lines(question.mends))
    return replace(told, body=body, reasons=replace(told.reasons, notes=tuple(parts)))


def _all_told(question: Question, library: Library) -> bool:
    """Whether as many cases as the question counts tell all that it names: “甲”“乙”出现在哪两个案例."""
    if not question.asked.count or _APART.search(question.folded):
        return False
    told = which_cases(question, library)
    return told is not None and len(told.cases) == question.asked.count


def in_asked_script(answer: Answer, question: Question) -> Answer:
    """The words of the reply in the script of the question; quotes in the citations stay as they are."""
    answer = replace(answer, script=question.script)

    def line(one: Line) -> Line:
        # What stands in the asker's script already is left as its page has it, but for our own words in front.
        if answer.script == "hant" == script_of(one.text):
            front, mark, rest = one.text.partition(":")
            own = mark and script_of(front) == "hans"
            return replace(one, text=in_script(front, "hant") + mark + rest) if own else one
        return replace(one, text=in_script(one.text, answer.script))

    return replace(
        answer,
        lead=line(answer.lead),
        body=tuple(line(one) for one in answer.body),
        suggestions=tuple(in_script(question, answer.script) for question in answer.suggestions),
    )


_RANKS = ("村", "镇", "乡", "县", "街道", "社区")
_OF_CASES = re.compile(r"案例|文章|报道|资料|页面|网页|case")
_APART = re.compile(r"分别|各")
_EARLIER = re.compile(r"(?:更|最|较)[早晚]|哪[个篇]早|得[早晚](?:一?[些点])?[?。]*$")
