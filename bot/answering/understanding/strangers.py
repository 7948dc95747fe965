"""Names in a question that no case has: what makes a near miss, and an honest no.

A place, person or quoted word that stands nowhere is the strongest sign that the cases do not tell, far
stronger than a low score: the rest of such a question often fits a case well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from bot import lazy_re as re
from bot.corpus.places import goes_on
from bot.corpus.regions import is_region, province_of
from bot.library import Library
from bot.search.names import Mention, without_suffix
from bot.search.terms import Term, TermKind
from bot.text.persons import CLEAR_SURNAMES
from bot.text.words import NAME_TAGS, is_word, parts_of, tag, tagged


def strangers_in(
    folded: str, terms: Sequence[Term], names: Sequence[Mention], library: Library
) -> tuple[str, ...]:
    """Names of places and persons, and quoted words, in a folded question that no case has."""
    outlets = [outlet for outlet in library.outlets() if outlet in folded]
    for outlet in outlets:
        folded = folded.replace(outlet, "," * len(outlet))
    found = dict.fromkeys(
        (
            *_places(folded, terms, names, library),
            *_persons(folded, names, library),
            *_parts_elsewhere(folded, names, library),
        )
    )
    for term in terms:
        if term.found or term.text not in folded:
            continue
        if term.kind is TermKind.QUOTED:
            if _counts_otherwise(term.text, library) or not _mostly_stands(term.text, library):
                found[term.text] = None
        elif term.kind is TermKind.WORD and _is_name(term.text, library):
            found[term.text] = None
    found |= dict.fromkeys(
        name
        for name in names_credited(folded, library)
        if not library.index.stands(name) and any(term.text in name for term in terms)
    )
    return _whole_names(found, folded, library)


def is_place(stranger: str) -> bool:
    """Whether a strange name is that of a place: 屏南县, 胶州."""
    return _SUFFIX.search(stranger) is not None or tag(stranger) == "ns"


def names_credited(folded: str, library: Library) -> list[str]:
    """The names in a folded text of whoever wrote or edited a page; credits stand beside the text, so that the index
    has none of them."""
    return [name for name in library.credits() if name in folded]


def _whole_names(found: Collection[str], folded: str, library: Library) -> tuple[str, ...]:
    """The strangers, with whom a page credits by the whole name where the segmenter cut it."""
    names = names_credited(folded, library) if found else []
    return tuple(dict.fromkeys(next((name for name in names if one in name), one) for one in found))


def _counts_otherwise(quoted: str, library: Library) -> bool:
    """Whether a quoted text stands somewhere with another number only (“四个带头” where all have “三个带头”)."""
    return any(
        char in numerals and library.index.stands(quoted[:at] + numeral + quoted[at + 1 :])
        for at, char in enumerate(quoted)
        for numerals in (_NUMERALS, _DIGITS)
        for numeral in numerals
        if len(quoted) > 2 and numeral != char
    )


def _persons(folded: str, names: Sequence[Mention], library: Library) -> Iterator[str]:
    """What reads like a person behind a known place and begins as nothing in the cases does: …村的李某某."""
    for name in names:
        match = _PERSON.match(folded, name.end)
        if match is None or match[1][0] not in CLEAR_SURNAMES or is_word(match[1]):
            continue
        begins = match[1][:2]
        if not (is_word(begins) or _is_deed(match[1], library) or library.index.doc_freq(begins)):
            yield match[1]


def _places(folded: str, terms: Sequence[Term], names: Sequence[Mention], library: Library) -> Iterator[str]:
    """What reads like a place and stands nowhere: behind a mark, a preposition or a known place, or as
    a word of its own."""
    anchors = [
        0,
        *(name.end for name in names),
        *(m.end() for m in re.finditer(r"[,。在的、和与到:]", folded)),
    ]
    for anchor in anchors:
        match = _PLACE.match(folded, anchor + 1) if folded[anchor : anchor + 1] in _PREPOSITIONS else None
        match = match or _PLACE.match(folded, anchor)
        if (
            not match
            or goes_on(match.group(), folded[match.end() : match.end() + 1])
            or any(name.start < match.end() and anchor < name.end for name in names)
        ):
            continue
        name, stem = match.group(), _SUFFIX.sub("", match.group())
        known = library.index.stands(name) or (len(stem) > 2 and library.index.stands(stem))
        common = tag(name) not in NAME_TAGS if is_word(name) else _ends_in_word(name)
        common = common and not province_of(name)  # no dictionary has each county for a place
        if not known and not common and not _behind_verb(name, library):
            yield name
    first = _SPEAKS_OF.match(folded)
    least = 1 if library.names.many else TOLD
    told = first is not None and library.index.doc_freq(first[1]) >= least
    if first and not told and not names and is_region(first[1]):
        yield first[1]  # 北京的经验: a place, though 北京菊花 stands in some case
    for known_place in names:
        match = _SHORT_PLACE.match(folded, known_place.end)
        named = match is not None and tag(match.group()[0])[:1] not in "vp"
        if match and named and not is_word(match.group()) and not library.index.stands(match.group()):
            yield match.group()  # 丹凤县商镇
    unknown = {term.text for term in terms if not term.found}
    for (word, _), (after, _) in pairwise([*tagged(folded), ("", "")]):
        if after in _SUFFIX_WORDS and word in unknown:
            yield word + after
        if len(word) >= 3 and word[-1] in _SUFFIX_WORDS and word in unknown and not is_word(word):
            yield word


def _parts_elsewhere(folded: str, names: Sequence[Mention], library: Library) -> Iterator[str]:
    """Places named as parts of others (洛阳|老城区) where no page has both: other pages have each by itself."""
    for whole, part in pairwise(names):
        if whole.end != part.start or library.index.stands(folded[whole.start : part.end]):
            continue
        if province_of(part.text) == without_suffix(whole.text):
            continue
        cases = min(whole.cases, part.cases, key=len)
        pages = [library.page_text(case) for case in sorted(cases)[:READ]]
        if not any(whole.text in page and part.text in page for page in pages) and len(cases) <= READ:
            rank = _RANK.match(folded, part.end)
            yield folded[whole.start : rank.end() if rank else part.end]


READ = 10
"""Pages that have a name up to which they are read to tell whether another stands there too."""


def _is_name(word: str, library: Library) -> bool:
    """A place of the dictionary (胶州), or what looks like a person: a surname and one or two more, not
    a known word with a character stuck to it (石梁|建)."""
    if is_region(word):
        return True  # no dictionary has each of them for a place (安顺, 毕节)
    if is_word(word) and tag(word) != "nr":
        # 挪威王国, where 挪威 stands
        known = any(tag(part) == "ns" and library.index.stands(part) for part in parts_of(word)[:1])
        return word not in _ANYWHERE and tag(word) in ("ns", "nt") and not known
    person = 2 <= len(word) <= 3 and word[0] in CLEAR_SURNAMES and tag(word) in ("nr", "ns", "nrt")
    if not person or _led_in(word) or _is_deed(word, library):
        return False
    return len(word) == 2 or not library.index.stands(word[:2])


def _led_in(word: str) -> bool:
    """Whether the dictionary takes a word behind a preposition or verb for a person: 何原因, 盖房子."""
    return tag(word[0])[:1] in ("p", "r", "v", "d", "c") and is_word(word[1:])


def _is_deed(word: str, library: Library) -> bool:
    """Whether what looks like a name is a verb and what it is done to (管果树)."""
    return tag(word[0]).startswith("v") and len(word) == 3 and library.index.stands(word[1:])


def _ends_in_word(name: str) -> bool:
    """Whether what looks like a place's suffix ends a common word (想替家乡, 城区, 核心都市)."""
    rest, end = name[:-2], name[-2:]
    if end in (*_SUFFIX_WORDS, "村镇", "乡镇") or not is_word(end):
        return False
    compound = len(rest) == 2 and is_word(rest) and tag(rest) not in NAME_TAGS
    return tag(end) not in NAME_TAGS or compound


