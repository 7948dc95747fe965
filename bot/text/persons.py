"""Personal names in running text, by surname and by the words that stand beside a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot import lazy_re as re
from bot.text.words import is_word, tagged

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
    "庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹"
    "关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶"
    "刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜"
    "鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑习胥保和蔺鲜闫晁占"
    "仝岩初凤弓冒桓俊粟寻尚亓逄展衡战雍亢訾慕麦肖骆佘邝寇缪付荣储劳皮楼厉帅卿麻师禹祖"
)
# Surnames that are more often another word in running text; where nothing but names stands they count.
_WORDS_TOO = frozenset(
    "雷焦向柳邢时项景单解强米全党连计迟花都练仲乐官应台银明沙和鲜闫晁占仝岩初凤弓冒桓俊粟寻尚亓逄展衡战雍亢訾"
    "荣储劳皮楼厉帅卿麻师禹祖"
)
CLEAR_SURNAMES = frozenset(SURNAMES) - _WORDS_TOO
_ROLE = (
    "书记|主任|村民|居民|党员|负责人|租户|农户|记者|通讯员|社长|经理|老师|校长|队长|"
    "组长|干部|村支书|支书|董事长|理事长|会长|所长|站长|院长|局长|镇长|县长|区长|市长|"
    "员工|工人|学员|老人|大姐|大妈|大爷|群众|代表|专家|教授|博士|学生|医生|护士|编辑|"
    "作者|创始人|带头人|能人|青年|小伙|姑娘"
)
_VERB = "说|表示|担任|作为|当选|出任|介绍|告诉|认为|坦言|笑着|感慨|回忆|带头|带领|道(?=[,:“])|谈到|称|指出|强调|感叹|高兴|激动"
_SPEAKS = re.compile(
    r"(?:书记|支书|主任|[村镇乡县市区局校院社队]长)(?P<name>[^\W\d_的地得着了过还又也都就们等在向对从和与及兼接笑先再一不很]{2,4}?)"
    r"(?=说(?!明|法|起来)|表示|介绍|告诉|坦言|谈到)"
)
_BESIDE = re.compile(
    rf"(?:(?:{_ROLE})(?P<after>[一-鿿]{{2,3}}?)(?={_VERB}|[,。、:的在]))|(?P<before>[一-鿿]{{2,3}})(?={_VERB})"
)


def person_spans(folded: str, *, sure: bool = False) -> list[tuple[int, int]]:
    """Ranges of what reads like personal names: a surname with one or two characters beside a role
    or a verb of saying, whoever says something by the office before his name (书记门扎说), what the segmenter takes for
    a person behind an office (村支书李小山正在巡田), and,
    unless only the `sure` ones are wanted, anywhere.

    >>> text = "寺沟社区大棚租户杨翠利说。党员王菊弟带头发展产业"
    >>> [text[a:b] for a, b in person_spans(text)]
    ['杨翠利', '王菊弟']
    """
    found: dict[tuple[int, int], None] = {}
    for match in _BESIDE.finditer(folded):
        for group in ("after", "before"):
            start, end = match.span(group)
            if start < 0:
                continue
            while group == "before" and end - start > 2 and folded[start] not in CLEAR_SURNAMES:
                start += 1
            if folded[start] in CLEAR_SURNAMES:
                found[start, end] = None
    for match in _SPEAKS.finditer(folded):
        start, end = match.span("name")
        if not any(start < high and low < end for low, high in found) and not is_word(match["name"]):
            found[start, end] = None
    if sure and _OFFICE.search(folded) is None and _PEOPLE.search(folded) is None:
        return sorted(found)
    words = tagged(folded)
    others = list(_behind_offices(folded, words))
    at = 0
    for word, tag in () if sure else words:
        if tag == "nr" and 2 <= len(word) <= 3 and word[0] in CLEAR_SURNAMES:
            others.append((at, at + len(word)))
        at += len(word)
    for low, high in others:
        if not any(start < high and low < end for start, end in found):
            found[low, high] = None
    return sorted(found)


def introduced(name: str, page: str) -> bool:
    """Whether a folded page tells who somebody is: an office or a part stands right before the name, once.

    >>> introduced("石秀兰", "村支书石秀兰来了。作为带头人,石秀兰跑遍全村"), introduced("石秀兰", "石秀兰来了")
    (True, False)
    """
    at = page.find(name)
    while at >= 0:
        if _INTRODUCES.search(page, max(0, at - 4), at):
            return True
        at = page.find(name, at + 1)
    return False


def possible_names(folded: str) -> list[str]:
    """The stretches of three characters that may be a person's name: they begin with a surname, with no word, and
    within none.

    >>> possible_names("盛利明一天能赚多少钱"), possible_names("成立了多少家合作社"), possible_names("种植合作社")
    (['盛利明'], [], [])
    """
    found: list[str] = []
    end = 0
    for at, char in enumerate(folded):
        name = folded[at : at + 3]
        if at < end or char not in CLEAR_SURNAMES or _HAN_NAME.fullmatch(name) is None:
            continue
        if not (is_word(name) or is_word(name[:2]) or (at and is_word(folded[at - 1 : at + 1]))):
            found.append(name)
            end = at + 3
    return found


_HAN_NAME = re.compile("[一-鿿]{3}")
_OFFICE = re.compile(
    r"(?:书记|支书|主任|主席|常委|委员|会计|经理|总监|[处科局厅部镇县区市乡院校会所站队组董事社行司格]长)(?:[(（][^()（）]{1,12}[)）])?"
)
# Behind these the segmenter has to be sure of it: 村民石忠良家的果树, but 党员任务重.
_PEOPLE = re.compile(r"村民|居民|党员|农户|脱贫户|贫困户|租户|[果茶菜药蚕]农|坊主|队员|社员|管理员|负责人")
_INTRODUCES = re.compile(rf"(?:\d岁的|{_ROLE}|{_OFFICE.pattern}|{_PEOPLE.pattern})$")
# What follows a name and is taken for its last character: 马涛用自家果园.
_NO_LAST = frozenset("用对在和与带为向从将把说就正等给让到也都还已又的")


def _behind_offices(folded: str, words: Sequence[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    """The names right behind offices, as the segmenter cuts them: 曾小钰, 张|志坡, 金文|妍, 马涛用."""
    offices = {match.end() for match in _OFFICE.finditer(folded)}
    people = {match.end() for match in _PEOPLE.finditer(folded)}
    at = 0
    for (word, tag), (following, kind) in pairwise([*words, ("", "x")]):
        size = 0
        if at in offices | people and word[:1] in CLEAR_SURNAMES:
            if tag[:2] == "nr" and len(word) in (2, 3):
                size = len(word) - (len(word) == 3 and word[-1] in _NO_LAST)
            joins = following.isalpha() and following[0] not in _NO_LAST and kind[:1] in "nazgq"
            joins = joins and (at in offices or len(word) == 1)
            if joins and len(word) + len(following) <= 3 and (len(word) == 1 or kind in ("zg", "ng", "g")):
                size = len(word) + len(following)
        if size:
            yield at, at + size
        at += len(word)
