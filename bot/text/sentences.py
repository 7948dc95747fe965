"""Where sentences and clauses end, as ranges of the text; nothing is copied or changed."""

from __future__ import annotations

from bisect import bisect_left

from bot import lazy_re as re

Span = tuple[int, int]

RIMS = " ,\uff0c\u3001;\uff1b:\uff1a"
"""What a stretch cut out of a sentence is shown without, in both widths: the space and marks at its rims."""


QUOTED = re.compile(r"[“《「『]([^”》」』]{2,40})[”》」』]")
"""A quotation or title, its words in group 1."""


def sentence_spans(text: str) -> list[Span]:
    """The sentences of one paragraph: half-open ranges in order that cover all but the space between.

    A sentence ends behind 。！？!?…；; (and a '.' that ends Chinese or English words), closing quotes
    and brackets included. A mark inside a short quotation, brackets or a title ends nothing, nor does
    one in a number, a web address or a question that the sentence goes on about; a speech keeps the
    words that say whose it is.

    >>> [x[a:b] for x in ["“走得快吗？”他问。共1.5万户;其中“五好！”支部3个。"] for a, b in sentence_spans(x)]
    ['“走得快吗？”他问。', '共1.5万户;', '其中“五好！”支部3个。']
    """
    first = _END.search(text)
    if first is None or first.end() == len(text):
        # A text without a mark inside it, as one sentence is when its clauses are looked for: spared the quotes.
        spans: list[Span] = []
        _append(spans, text, 0, len(text))
        return spans
    pairs = _pairs(text)
    webs = [web.span() for web in _WEB.finditer(text)] if "." in text or "://" in text else []
    spans = []
    start = ahead = 0
    around: list[Span] = []
    for match in _END.finditer(text):
        end = match.end()
        while ahead < len(pairs) and pairs[ahead][0] < match.start():
            ahead += 1
            around.append(pairs[ahead - 1])
        around = [pair for pair in around if pair[1] >= match.start()]
        if end <= start or not _ends_sentence(text, match, around, webs):
            continue
        _append(spans, text, start, end)
        start = end
    _append(spans, text, start, len(text))
    return _join_speakers(text, spans)


def clause_spans(text: str) -> list[Span]:
    """The clauses: ranges that also end behind ，,：: (never behind 、), not inside 1,234 or 18:20.

    >>> [x[a:b] for x in ["投入1,100万元,建成“一村、一品”;其中:3个。"] for a, b in clause_spans(x)]
    ['投入1,100万元,', '建成“一村、一品”;', '其中:', '3个。']
    """
    spans: list[Span] = []
    for begin, stop in sentence_spans(text):
        start = begin
        for match in _CLAUSE_END.finditer(text, begin, stop):
            _append(spans, text, start, match.end())
            start = match.end()
        _append(spans, text, start, stop)
    return spans


_CLOSERS = "”’」』》】〕）)\\]\"'"
_HAN = "\u3400-\u9fff"
# A lookahead for the first character spares most places of a text the alternatives: two thirds of the time.
_END = re.compile(
    rf"(?=[。！？!；;?….])(?:[。！？!；;]|\?(?![a-zà-ɏ]{{1,6}}\))|…+|(?<=[{_HAN}”」』）)])\.(?![A-Za-z0-9.])|(?<=[a-z]{{2}})\.(?=\s+[A-Z]))+[{_CLOSERS}]*"
)
_CLAUSE_END = re.compile(r"(?=[,:，：;；])(?:(?<!\d)[,:]|[,:](?!\d)|[，：;；])[”’」』]*")
_OPENING = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "（": "）",
    "(": ")",
    "《": "》",
    "【": "】",
    "〔": "〕",
}
_CLOSING = {close: open_ for open_, close in _OPENING.items()}
_BRACKET = re.compile("[" + re.escape("".join((*_OPENING, *_CLOSING))) + "]")

# A quotation up to this many characters is a name or a cry inside its sentence; a longer one is speech
# whose own sentences are worth finding alone.
_SHORT_QUOTE = 30
# Brackets hold an aside; a longer stretch is more likely a bracket that was never closed in time.
_SHORT_BRACKETS = 80
# A closing mark looks for its opening one no deeper: openings that are never closed cost no time.
_DEEPEST = 50
# Words that let a sentence go on behind a quoted question: “谁来管？”的问题.
_GOES_ON = re.compile(r"[ \t]*[,，、。；;：:的地得等和与及]")
_SPEAKER = re.compile(
    r"[^。！？!?；;“”「」]{0,40}(?:说|說|道|问|問|表示|介绍|介紹|告诉记者|告訴記者|称|稱|感慨|感叹|感嘆)(?:着|起|到)?[。.!！]"
)
_WEB = re.compile(r"(?:https?://|www\.)[\w./?=&%#;:~+-]+", re.I)


def _ends_sentence(text: str, match: re.Match[str], around: list[Span], webs: list[Span]) -> bool:
    """Whether the marks of `match` end a sentence where they stand; `around` are the pairs that open before
    it and close there or behind, `webs` the web addresses of the text."""
    begin, end = match.span()
    mark = match[0].rstrip("”’」』》】〕）)]\"'")
    if _GOES_ON.match(text, end) and (mark != "。" or end > begin + len(mark)):
        return False
    for opened, closed in around:
        size = closed - opened - 1
        kind = text[opened]
        if kind == "《" or (kind in "（([【〔" and size <= _SHORT_BRACKETS):
            return closed < end and kind != "《" and end > closed + 1
        inside = closed >= end
        if inside and size <= _SHORT_QUOTE:
            return False
        if not inside and size <= _SHORT_QUOTE and mark[-1:] != "。" and opened > 0 and end < len(text):
            return text[opened - 1] in "。！？!?；;”」 \n：:"
    if mark[-1:] not in ";?":
        return True
    before = bisect_left(webs, (begin, 0))
    return before == 0 or begin >= webs[before - 1][1] - 1


def _pairs(text: str) -> list[Span]:
    """The positions of matching quotes and brackets, outermost first; unmatched ones are left out."""
    pairs: list[Span] = []
    stack: list[tuple[str, int]] = []
    for mark in _BRACKET.finditer(text):
        char, index = mark[0], mark.start()
        if char in _OPENING:
            stack.append((char, index))
        else:
            for depth in range(len(stack) - 1, max(-1, len(stack) - _DEEPEST), -1):
                if stack[depth][0] == _CLOSING[char]:
                    pairs.append((stack[depth][1], index))
                    del stack[depth:]
                    break
    return sorted(pairs)


def _join_speakers(text: str, spans: list[Span]) -> list[Span]:
    """“…。”他说。 is one sentence: the words behind a closing quote that only name the speaker join it."""
    joined: list[Span] = []
    for start, end in spans:
        if (
            joined
            and joined[-1][1] == start
            and text[start - 1] in "”」"
            and _SPEAKER.fullmatch(text, start, end)
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    """Add [start, end) without the space at its rims, if anything is left."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start < end:
        spans.append((start, end))
