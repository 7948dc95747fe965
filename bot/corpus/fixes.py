"""The small fixes that make raw text readable, in order, and the map back to the raw offsets.

Each fix is local: what it does to a character depends on the characters next to it only. So the raw
range of any stretch of cleaned text, cleaned again on its own, gives that stretch (`Quote`'s promise).
Nothing is put in that does not stand on the page; punctuation keeps the width it has.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.corpus.elements import HIDDEN, Elements
from bot.models import Quote


def clean(raw: str) -> str:
    """All fixes on any raw excerpt, without leading and trailing space.

    >>> clean("　　推進(jìn)鄉(xiāng)村振興,,建&nbsp;&nbsp;好村(社區(qū))。 ")
    '推進鄉村振興,建 好村(社區)。'
    """
    text = raw
    for fix in FIXES:
        text = fix(text)
    return text.strip()


@dataclass(frozen=True, slots=True)
class Fix:
    """One repair: every match of `pattern` becomes `replacement` (a text, or made from the match).

    Without a replacement the pattern's group `keep` stays as it stands and the rest of the match goes. Each match
    has one of the characters `needs`, where any are given: a text with none of them is not searched, which spares
    half of the time that fixing takes.
    """

    name: str
    pattern: re.Pattern[str] | Elements
    replacement: str | Callable[[re.Match[str]], str] | None
    needs: frozenset[str] = frozenset()

    def __call__(self, text: str) -> str:
        return self.pattern.sub(self.of, text)

    def of(self, match: re.Match[str]) -> str:
        """What this match becomes."""
        if self.replacement is None:
            return match["keep"]
        return self.replacement if isinstance(self.replacement, str) else self.replacement(match)


@dataclass(frozen=True, slots=True)
class Mapped:
    """Cleaned text, and for each of its characters the raw range it was made from."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def quote(self, start: int, end: int, line: int) -> Quote:
        """The stretch [start, end) of the cleaned text as a Quote; space at its rims is left out."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        if start >= end:
            raise ValueError("a quote needs text")
        return Quote(self.text[start:end], self.starts[start], self.ends[end - 1], line)


def mapped(raw: str, start: int = 0, end: int | None = None) -> Mapped:
    """All fixes on `raw[start:end]`, with the raw range of every character that is left.

    >>> page = mapped("振興鄉(xiāng)村")
    >>> page.text, page.quote(2, 4, 1)
    ('振興鄉村', Quote(text='鄉村', start=2, end=11, line=1))
    """
    stop = len(raw) if end is None else end
    text = raw[start:stop]
    starts: Sequence[int] = range(start, stop)
    ends: Sequence[int] = range(start + 1, stop + 1)
    chars = set(text)
    for fix in FIXES:
        if fix.needs and fix.needs.isdisjoint(chars):
            continue
        if fix.pattern.search(text):
            text, starts, ends = _apply(fix, text, starts, ends)
            chars = set(text)
    return Mapped(text, starts, ends)


def _apply(
    fix: Fix, text: str, starts: Sequence[int], ends: Sequence[int]
) -> tuple[str, Sequence[int], Sequence[int]]:
    """`fix` on text and map together; a new character has the raw range of its match, kept ones share it."""
    pieces: list[str] = []
    new_starts: list[int] = []
    new_ends: list[int] = []
    last = 0
    for match in fix.pattern.finditer(text):
        begin, stop = match.span()
        made = fix.of(match)
        pieces += (text[last:begin], made)
        new_starts += starts[last:begin]
        new_ends += ends[last:begin]
        if made and fix.replacement is None:
            kept = slice(*match.span("keep"))
            new_starts += [starts[begin], *starts[kept][1:]]
            new_ends += [*ends[kept][:-1], ends[stop - 1]]
        elif made:
            new_starts += [starts[begin]] * len(made)
            new_ends += [ends[stop - 1]] * len(made)
        last = stop
    pieces.append(text[last:])
    new_starts += starts[last:]
    new_ends += ends[last:]
    return "".join(pieces), new_starts, new_ends


# --- the fixes, in order ---------------------------------------------------------------------------

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_MARKS = "，。、；：？！“”‘’（）《》「」…—"
_TAGS = (
    "a|abbr|article|aside|b|big|blockquote|body|br|button|center|cite|code|dd|del|div|dl|dt|em|embed|figcaption|"
    "figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|mark|meta|nav|"
    "o:p|object|ol|option|p|param|picture|pre|q|s|section|select|small|source|span|strike|strong|sub|sup|svg|"
    "table|tbody|td|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr"
)
_SYLLABLE = re.compile(
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?"
    r"(?:iang|iong|uang|ueng|ang|eng|ing|ong|iao|ian|uai|uan|uei|van|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|"
    r"un|ue|ve|vn|a|o|e|i|u|v)r?|ng|[mn]"
)


def _without_gloss(match: re.Match[str]) -> str:
    """Nothing when the brackets hold one pinyin syllable, else what stands there.

    With a tone mark any syllable counts; a plain one only when the character before reads so, and
    never a single letter: 公顷(ha), 粉丝(fan) and 选项(a) are the page's own words.
    """
    inner = match["inner"]
    plain = _toneless(inner)
    if not _SYLLABLE.fullmatch(plain):
        return match[0]
    if plain != inner.replace("ü", "v"):
        return ""
    return "" if len(plain) > 1 and match["han"] and plain in _readings(match["han"]) else match[0]


@lru_cache(maxsize=2048)
def _toneless(syllable: str) -> str:
    """`xiāng` -> `xiang`, `lǜ` -> `lv`, `jin4` -> `jin`."""
    spelled = unicodedata.normalize("NFD", syllable.replace("ɡ", "g").replace("ɑ", "a")).replace(
        "u\u0308", "v"
    )
    return re.sub(r"[\u0300-\u036f]|[1-5]$", "", spelled)


@lru_cache(maxsize=2048)
def _readings(char: str) -> frozenset[str]:
    """The toneless readings of a character; pypinyin is loaded only when a page needs it."""
    from pypinyin import Style, pinyin

    return frozenset(pinyin(char, style=Style.NORMAL, heteronym=True, v_to_u=False)[0])


def _entity(match: re.Match[str]) -> str:
    """The character an entity names (also one escaped twice); an unknown name stays as it stands."""
    return html.unescape(html.unescape(match[0]))


FIXES: tuple[Fix, ...] = (
    # Invisible: byte order marks, zero-width and soft hyphens, controls, lone surrogates, private use
    # (icon fonts). They split words for every later step.
    Fix(
        "invisible",
        re.compile(
            "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
            "\ufff9-\ufffc\ufe00-\ufe0f\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]+"
        ),
        "",
    ),
    # Comments, scripts and styles with what they hold, then tags: in .html by nature, in .txt as leftovers,
    # there also without the beginning that a converter took for half a character: 收入/p>.
    Fix(
        "hidden markup",
        Elements(*HIDDEN),
        "",
        frozenset("<"),
    ),
    Fix(
        "tags",
        re.compile(
            rf"""</?(?:{_TAGS})(?=[\s/>])(?:[^<>"']|"[^"]*"|'[^']*')*>|<!doctype[^<>]*>|<!\[(?:CDATA\[|[^<>\[]*>)|\]\]>|/(?<!</)(?:p|div|span|br|td|li|strong|section)>""",
            re.I,
        ),
        "",
        frozenset("<>"),
    ),
    # &nbsp; &ldquo; &#x2014; and &amp;nbsp;, as converters leave them; without ';' only where no URL has it.
    Fix(
        "entities",
        re.compile(
            r"&(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});|&nbsp(?![a-zA-Z;=])"
        ),
        _entity,
        frozenset("&"),
    ),
    # Markdown: a link or picture is its words, a bold stretch its text. Bold that runs over sentences stays:
    # each of them cleaned alone would keep one pair of stars.
    Fix(
        "links",
        re.compile(
            r"!?\[(?P<keep>[^\[\]\n]*)\]\((?:https?:|mailto:|/|\.|#)[^()\s]*(?:\s\"[^\"]*\")?\)",
        ),
        None,
        frozenset("]"),
    ),
    Fix(
        "bold",
        re.compile(r"(?<![*\\])\*\*(?P<keep>(?=[^\s*])[^*\n。！？!?；;…]+[。！？!?；;…]*)(?<!\s)\*\*(?!\*)"),
        None,
        frozenset("*"),
    ),
    # Pinyin glosses that a script converter put behind characters: 推進(jìn)鄉(xiāng)村. 345 of 345 in the
    # five seeds; Chinese in brackets and (GDP), (OEM) are real text.
    Fix(
        "pinyin glosses",
        re.compile(
            rf"(?:(?<=(?P<han>[{_HAN}]))|(?<=[{_HAN}][a-z]))[(（] ?"
            r"(?P<inner>[a-zü\u00df-\u00f6\u00f8-\u00ff\u0100-\u024f\u0251\u0261"
            r"\u0300-\u030c\u1e3e\u1e3f]{1,8}[1-5]?) ?[)）]"
        ),
        _without_gloss,
        frozenset("(（"),
    ),
    # A wide space lost to '?': [摘? 要].
    Fix(
        "lost space",
        re.compile(rf"(?<=[\[【［][{_HAN}])[?？]\s*(?=[{_HAN}][\]】］])|(?<=[\]】］])(?:\? )+(?=[A-Z])"),
        " ",
        frozenset("?？"),
    ),
    # A mark set twice by a converter: ",," ",，" (not the dots and dashes that are meant to repeat); a comma
    # set before another mark: 销售,。
    Fix(
        "doubled marks",
        re.compile(r"(?P<stray>[,，]+(?=[。、；;！!？：:]))|([,，])[,，]+|([、；;：])\3+|(?<!。)。。(?!。)"),
        lambda match: "" if match["stray"] else match[0][0],
    ),
    # A line end inside a stretch of Chinese (an .html source, a line cut by a link) is no space.
    Fix(
        "line ends",
        re.compile(rf"(?<=[{_HAN}{_MARKS}])[^\S\n\r]*[\n\r]\s*(?=[{_HAN}{_MARKS}])"),
        "",
        frozenset("\n\r"),
    ),
    # Indentation, tabs, no-break and ideographic spaces, line ends inside a stretch: one plain space.
    Fix(
        "spaces",
        re.compile(r"[^\S ]\s*| \s+"),
        " ",
        frozenset(
            "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
            "\u200a\u2028\u2029\u202f\u205f\u3000"
        ),
    ),
)
