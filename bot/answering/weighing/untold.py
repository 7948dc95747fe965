"""Why the best sentence does not tell what is asked for, though it tells much of it."""

from __future__ import annotations

from bot import lazy_re as re
from bot.answering.citing import label
from bot.answering.evidence.facts import Evidence
from bot.answering.evidence.households import another_household, lacks_whom
from bot.answering.evidence.offices import of_another_place
from bot.answering.telling.shorthand import unexpanded
from bot.answering.understanding.asking import Ask
from bot.answering.understanding.question import Question
from bot.answering.weighing.belonging import of_another_thing
from bot.answering.weighing.ranks import of_another_rank
from bot.corpus.regions import is_province
from bot.library import Library
from bot.search.sentences import ReadSentence
from bot.search.terms import TermKind
from bot.text.persons import person_spans
from bot.text.scripts import fold


def untold(question: Question, evidence: Evidence, library: Library) -> str:
    """Why the best sentence does not tell what is asked for though it tells much of it, or "": it is of
    another year, of a place in the province asked about, of a whole where a part is asked for, or of
    somebody else."""
    if not evidence.readings:
        return ""
    return (
        wrong_year(question, evidence, library)
        or _beyond_the_count(question, evidence, library)
        or _counted_otherwise(question, evidence, library)
        or _of_wider_place(question, evidence, library)
        or _not_by_the_unit(question, evidence, library)
        or _without_office(question, evidence, library)
        or _only_growth(question, evidence, library)
        or _uncompared(question)
        or _no_amount(question, evidence, library)
        or _of_another_kind(question, evidence, library)
        or of_another_thing(question, evidence, library)
        or _of_one_household(question, evidence, library)
        or of_another_rank(question, evidence, library)
        or unexpanded(question, evidence, library)
    )


def _beyond_the_count(question: Question, evidence: Evidence, library: Library) -> str:
    """Why a later one of a row (第三批, 第22家) is not told by a page that has no such one."""
    case = evidence.readings[0].sentence.case
    page = _with_title(case, library)
    for asked in _NTH_OF.finditer(question.folded):
        told = (found for found in _NTH_OF.finditer(page) if found["what"] == asked["what"])
        if asked.group() not in page and all(_nth(found["n"]) != _nth(asked["n"]) for found in told):
            return f"{label(library.cases[case])}的资料里没有说{asked.group()}。"
    return ""


def _with_title(case: str, library: Library) -> str:
    return f"{library.title_text(case)}\n{library.page_text(case)}"


def _nth(numeral: str) -> int:
    """The number of an ordinal: 22 of 22 and of 二十二."""
    if numeral.isdigit():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    return (10 * _DIGIT.get(tens, 1) if ten else 0) + _DIGIT.get(ones, 0)


def _counted_otherwise(question: Question, evidence: Evidence, library: Library) -> str:
    """Why what is asked for in quotes (“六星”) is not told by a page that has it with another number (“五星”), whatever
    other pages have."""
    case = evidence.readings[0].sentence.case
    page = _with_title(case, library)
    for term in question.terms:
        asked = term.text
        if term.kind is not TermKind.QUOTED or asked in page or not _NUMERAL.search(asked):
            continue
        told = re.search(_NUMERAL.sub(_any_numeral, re.escape(asked)), page)
        if told is not None and len(_NUMERAL.sub("", asked)):
            return f"{label(library.cases[case])}的资料里没有说“{asked}”,只说了“{told.group()}”。"
    return ""


def _any_numeral(found: re.Match[str]) -> str:
    return r"\d" if found.group().isdigit() else f"[{_NUMERALS}]"


def _not_by_the_unit(question: Question, evidence: Evidence, library: Library) -> str:
    """Why a number of one acre, one year … is not told by a sentence that has no such word."""
    asked = _BY_UNIT.search(question.folded)
    if asked is None or question.asked.ask is not Ask.NUMBER:
        return ""
    best, unit = evidence.readings[0].sentence, (asked["unit"] or asked["behind"]).removeprefix("个") or "个"
    by_unit = rf"(?:每|一|均|全|度)个?{unit}|{unit}(?:均|产|收入|人均)"
    if re.search(by_unit, best.folded) or (unit not in _LAND_AND_GOODS and _PER_HEAD.search(best.folded)):
        return ""
    if unit == "年" and _A_YEAR.search(best.folded):
        return ""
    return f"{label(library.cases[best.case])}的资料里没有按一{asked['unit'] or asked['behind']}算的数据。"


def _without_office(question: Question, evidence: Evidence, library: Library) -> str:
    """Why the holder of an office is not told by a sentence that does not name the office, has another
    place's, or names nobody (“书记工程”) or a deputy."""
    asked = _OFFICE.search(question.folded)
    if asked is None:
        return ""
    best = evidence.readings[0].sentence
    own = "第一书记" if "第一书记" in question.folded else asked["office"]
    office = _ALSO_CALLED.get(own, own)
    told = best.folded if re.search(office, best.folded) else best.before + best.folded
    office = office if "副" in question.folded else f"(?<!副)(?:{office})"
    if _is_held(office, told) and not of_another_place(told, question.folded):
        return ""
    return f"{label(library.cases[best.case])}的资料里没有说{asked['office']}是谁。"


