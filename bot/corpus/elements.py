"""Comments and elements of markup taken whole, from opener to closer, in one pass whatever is left open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

# Elements whose words are not for readers.
HIDDEN = ("!--", "script", "style", "noscript", "template", "svg", "iframe")


@dataclass(frozen=True, slots=True)
class Element:
    """`text[start:end]` is the whole of it, `text[inner:close]` what stands between its tags."""

    name: str
    start: int
    inner: int
    close: int
    end: int


class Elements:
    """The elements of some names (`!--` for comments), found from left to right; what stands in one is part
    of it, and an opener without a closer is none.

    It serves as a pattern (`search`, `finditer`, `sub`). The expression `<a>.*?</a>` would read on to the
    end of the page from each opener that is left open: 100 KB of them took 18 s.

    >>> [text[one.inner : one.close] for text in ["<p>甲<B>乙</b><b>丙"] for one in Elements("b").of(text)]
    ['乙']
    """

    def __init__(self, *names: str) -> None:
        tags = "|".join(name for name in names if name != "!--")
        comment = "!--|" if "!--" in names else ""
        self._opener = re.compile(rf"<(?:{comment}({tags})(?=[\s/>])[^<>]*>)", re.I)
        self._closers = {name: re.compile(rf"</{name}\s*>", re.I) for name in names} | {"": re.compile("-->")}

    def of(self, text: str) -> Iterator[Element]:
        at = 0
        unclosed: set[str] = set()
        while (opener := self._opener.search(text, at)) is not None:
            at, name = opener.end(), (opener[1] or "").lower()
            closer = None if name in unclosed else self._closers[name].search(text, at)
            if closer is None:
                unclosed.add(name)
                continue
            yield Element(name, opener.start(), at, closer.start(), closer.end())
            at = closer.end()

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        for element in self.of(text):
            found = _ANY.match(text, element.start, element.end)
            assert found is not None
            yield found

    def search(self, text: str) -> re.Match[str] | None:
        return next(self.finditer(text), None)

    def sub(self, made: Callable[[re.Match[str]], str], text: str) -> str:
        pieces: list[str] = []
        at = 0
        for match in self.finditer(text):
            pieces += (text[at : match.start()], made(match))
            at = match.end()
        return "".join((*pieces, text[at:]))


_ANY = re.compile(".+", re.S)
