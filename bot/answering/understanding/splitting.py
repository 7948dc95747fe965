"""A question that holds several: one for each case, each quoted word, each clause that asks."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from bot import lazy_re as re
from bot.answering.understanding.asking import Ask, Asked, asked_for
from bot.library import Library
from bot.search.names import Mention
from bot.text.scripts import fold
from bot.text.words import words as words_of


def split_parts(text: str, library: Library) -> list[str]:
    """The questions a message holds, each able to stand alone, or [] where it is only one.

    寿宁争取的项目、西海岸引进的项目，分别是多少个 -> 寿宁争取的项目分别是多少个 / 西海岸引进的项目分别是多少个
    """
    text = text.translate(HALF)
    folded = fold(text)
    together = asks_total(folded)
    if together:
        text = folded = _TOTAL.sub("", folded)
    tail = _TAIL.search(folded)
    head, ending = (text[: tail.start()], text[tail.start() :].lstrip(", ")) if tail else (text, "")
    pieces = _by_cases(head, library, apart=together or tail is not None) or (
        _by_words(head, lambda word: _stands(word, library)) if tail else []
    )
    pieces = pieces or (_by_measures(head, library) or _in_two(head, library) if tail else [])
    if len(pieces) < 2:
        return []
    asks = [asked_for(fold(piece)).ask is not Ask.ANY for piece in pieces]
    if not ending and any(asks):
        ending = _cue(next(piece for piece, has in zip(pieces, asks, strict=True) if has))
    return [piece if has else f"{piece}{ending}" for piece, has in zip(pieces, asks, strict=True)]


def asks_total(folded: str) -> bool:
    """Whether a question asks how many several things are together.

    >>> asks_total("甲村和乙村加起来有多少亩茶园"), asks_total("甲村有多少亩茶园")
    (True, False)
    """
    return _TOTAL.search(folded) is not None


def split_clauses(text: str, library: Library) -> list[str]:
    """A question that asks twice of one thing (叫什么，办了几次; 有几支队、多少人), each with the subject of the first,
    or []."""
    clauses = [_trimmed(clause) for clause in _ASKS_AGAIN.split(text.translate(HALF))]
    clauses = [clause for clause in clauses if clause]
    if any(_IN_HIS_WORDS.fullmatch(fold(clause)) for clause in clauses):
        return []  # 他说多大了,原话怎么说的: one question, and how it is to be told
    asked = [asked_for(fold(clause)) for clause in clauses]
    if len(clauses) < 2 or not all(_asks_outright(a, fold(c)) for a, c in zip(asked, clauses, strict=True)):
        return []
    subject = clauses[0][: min(start for start, _ in asked[0].spans)]
    rest = [
        clause
        if library.names.mentions(fold(clause))
        else subject + re.sub(r"^(?:又|还|都|一共)", "", clause)
        for clause in clauses[1:]
    ]
    return [clauses[0], *rest]


_IN_HIS_WORDS = re.compile(
    r"[他她]?(?:的)?原(?:话|文)(?:又|是)?(?:怎么|咋|如何)?(?:说|讲|写)?(?:的|是什么|是啥)?"
)


def split_turns(text: str) -> list[str]:
    """A question that asks whose two things are (甲的是哪个案例,乙的又是哪个), each with what is asked, or [].

    >>> split_turns("种茶的案例是哪个,修渠的又是哪个?")
    ['种茶的案例是哪个案例', '修渠的是哪个案例']
    """
    clauses = [_trimmed(clause) for clause in re.split(r"[,;?。]", text.translate(HALF))]
    clauses = [clause for clause in clauses if clause and not _AMONG.fullmatch(fold(clause))]
    if len(clauses) < 2 or not all(_WHOSE.search(fold(c)) or _WHO_FIRST.match(fold(c)) for c in clauses):
        return []
    of_cases = "案例" if any("案例" in clause for clause in clauses) else ""
    plain = (re.sub(r"(?:又|则)(?=是|在|来自|出自|属)", "", clause) for clause in clauses)
    return [f"{clause}{of_cases}" if clause.endswith("哪个") else clause for clause in plain]


def _asks_outright(asked: Asked, folded: str) -> bool:
    """Whether a clause really asks: 几个村抱团 has the word only."""
    if asked.ask is Ask.ANY:
        return False
    start, end = asked.spans[-1]
    return not folded[start:].startswith("几") or len(folded) - end <= 2


def _by_cases(head: str, library: Library, *, apart: bool) -> list[str]:
    """One piece for each case named; a bare name takes the words of the piece that has them.

    A place inside a case stands for it where the question asks of each `apart` (分别, 各); then two of one case side
    by side (甲村和乙村各有多少) are two pieces, too. One named right behind another is part of that (洛阳老城区).
    """
    folded = fold(head)
    groups: list[Mention] = []
    for name in library.names.mentions(folded):
        part = groups and groups[-1].end == name.start
        if part or not (name.whole or apart) or not library.narrows(name):
            continue
        between = folded[groups[-1].end : name.start] if groups else ""
        if not groups or not groups[-1].cases & name.cases or (apart and _BESIDE.fullmatch(between)):
            groups.append(name)
    if len({name.text if apart else name.cases for name in groups}) < 2:
        return []
    cuts = [0, *(_cut_before(folded, name.start) for name in groups[1:]), len(head)]
    pieces = [_trimmed(head[a:b]) for a, b in pairwise(cuts)]
    if any(not piece for piece in pieces):
        return []
    led = _leading(pieces[0], library)
    pieces = [pieces[0], *(f"{led}{piece}" for piece in pieces[1:])]
    rests = [nameless(piece, library) for piece in pieces]
    whole = max(rests, key=len)
    return [
        piece + whole.lstrip("都也") if len(rest.strip("的那篇里")) == 0 else piece
        for piece, rest in zip(pieces, rests, strict=True)
    ]


def _leading(piece: str, library: Library) -> str:
    """What the first piece tells before the place it names, meant of every piece: 收集意见,甲和乙哪个多 -> 收集意见,."""
    names = library.names.mentions(fold(piece))
    clause = re.match(r"[^,]{2,}[,]\s*", piece)
    return clause.group() if clause and names and clause.end() == names[0].start else ""


def nameless(piece: str, library: Library) -> str:
    """A piece without the names of cases in it."""
    for name in reversed(library.names.mentions(fold(piece))):
        piece = piece[: name.start] + piece[name.end :]
    return piece


def _by_words(head: str, stands: Callable[[str], bool]) -> list[str]:
    """One piece for each quoted word, or for each phrase of an enumeration: all end in 的, or each stands in
    some case by itself (甲某和乙某分别是哪里人)."""
    quoted = list(_QUOTED.finditer(head))
    between = [head[a.end() : b.start()] for a, b in pairwise(quoted)]
    if len(quoted) >= 2 and all(re.fullmatch(r"[、,和与跟及\s]*", gap) for gap in between):
        return [match.group() for match in quoted]
    if len(quoted) >= 2:
        pieces = [_trimmed(piece) for piece in re.split(r"[、,]|[和与跟及](?=[“「『《])", head)]
        if len(pieces) == len(quoted) and all(_QUOTED.search(piece) for piece in pieces):
            return pieces
    pieces = [_trimmed(piece) for piece in re.split(r"[、;,]|(?<=的)[和与跟及]|[和与跟及](?=给|把|跟)", head)]
    if all(len(piece) > 2 and piece.endswith("的") for piece in pieces):
        return pieces
    pieces = [_trimmed(piece) for piece in re.split(r"[、,]|[和与跟及](?![^“]*”)", head)]
    plain = [fold(piece).strip("“”") for piece in pieces]
    return pieces if len(pieces) > 1 and all(len(piece) > 1 and stands(piece) for piece in plain) else []


def _stands(text: str, library: Library) -> bool:
    """Whether a text stands on some page, in its text or as whom it credits (记者张三)."""
    return library.index.stands(text) or any(text.endswith(name) for name in library.credits())


def _in_two(head: str, library: Library) -> list[str]:
    """The two phrases that one 和 joins, each with a word of the pages that the other has not: 甲村入社的农户和茶厂带动的农户."""
    pieces = [_trimmed(piece) for piece in re.split(r"[和与跟及]", head)]
    if len(pieces) != 2 or min(map(len, pieces)) < 4 or _QUOTED.search(head):
        return []
    words = [{word for word in words_of(fold(piece)) if len(word) > 1} for piece in pieces]
    own = [found - other for found, other in zip(words, reversed(words), strict=True)]
    told = all(any(library.index.stands(word) for word in found) for found in own)
    if not told or not words[0] & words[1]:
        return []
    return [pieces[0] + _shared_end(*pieces), pieces[1]]


def _shared_end(first: str, second: str) -> str:
    """What stands behind the second's own of the word that ends the first, and is meant of both: 成员 of
    甲合作社 and 乙合作社成员."""
    word = words_of(fold(first))[-1]
    at = fold(second).find(word)
    return second[at + len(word) :] if len(word) > 1 and at > 0 else ""


def _by_measures(head: str, library: Library) -> list[str]:
    """One piece for each measure of an enumeration (合作社数量和成员户数), each with the place of the first."""
    pieces = [_trimmed(piece) for piece in re.split(r"[、,]|以及|[和与跟及]", head)]
    if len(pieces) < 2 or not all(_MEASURE.search(fold(piece)) for piece in pieces):
        return []
    names = library.names.mentions(fold(pieces[0]))
    place = pieces[0][names[0].start : names[0].end] + "的" if names else ""
    rest = (piece if library.names.mentions(fold(piece)) else place + piece for piece in pieces[1:])
    return [pieces[0], *rest]


def _cue(piece: str) -> str:
    """The words with which a piece asks, to be asked of the others too."""
    found = re.search(r"(?:多少|几)\S{0,3}|何时|哪.+|谁.*|什么.*|叫.+", fold(piece))
    return piece[found.start() :] if found else ""


def _cut_before(folded: str, at: int) -> int:
    """Where the part that names a case at `at` begins: after the last mark before it."""
    return max((m.end() for m in re.finditer(r"[、,;?]|[和与跟及](?=\S{0,2}$)", folded[:at])), default=at)


def _trimmed(piece: str) -> str:
    return piece.strip(" ,、;?和与跟及")


_TAIL = re.compile(
    r"[,]?\s*(?:这|那)?(?:[两三四五几些][样个种者项件处位]?(?:事|东西|人)?)?(?:一共|总共)?(?:分别|各自|各(?=是|有|为|指|在|来|出|占|叫|对应|几|多|属|\S{1,3}[了过]?(?:多少|几)))(?:都)?(?:是|有|为|指|来自|出自|在|叫|属于|对应)?.{0,16}$|都(?:有|是)(?:谁|哪些人|什么人)[?]?$"
    r"|[,]?\s*(?:都|又)?(?:是|出自|来自|出现在|在)哪[两三四五](?:个|篇)(?:案例|地方|文章)(?:里面?|中)?(?:的|出现|提到)?(?:说法|事|人)?[?]?$"
)
HALF = str.maketrans("，；？：！", ",;?:!")
"""The marks a question is cut at, in the width that the patterns here have; the length stays."""

_BESIDE = re.compile(r"[^,。]{0,8}[和与跟及、]")
_TOTAL = re.compile(
    r",?(?:这|那)?(?:两者|两地|两处|两家|两个[村镇县区]|两个地方)?(?:加起来|加在一起|合起来|合在一起|相加|之和|合计|总计|一共|总共)"
    r"(?:一共|总共|总计|合计|后|是)*"
)
_ASKS_AGAIN = re.compile(r"[,;?。]|[、和与及](?=(?:一?共|总共|又|还|有)*(?:多少|几))")
_WHOSE = re.compile(
    r"(?:.{2,}的.{0,4}(?:又|则)?是|[^,]{2,}?(?:又|则)?(?:在|来自|出自|属于?))"
    r"(?:哪里|哪儿|谁|哪一?[个篇家](?:案例|地方|[省市县区镇乡村]|社区|街道)?)[里中]?的?[呢啊]?$"
)
_WHO_FIRST = re.compile(
    r"(?:又|再|还有)?(?:是|有)?(?:谁家?|哪(?:里|儿|[一些几两三]?[个篇家]?(?:案例|地方|文章|报道)|一?[个篇家][村镇乡县]?))(?!的?(?:更|最|较)?[多少大小高低][?。]?$)[^,]{2,}"
)
_AMONG = re.compile(
    r"(?:在|从)?(?:这|那)?[几些两三四五]?[个篇家]?(?:案例|地方|文章|报道|资料|里|里面|里头|当中|中|之中|,)+"
)
_MEASURE = re.compile(r".[人户个次家件条场]数$|.(?:数量|面积|金额|数目|总额|投资额|比例|增幅)$")
_QUOTED = re.compile(r"[“「『\"《][^”」』\"》]{1,30}[”」』\"》]")
