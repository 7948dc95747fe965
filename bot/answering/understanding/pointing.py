"""The one page that a question points at: by its id, its place in the list, its title, author or outlet."""

from __future__ import annotations

from bot import lazy_re as re
from bot.answering.understanding.strangers import names_credited
from bot.library import Library


def pointed_at(folded: str, library: Library) -> tuple[frozenset[str], list[tuple[int, int]]]:
    """The case that a question points at by its id (003), its place in the list (第三个案例), its title, its author
    or its outlet (张三写的文章, 某某日报那篇), and the range that does."""
    cases = library.cases
    for match in _ID.finditer(folded):
        if match[1] in cases:
            return frozenset({match[1]}), [match.span()]
    found = _NTH.search(folded)
    if found is not None and (found["page"] or len(cases) <= LISTED):
        number = "一二三四五六七八九十".index(found[1]) if not found[1].isdigit() else int(found[1]) - 1
        if 0 <= number < len(cases):
            return frozenset({list(cases)[number]}), [found.span()]
    for title in _TITLE.finditer(folded):
        titled = library.titles.get(title[1])
        if titled:
            return frozenset({titled}), [title.span()]
    written_out = _title_in(folded, library)
    if written_out is not None:
        return frozenset({library.titles[folded[slice(*written_out)]]}), [written_out]
    if _WRITTEN.search(folded):
        for name in names_credited(folded, library):
            by = _WRITTEN.match(folded, folded.find(name) + len(name))
            pages = {case for case, _ in library.credits()[name]}
            if by and len(pages) == 1:
                return frozenset(pages), [(folded.find(name), by.end())]
        for outlet, published in library.outlets().items():
            by = _WRITTEN.match(folded, folded.find(outlet) + len(outlet)) if outlet in folded else None
            if by and len(published) == 1:
                return frozenset(published), [(folded.find(outlet), by.end())]
    return frozenset(), []


def _title_in(folded: str, library: Library) -> tuple[int, int] | None:
    """Where a title stands word for word in a question that says more than that and speaks of the page."""
    page = _OF_PAGE.search(folded)
    if page is None:
        return None
    sizes = [size for size in library.title_lengths() if _TITLE_LENGTH <= size <= page.start()]
    ends = range(page.start(), _TITLE_LENGTH - 1, -1)
    spans = ((end - size, end) for end in ends for size in sizes if size <= end)
    return next((span for span in spans if folded[slice(*span)] in library.titles), None)


_TITLE_LENGTH = 8
"""Characters from which on a title is no phrase of other questions."""

_OF_PAGE = re.compile(
    r"[》”]?的?[这那](?:一?篇|个)?(?:文章|报道|稿|新闻|帖子)?|[》”]?的?(?:文章|报道|稿[子件]|新闻)"
)
_ID = re.compile(
    r"(?:^|[第案例篇号\s,。])([\da-z][\da-z-]{1,15})(?=\s*(?:号|这?篇|案例|讲|说|写|是|的|里|$))"
)
_NTH = re.compile(r"第([一二三四五六七八九十]|\d{1,2})(?:个|篇)(?P<page>案例|文章|报道|页面)?")
_TITLE = re.compile(r"《([^》]{4,80})》")
_WRITTEN = re.compile(
    r"等?人?所?(?:(?:采?写|撰写|责?编辑?|报道|刊?登|发[表布]?|刊发)的|的)?(?:那|这)?(?:(?<=[那这])一?篇|[篇个](?=[,里中的讲说写])|[篇个]?(?:文章|报道|稿[件子]?|案例)(?!是哪))"
)


LISTED = 20
"""Cases that someone has in view as a list; of more, 第三个 alone is the third of something else."""
