"""The names on a line of credits: whether it holds people alone, and who they are."""

from __future__ import annotations

import re
from itertools import accumulate

from bot.text.persons import SURNAMES
from bot.text.scripts import fold


def are_people(text: str) -> bool:
    """Whether a bracket holds one to four people's names and nothing else.

    >>> [are_people(text) for text in ("张三 李四光", "欧阳修", "土名瑶族", "社区", "买买提·艾力")]
    [True, True, False, False, True]
    """
    names = names_in(text)
    return 1 <= len(names) <= 4 and all(_PERSON.fullmatch(fold(name)) for name in names)


def names_in(text: str) -> list[str]:
    """`张三 李 四、王五(实习)` -> 张三, 李四, 王五; a desk's or site's name is one name."""
    text = re.sub(r"[(（][^()（）]*[)）]", "", text).strip()
    text = _WORK.sub("", _WHOSE.sub("", text))
    parts = [part for part in re.split(r"[、,，;；/\s]+", text) if part]
    names: list[str] = []
    for part in parts:
        if names and len(part) == 1 and len(names[-1]) == 1:
            names[-1] += part
        else:
            names.append(part)
    names = [one for name in names for one in _apart(name)]
    return [name for name in names if len(name) >= 2 and _CJK.search(name) and name not in _NOBODY]


def _apart(names: str) -> list[str]:
    """Two or more names set without space: 张三丰李四光 -> 张三丰, 李四光; anything else as it is.

    >>> _apart("王京京张力董立新"), _apart("欧阳文山"), _apart("某某日报社")
    (['王京京', '张力', '董立新'], ['欧阳文山'], ['某某日报社'])
    """
    folded = fold(names)
    whole = len(names) < _TWO_NAMES or _PERSON.fullmatch(folded)
    parts = None if whole else _as_people(folded)
    if not parts:
        return [names]
    ends = list(accumulate(map(len, parts)))
    return [names[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def _as_people(folded: str) -> list[str] | None:
    """A run of characters as persons' names, longer ones first; None where something is left over."""
    if not folded:
        return []
    for size in (3, 2):
        if len(folded) >= size and _PERSON.fullmatch(folded, 0, size):
            rest = _as_people(folded[size:])
            if rest is not None:
                return [folded[:size], *rest]
    return None


# Two names without a space have five characters at least: four may be one name (欧阳文山).
_TWO_NAMES = 5


_CJK = re.compile(r"[\u3400-\u9fff]")
_PERSON = re.compile(
    rf"[{SURNAMES}][\u4e00-\u9fff]{{1,2}}|(?:欧阳|上官|司马|诸葛|司徒|皇甫|东方|尉迟|令狐|慕容|端木|公孙)[\u4e00-\u9fff]{{1,2}}|"
    r"[\u4e00-\u9fff]{2,4}·[\u4e00-\u9fff]{2,4}"
)
# What was done stands behind the names: 张三摄影报道. And what stands there where nobody is named.
_WHOSE = re.compile(
    r"^(?:本[报報网網台]|特约|特約|实习|實習)?(?:记者|記者|通讯员|通訊員)\s*(?=[\u4e00-\u9fff]{2})"
)
_WORK = re.compile(r"(?:摄影报道|摄影|报道|報道|攝影)\s*$")
_NOBODY = frozenset(("佚名", "匿名", "管理员", "本站", "未知"))