def _is_held(office: str, text: str) -> bool:
    """Whether somebody is named before an office or right behind it: in “书记工程” nobody holds it."""
    held = [match.span() for match in re.finditer(office, text)]
    names = person_spans(text) if held else []
    return any(
        high <= start or end <= low <= end + _NEAR or _ALSO_HOLDS.fullmatch(text, end, low)
        for start, end in held
        for low, high in names
    )


def _only_growth(question: Question, evidence: Evidence, library: Library) -> str:
    """Why a total (有多少党员) is not told by how many were added (发展党员22人)."""
    if question.asked.ask is not Ask.NUMBER or not _TOTAL.search(question.folded) or question.years:
        return ""
    best = evidence.readings[0]
    grown = _GROWN.search(best.sentence.folded[slice(*best.clause)])
    if grown is None or grown["how"] in question.folded:
        return ""
    return f"{label(library.cases[best.sentence.case])}的资料里没有总数,只说了{grown['how']}的。"


def _of_one_household(question: Question, evidence: Evidence, library: Library) -> str:
    """Why a sum of a village is not told by what one villager got."""
    best = evidence.readings[0].sentence
    page = library.page_text(best.case)
    whom = lacks_whom(question, best, page)
    if whom:
        return f"{label(library.cases[best.case])}的资料里没有说{whom}的。"
    name = another_household(question, best, page)
    return f"{label(library.cases[best.case])}的资料里只说了{name}一家的,没有说所问的。" if name else ""


def _no_amount(question: Question, evidence: Evidence, library: Library) -> str:
    """Why a sentence without a number does not tell whether something is much (年轻人多吗)."""
    best = evidence.readings[0].sentence
    if _MUCH.search(question.folded) is None or best.quantities:
        return ""
    return f"{label(library.cases[best.case])}的资料里没有说数量。"


def _uncompared(question: Question) -> str:
    """Why no sentence answers which of two is larger: none is found to compare them."""
    if _WHICH_OF_TWO.search(question.folded) is None:
        return ""
    return "资料里没有做这样的比较。"


def _of_another_kind(question: Question, evidence: Evidence, library: Library) -> str:
    """Why what a thing is (是什么鸟) is not told by a page that has no such kind of thing."""
    asked = _KIND.search(question.folded)
    if asked is None or asked["kind"] in _NO_KINDS:
        return ""
    case = library.cases[evidence.readings[0].sentence.case]
    if asked["kind"] in library.page_text(case.id) or asked["kind"] in library.lexicon:
        return ""
    return f"{label(case)}的资料里没有说是什么{asked['kind']}。"


def _of_wider_place(question: Question, evidence: Evidence, library: Library) -> str:
    """Why a number of a whole province or country is not told by the best sentence, which is of some place
    in it, or ""."""
    asked = _WIDER.search(question.folded)
    alone = len(question.names) == 1 and is_province(question.names[0].text)
    whole = alone and _IN_ALL.match(question.folded, question.names[0].end)
    best = evidence.readings[0].sentence
    if question.asked.ask is Ask.NUMBER and _of_a_town(question, best, library):
        return f"{label(library.cases[best.case])}的资料里没有说{question.names[0].text}一共的数据。"
    if not (asked or whole) or question.asked.ask is not Ask.NUMBER:
        return ""
    told = best.folded + best.before + best.heading
    if _IN_WHOLE.search(told) or (whole and f"{question.names[0].text}省" in told):
        return ""
    wide = asked.group().removesuffix("一共").removesuffix("总共") if asked else question.names[0].text
    return f"{label(library.cases[best.case])}的资料里没有说{wide}的数据。"


def _of_a_town(question: Question, best: ReadSentence, library: Library) -> bool:
    """Whether a number of a whole county is asked (某县一共), where the page is one of its towns and the sentence says
    nothing of the county."""
    if len(question.names) != 1 or not question.names[0].text.endswith(("县", "市", "旗")):
        return False
    name = question.names[0]
    title = library.title_text(best.case)
    told = best.folded + best.heading
    return (
        _ALTOGETHER.match(question.folded, name.end) is not None
        and name.text not in title + told
        and _TOWN.search(title) is not None
        and f"全{name.text[-1]}" not in told
    )


_ALTOGETHER = re.compile("一共|总共|全[县市旗]")
_TOWN = re.compile(r"[一-鿿]{2}(?:镇|街道|社区|(?<!乡)村(?!级))|[一-鿿]{2}乡(?!村)")


