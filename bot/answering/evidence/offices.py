"""Whose office a sentence tells of: a village's secretary is not the town's, nor his deputy."""

from __future__ import annotations

from bot import lazy_re as re


def of_another_place(folded: str, question: str) -> bool:
    """Whether a sentence names the office a question asks about, but each time as another place's or a deputy's.

    >>> asked = "河湾村的党支部书记是谁?"
    >>> of_another_place("青山镇党委书记李明说,河湾村变了", asked), of_another_place("该村党支部书记王强说", asked)
    (True, False)
    >>> of_another_place("青山镇党委书记李明说", "支书是谁"), of_another_place("党支部书记王强说", "支书是谁")
    (True, False)
    >>> of_another_place("河湾村党总支书记、村委会主任王强说", asked), of_another_place("河湾村变了", asked)
    (False, False)
    """
    asked = _ASKED.search(question)
    if asked is None:
        # 支书 is of a village, whichever it is.
        return "支书" in question and bool(_HIGHER.search(folded)) and "书记" not in _HIGHER.sub("", folded)
    office = "书记|支书(?!记)" if asked["office"] in ("书记", "支书") else asked["office"]
    held = [folded[: match.start()] for match in re.finditer(office, folded)]
    deputy = "副" in asked.group()
    full = [_owner(before) for before in held if deputy or not before.endswith("副")]
    return bool(held) and not any(_is_same(owner, asked["place"]) for owner in full)


def _owner(before: str) -> str:
    """The words that say whose office it is, up to the mark before them; another office between belongs to
    the same holder (村党总支书记、村主任)."""
    run = re.split(r"[,。;:!?“”()]", before)[-1]
    run = _OTHER_OFFICES.sub("", run)
    return _COMMITTEE.sub(r"\1", _BODY.sub("", run))


def _is_same(owner: str, place: str) -> bool:
    end = _PLACE_END.search(owner)
    if end is None or owner[end.start() - 1 :] == place[end.start() - 1 - len(owner) :]:
        return True
    bare = _BARE.search(owner)
    return bare is not None and place.endswith(bare["kind"])


_HIGHER = re.compile(r"(?:[镇乡县市区州省]|街道)(?:党?工?委)(?:副)?书记")
_PLACES = "省|市|县|区|乡|镇|村|街道|社区|苏木|嘎查"
_BODIES = "第一|驻村|副|党支部|党总支|党委|党工委|工委|支部|总支|村委会|居委会|村委|居委|两委|的|原|现任|老|村(?=[支主])"
_ASKED = re.compile(
    rf"(?P<place>[一-鿿]{{1,8}}?(?:{_PLACES}))(?:{_BODIES}|常务|[县市区镇乡]委|这个|一把手)*(?P<office>书记|支书|主任|[村镇乡县市区]长)"
    r"(?:现在|目前|到底|究竟|分别|各)?(?:的?(?:名字|姓名))?(?:是谁|是哪一?位|叫(?:什么|啥)|姓(?:什么|啥))"
)
_BODY = re.compile(rf"(?:{_BODIES}|(?<=[一-鿿])(?:兼))+$")
_OTHER_OFFICES = re.compile(rf"(?:{_BODIES})*(?:书记|主任|[村镇乡县市区]长)[、兼]+(?:{_PLACES}|{_BODIES})*$")
_COMMITTEE = re.compile(r"([省市县区乡镇])委$")
_PLACE_END = re.compile(rf"(?:{_PLACES})$")
# The place the page speaks of, without its name: 该村, 全镇, 村.
_BARE = re.compile(rf"(?:^|[^一-鿿]|[该本全这此在为任里、当据由])(?P<kind>{_PLACES})$")