def _behind_verb(name: str, library: Library) -> bool:
    """Whether what looks like a place is a verb of the pages and a village or province (带动村集体)."""
    first, *rest = tagged(name)
    return bool(rest) and len(first[0]) > 1 and first[1] == "v" and library.index.stands(first[0])


def _mostly_stands(text: str, library: Library) -> bool:
    """Whether half of a quoted text's bigrams stand somewhere: then it is quoted from memory."""
    bigrams = [text[i : i + 2] for i in range(len(text) - 1)]
    return sum(library.index.doc_freq(bigram) > 0 for bigram in bigrams) * 2 >= len(bigrams)


_NUMERALS = "一二两三四五六七八九十"
_DIGITS = "123456789"
_PERSON = re.compile(
    r"的?(?:村民|党员|书记|主任)?([一-鿿]{3})(?=得|获|被|说|是|今年|多大|的|怎|做|种|养|干|在|有)"
)
TOLD = 4
"""Passages of a few cases that have a place from which on it is told of, not only part of another name. Of many pages
one that has it may tell of it."""

_SPEAKS_OF = re.compile(r"[,。\s]*([一-鿿]{2,4})(?=的|有没有|有哪|有什么|有多少|怎么)")
_ANYWHERE = frozenset("城市 城镇 乡下 外省 省城 县城 老家 各地 本地 当地 外地 异地 全国各地 各处".split())
_SUFFIX_WORDS = frozenset({"街道", "社区", "新区", *"村镇乡县市区省州"})
_SUFFIX = re.compile(r"(?:街道|社区|新区|自治[州县]|[省市县区州镇乡村])$")
_PREPOSITIONS = tuple("到于由自从往至")
_RANK = re.compile(r"街道|社区|新区|[省市县区州镇乡村](?![委民级里])")
_NOT_IN_NAMES = (
    "所想做办说问的了是在有和与及或个几哪各全多每这那某些派本该我你他们请问把对给让被从向怎么咋选挑占"
)
_SHORT_PLACE = re.compile(
    rf"[^\W\d_a-z{_NOT_IN_NAMES}各每某同诸村乡镇县市区省州里外][镇村](?![委民级镇乡里域间规直干支两])"
)
_PLACE = re.compile(
    rf"[^\W\d_a-z{_NOT_IN_NAMES}]{{2,3}}?(?:街道|社区|[省市县区镇乡村])(?![委民级镇乡里域间规直干支两])"
)