def wrong_year(question: Question, evidence: Evidence, library: Library) -> str:
    """Why the best sentence is of another year than the question asks for, or ""."""
    best = evidence.readings[0].sentence
    said = _YEAR_SAID.search(question.folded)
    told = [year.group() for year in _YEAR_SAID.finditer(best.folded)]
    if said and told and said.group() not in told and not best.moments:
        return f"{label(library.cases[best.case])}的资料里没有{said.group()}的数据,只有{told[0]}的。"
    times = [word.group() for word in _TIMES.finditer(best.folded, 0, evidence.readings[0].clause[1])]
    if _NOW.search(question.folded) and times and not _NOW.search(times[-1]):
        return f"{label(library.cases[best.case])}的资料里只说了以前的,没有说现在的。"
    if not question.years:
        return ""
    around = best.before + best.folded + best.after + best.heading
    missing = [year for year in question.years if year not in around]
    if not missing:
        return ""
    case = library.cases[best.case]
    if all(year in fold(case.text) for year in missing) and not best.moments:
        return ""
    stated = dict.fromkeys(str(moment.year) for moment in best.moments if moment.year)
    has = f",只有{'、'.join(stated)}年的" if stated else ""
    return f"{label(case)}的资料里没有{'、'.join(missing)}年的数据{has}。"


_NOW = re.compile(r"现在|如今|目前|眼下|今年")
_TIMES = re.compile(rf"{_NOW.pattern}|原先|以前|从前|当初|曾经")
# A year told from the day of the page, which is none that can be counted with.
_YEAR_SAID = re.compile(r"[今去前明]年(?!以来|[一-鿿]?[上下]半年)")
_WIDER = re.compile(
    r"(?:全国|全省|[一-鿿]{2,3}省|省内)(?=有|一共|总共|共|的?[一-鿿]{0,6}(?:多少|几[个名位家所]))"
)
_IN_WHOLE = re.compile(r"全[国省]|[一-鿿]{2,3}省(?![一-鿿]{1,4}[市县区])|省内")
_IN_ALL = re.compile(r"有|一共|总共|共|全省")
_DIGIT = {char: at for at, char in enumerate("一二三四五六七八九", 1)}
_NUMERALS = "一二两三四五六七八九十"
_NUMERAL = re.compile(rf"[{_NUMERALS}]|\d")
# Not the first, which may be told by no number (首批).
_NTH_OF = re.compile(
    r"第(?!一[^十]|1\D)(?P<n>[二三四五六七八九]?十?[一二三四五六七八九]|[二三四五六七八九]?十|\d{1,3})(?P<what>[批期届轮季代家座所条支])"
)
_BY_UNIT = re.compile(
    r"(?<![第哪这那近十百千万\d])(?:一|每|平均每)(?P<unit>亩|斤|公斤|吨|户|人|年|个月|天|头|只|株|棵|件|袋|箱|盒|瓶|张|枚|次|晚|个|平米|平方米)(?:地)?(?=[^,。]{0,6}(?:多少|几[万千百]?[元块斤吨]))"
    r"|多少[钱元块](?:钱)?(?:一|每)(?P<behind>亩|斤|公斤|吨|个|只|株|棵|件|袋|箱|盒|瓶|张|枚)"
)
_LAND_AND_GOODS = "亩斤公斤吨"
_PER_HEAD = re.compile(r"[人户]均")
# What is told by the year without a word for each: 年增收, 村集体年可实现收入.
_A_YEAR = re.compile(
    r"(?<![\d去今明前后近多几])年(?:可|能|预计|实现|总|纯|净)*(?:增|收|销|营|利|入|发放|支付|接待|出栏|加工|租金)"
)
_TOTAL = re.compile(r"(?:现有|共有|有|总共|一共|拥有)(?:多少|几)[个名位]?")
# Only people: what is built or held is told by what was added, too.
_GROWN = re.compile(
    r"(?P<how>新?发展|新增|增加|吸收|吸纳|新招|招聘)(?:了|的)?[^,。、\d]{0,8}\d+余?多?[名人位]"
)
_MUCH = re.compile(r"(?:多|大|高|少)(?:吗|么|不[多大高少])[?。]*$")
_NO_KINDS = "人事样的时话意用呢啊吗"
_WHICH_OF_TWO = re.compile(
    r"[和与跟同比].{1,14}(?:哪一?[个家所座种边]|谁)(?:的[^,。]{1,6})?(?:更|比较)?[大小多少高低好强快慢远近长短早晚贵](?:一?些|一?点)?[?。呢啊]*$"
)
_KIND = re.compile(r"是(?:一?[种只个条])?(?:什么|啥|哪种)(?P<kind>[一-鿿])(?:类|子)?[?。呢啊]*$")
# What pages write for what people say.
_ALSO_CALLED = {
    "支书": "支书|(?<!第一)(?<!党工委)(?<![镇乡县市区]党委)(?<![镇县市区]委)书记",
    "村长": "村长|村主任|村委会主任|村民委员会主任",
}
_NEAR = 6
"""Characters between an office and whose name stands behind it (书记、主任李小山)."""
# His other office between: “第一书记”的县农林局局长李小山.
_ALSO_HOLDS = re.compile(r"”?(?:的|、|兼)[一-鿿]{1,12}(?:长|主任|书记|主席|委员|教授|老师|干部|专家)")
_OFFICE = re.compile(
    r"(?P<office>书记|支书|主任|董事长|理事长|[村镇乡县区市局院校会站所]长|经理|负责人)(?:现在|目前|到底|究竟)?(?:的?(?:名字|姓名))?(?:是谁|是哪一?位|叫(?:什么|啥)|姓(?:什么|啥))"
)
