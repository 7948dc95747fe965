"""What a question asks for: a number of which unit, a date, a person, a place, a list, a reason …

Read from cue words alone, in a fixed order: a question for a number that also says 哪 is a question
for a number. Works on folded text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot import lazy_re as re
from bot.corpus.units import Measure, measure_of, unit_at
from bot.text.words import is_word, tag


class Ask(StrEnum):
    NUMBER = "number"
    WHEN = "when"
    WHO = "who"
    WHERE = "where"
    LIST = "list"
    WHY = "why"
    HOW = "how"
    QUOTE = "quote"
    DEFINITION = "definition"
    NAME = "name"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Asked:
    """`unit` is the unit word asked for, for a place its suffix (哪个镇: 镇), for a person's own name 人, ""
    where none is named; `measures` what may answer (empty:
    any), `count` how many items a list must have (哪三项), `spans` the cue words' ranges: they ask
    and are not searched for, `numbers` how many numbers of the unit (从几支到几支)."""

    ask: Ask
    unit: str = ""
    measures: frozenset[Measure] = frozenset()
    count: int | None = None
    spans: tuple[tuple[int, int], ...] = ()
    numbers: int = 1


@lru_cache(maxsize=256)
def asked_for(folded: str) -> Asked:
    """What the question asks for.

    >>> [asked_for(q).ask.value for q in ("建了多少个公厕", "哪年开始的", "谁写的", "在哪里", "都有哪些")]
    ['number', 'when', 'who', 'where', 'list']
    >>> asked_for("盘活了多少平方米厂房").unit, asked_for("“三项”工程是哪三项").count
    ('平方米', 3)
    """
    spans = tuple(match.span() for match in _CUE.finditer(folded))
    number = _number_cue(folded)
    if number is not None:
        return _number(folded, number, spans)
    if (person := _PERSON.search(folded)) is not None:
        return Asked(Ask.WHO, "人", spans=(*spans, (person.end() - len(person["cue"]), person.end())))
    for ask, pattern in _ORDER:
        found = pattern.search(folded)
        if found is not None:
            named = found.groupdict()
            return Asked(
                ask, named.get("suffix") or "", count=_count(named.get("n")), spans=(*spans, found.span())
            )
    return Asked(Ask.ANY, spans=spans)


def _number_cue(folded: str) -> re.Match[str] | None:
    """The cue that asks for a number; 几个 is none beside another question word (几个村搞了些啥), nor is a word
    that only names a number (受哪种成分的比例影响)."""
    named = None
    for match in _NUMBER.finditer(folded):
        rest = folded[: match.start()] + folded[match.end() :]
        if match.group().startswith("几") and _OTHER.search(rest):
            continue
        if match.group().startswith(("多", "几", "百")):
            return named if named is not None and _same_thing(folded, named, match) else match
        if named is None and not _ASKS_ELSE.search(rest):
            named = match
    return named


def _same_thing(folded: str, named: re.Match[str], much: re.Match[str]) -> bool:
    """Whether the number named before 多少 is what it asks for: 数量有多少, 按人数看…多少; not 人数占…的多少比例."""
    by_it = folded[: named.start()].endswith(("按", "论"))
    return by_it or _COPULA.fullmatch(folded, named.end(), much.start()) is not None


_COPULA = re.compile(r"(?:一共|总共|共|大?约|大概|大致|各自?|分别|都|达到?|有|是|为)*")


def _number(folded: str, cue: re.Match[str], spans: tuple[tuple[int, int], ...]) -> Asked:
    end = cue.end()
    if cue["much"]:
        # 多少万人次: the magnitude is asked for with the number, the unit comes after it.
        end += len(folded[end:]) - len(_SCALE.sub("", folded[end:]))
    unit = unit_at(folded, end) if cue.group().startswith(("多少", "几")) else ""
    if unit in ("年", "月", "日", "号") or _NO_UNIT.match(folded, end) or _begins_word(folded, end, unit):
        unit = ""  # 多少人口, 多少村干部: what is counted is a word of its own
    for pattern, measures in _HINTS:
        if pattern.search(folded[max(0, cue.start() - 8) : end + 8]):
            hinted = measures
            break
    else:
        hinted = frozenset()
    measure = measure_of(unit)
    measures = frozenset({measure}) if measure else hinted
    if unit == "个":
        measures = hinted | _COUNTED if not hinted & _AMOUNTS else hinted
        if _BODIES.match(folded, end + 1):
            measures = frozenset({Measure.THINGS})  # 多少个合作社: no households
    elif unit in ("名", "人", "位", "口"):
        measures = frozenset({Measure.PEOPLE, Measure.THINGS})
    elif not unit and not hinted and _BODY.search(folded[: cue.start()]):
        measures = frozenset({Measure.THINGS})
    elif measure is Measure.TIMES:
        measures = frozenset({Measure.TIMES, Measure.THINGS})
    elif measure is Measure.THINGS:
        measures = frozenset({Measure.THINGS, Measure.TIMES, Measure.HOUSEHOLDS})
    # 多少钱建学校: no word 钱建.
    end += len(unit) or re.match(r"钱(?=[一-鿿])", folded[end:]) is not None
    numbers = len(re.findall(rf"(?:多少|几){unit}", folded)) if unit else 1
    if not unit and (told := _UNIT_BEFORE.search(folded[: cue.start()])):
        unit = told["unit"]
    return Asked(Ask.NUMBER, unit, measures, spans=(*spans, (cue.start(), end)), numbers=max(1, numbers))


_SCALE = re.compile(r"^(?:百(?!分)|[十千万亿])+")


def _begins_word(folded: str, at: int, unit: str) -> bool:
    """Whether what looks like a unit begins the word for what is counted: 多少集体资产, 多少支部, 多少项目."""
    word, behind = folded[at : at + 2], folded[at + 1 : at + 3]
    if unit not in _BEGIN_WORDS or len(word) < 2 or (len(behind) == 2 and is_word(behind)):
        return False  # 多少支队伍
    if word == "支队":
        return False  # as many 队, each 一支
    return is_word(word) and tag(word).startswith("n")


# Units that are words' first characters as often.
_BEGIN_WORDS = frozenset("乡村镇集支项部面条道口团节社组队班站级层门场片点单例字词度本份批块件")
_UNIT_BEFORE = re.compile(r"(?P<unit>场次)(?:一共|总共|共|分别|各|有|是)*$")
_NO_UNIT = re.compile(r"人口|[村镇乡县区](?:[党支]|两委|干部|书记|主任|民)")


def _count(numeral: str | None) -> int | None:
    return "零一二三四五六七八九十".index(numeral.replace("两", "二")) if numeral else None


_COUNTED = frozenset({Measure.THINGS, Measure.PEOPLE, Measure.TIMES, Measure.HOUSEHOLDS})
# Bodies and places are no people: 服务中心有多少 is not told by 12名.
_BODIES = re.compile(
    r"[一-鿿]{0,4}?(?:合作社|企业|公司|工厂|车间|基地|支部|党委|品牌|项目|中心|网格|社区)(?=[?。,呢啊吗]|$)"
)
_BODY = re.compile(
    r"(?:中心|阵地|基地|品牌|项目|网格|支部|党委|公厕|厕所|驿站|广场|[^车油网空]站|[^名地]点|服务[站室所]|公园|社区|工厂|车间|企业|公司|合作社|党校|学校|医院|村)"
    r"(?:一共|总共|合计|共|各自?|分别)?(?:有|建了?|是)?$"
)
_AMOUNTS = frozenset({Measure.MONEY, Measure.AREA, Measure.WEIGHT, Measure.SHARE, Measure.LENGTH})

_NUMBER = re.compile(
    r"(?P<much>多少|(?<![第哪那这好十百千万零二三四五六七八九])(?<!西元|公元|民国|纪元|元前)几(?!乎|世纪|[月号日点时](?!间)|[十百千万亿]?[种类样]|个?方面)|(?<![许众很诸最更好])多(?:大(?!学)|深(?![入刻化])|高(?![校中层楼山])|[长宽远重久快]))"
    r"|百分之(?P<share>几|多少)|几成|占比|(?:个|件|条|人|户|次|家|场|项|处|篇|只|株|支|股|总)数(?!据|字|量?字)"
    r"|(?:场次|人次|户次|期数|届数|份数|头数)(?=$|呢|[ ?,。?]|是)|数量|金额|面积(?=$|呢|[ ?,。?]|是)|比例|比重|增幅|涨幅|增长率"
)
_OTHER = re.compile(r"多少|哪|谁|什么|啥|怎么|如何|为何|何时")
_ASKS_ELSE = re.compile(r"第几|前几名|哪|谁|为何|为什么|何时|什么(?=[一-鿿]{2})")
# What a number is of by its name alone: 体长约是多少.
_NAMED: dict[str, frozenset[Measure]] = {
    "温度|气温|水温|体温|纬度|经度|角度|度数": frozenset({Measure.DEGREE}),
    "级别|等级|难度|要求|力度": frozenset(),
    "[时航流转]速|速度": frozenset({Measure.RATE, Measure.LENGTH, Measure.PHYSICAL}),
    "容量|体积|排量|库容|蓄水量": frozenset({Measure.VOLUME, Measure.PHYSICAL, Measure.THINGS}),
    "身高|[体全总]长|长度|海拔|高度|高程|深度|宽度|厚度|距离|直径|半径|周长|里程|航程|射程|口径|翼展": frozenset(
        {Measure.LENGTH}
    ),
    "体重|重量|质量": frozenset({Measure.WEIGHT}),
}
_HINTS: tuple[tuple[re.Pattern[str], frozenset[Measure]], ...] = (
    (re.compile(r"今年多大|多大(?:岁数|年纪)"), frozenset({Measure.AGE})),
    (re.compile(r"几比几|多少比(?:数|分|\d|$)|比[分数]"), frozenset({Measure.RATIO, Measure.SCORE})),
    (re.compile(r"比例"), frozenset({Measure.SHARE, Measure.RATIO})),
    (re.compile(r"百分|几成|占比|比重|增幅|涨幅|增长率|占(?!地).{0,8}多少"), frozenset({Measure.SHARE})),
    (re.compile(r"率(?:大概|大约|约|达到?|高达|有|是|为)*多[高大少]"), frozenset({Measure.SHARE})),
    (
        re.compile(
            r"多少[一-鿿]{0,3}(?:费(?!用?[户者])|租金|薪酬|津贴|报酬)|多少(?:块|钱|元|万|亿|资金|经费|投资|款|税|收入|薪|奖金|补贴|贷款|产值)|几(?:块|万|亿)?[块元]|几(?:万|亿)(?![人户亩斤次])"
            r"|(?:资金|钱|款项?|费用|开销|花费|经费|投资额?|金额|收入|税收?|产值|总额|工资|利润|销售额|营业额|营收|贷款|身价|花了|投(?:入了?|了)(?=.{0,4}多少(?:[?,。呢]|$))|赚了?|能?贷到?|补贴|补助|奖补|拨款|善款|增收|创收|盈利|筹集|募集?)"
            r"(?:一共|总共|大概|大约|大致|合计|分别|各自?|达到?|有|是|了|为|共)*(?:多少|几)(?!时间|年|天|个?小时|个?月)"
        ),
        frozenset({Measure.MONEY}),
    ),
    (
        re.compile(
            r"多大(?:年龄|了$)|(?:今年|现年|[他她])多大(?=$|[?。呢啊])|几岁|年龄|年纪|岁数|(?<=时)(?:是|有|已经?|年仅)?多大"
        ),
        frozenset({Measure.AGE, Measure.DURATION}),
    ),
    (
        re.compile(r"(?<![积地])多大(?=[?。呢啊]*$)"),
        frozenset({Measure.AREA, Measure.AGE, Measure.LENGTH, Measure.VOLUME}),
    ),
    (re.compile(r"面积|占地|多少地|多少土地"), frozenset({Measure.AREA})),
    (
        re.compile(r"多久|多长时间|几年|几个月|几天|几个小时|多少(?:年(?!轻|级|代|长)|[天日]|小时|时间)"),
        frozenset({Measure.DURATION}),
    ),
    *(
        (re.compile(rf"(?:{names})(?:大?约|大概|平均|一共|总共|共|达|有|是|为|到)*(?:多|几)"), measures)
        for names, measures in _NAMED.items()
    ),
    (re.compile(r"多大"), frozenset({Measure.AREA, Measure.LENGTH, Measure.VOLUME})),
    (re.compile(r"多重|多少(?:斤|公斤|吨|粮)|产量"), frozenset({Measure.WEIGHT})),
    (re.compile(r"多快"), frozenset({Measure.RATE, Measure.LENGTH, Measure.DURATION})),
    (re.compile(r"多[长远高宽深]|多少(?:公里|米|里)"), frozenset({Measure.LENGTH})),
    (
        re.compile(
            r"(?:多少|几)(?:个|名|家)?(?:农|贫困|脱贫|低收入|住|商|养殖|种植)户|[农困贫]户(?:一共|总共|共)?有?多少"
        ),
        frozenset({Measure.HOUSEHOLDS, Measure.PEOPLE}),
    ),
    (re.compile(r"多少户|几户|户数|多少家庭|几家人"), frozenset({Measure.HOUSEHOLDS})),
    (
        re.compile(
            r"(?:多少|几)(?:个|名|位|号)?(?:(?:常住|户籍|流动|总|外来)?人口|[一-鿿]{1,3}员(?=[?。,呢啊]|$)|人|党员|干部|学员|群众|村民|居民|志愿者|员|农民|老人|儿童|孩子|娃|学生|工人|主播|网红|专家)|人数|(?:的人|[人党队学教职官]员|群众|干部|老师|教师|讲师|志愿者|学生|[村居农]民|人才|专家|书记|主任|老年?人|儿童|孩子|学生|妇女)(?:一共|总共|共|分别|各)?有?多少"
        ),
        frozenset({Measure.PEOPLE, Measure.THINGS}),
    ),
    (re.compile(r"(?:多少|几)[个名位]?[一-鿿]{0,4}(?:书记|主任)"), frozenset({Measure.PEOPLE})),
    (
        re.compile(r"(?:多少|几)(?:次|回|场|趟|期|届)|次数|场数|场次"),
        frozenset({Measure.TIMES, Measure.THINGS}),
    ),
)

# 被评为什么, 升级成为什么 ask what it is.
_WHY = r"(?<![评称命改定当列视誉变转作成认选])为什么"
# Who bears an office or a part: asked for by his own name.
_PERSON = re.compile(
    r"(?:书记|支书|主任|[^成增生特助部家]长|负责人|领导|经理|老板|租户|农户|记者|教授|专家|医生|老师|先生|女士|代表|党员|村民|居民|农民|工人|老人|大姐|大妈)"
    r"的?(?P<cue>(?:到底|究竟|具体|分别|各自?|都)?(?:是谁|是哪一?位|(?:名字)?叫(?:什么|啥)(?:名字?)?|姓(?:什么|啥|甚)|姓名|名字是什么))"
)
_ORDER: tuple[tuple[Ask, re.Pattern[str]], ...] = (
    (
        Ask.WHEN,
        re.compile(
            r"何[时年月日]|(?:西元|公元|民国|纪元|在|于)前?几年|(?:几|哪一?个?)世纪|哪一?个?年代|什么时[候间]|啥时[候间]?|哪一?[年月天日]|几[月号]|什么(?:年份|日期|时段)|(?:时间|日期|年份)(?:是(?!.*为[什何])|$)|几时|哪个(?:年份|月|时候)"
        ),
    ),
    (
        Ask.LIST,
        re.compile(
            r"(?:哪些|哪(?P<n>[两二三四五六七八九十])|哪几)(?:个?方面|[个类种项条样件句点步])?|有啥|(?:都|分别|还)(?:有|是|包括)(?:什么|啥|谁)|列(?:一下|出|举|个)|包[括含](?:什么|啥)"
            r"|由(?:什么|啥|谁).{0,4}组成|什么(?:内容|方面|部分|形式)|些(?:啥|什么)|几(?:个方面|方面|种|类|样|步)|一一|清单|名单"
            r"|都(?=.{0,8}(?:谁|啥|什么|哪儿?))"
        ),
    ),
    (
        Ask.WHO,
        re.compile(
            r"谁|哪一?位|什么人|啥人|哪个(?:单位|部门|人|机关|机构|组织|集团|企业|公司)|哪家|什么(?:单位|部门|机构)|姓名|(?:人|位|户|民|员|工|户主|大姐|大妈|老人)叫什么(?:名字?)?"
        ),
    ),
    (
        Ask.WHERE,
        re.compile(
            r"哪一?个?(?P<suffix>省|市|县|区|镇|乡|村|社区|街道)|哪里|哪儿|在哪(?!一?[个部所份场本届项种支张首集期次条类方篇座款])|(?<![如为])何处|什么地[方点]|啥地方|去哪|到哪|哪一?个?(?:地方|城市|地区|国家|州|岛|园|基地)|地点|位置|地址"
        ),
    ),
    (
        Ask.QUOTE,
        re.compile(
            r"原话|原文|怎么说|咋说|说了?(?:些|点)?(?:什么|啥)|说过?.{0,6}(?:怎样|咋样|什么|啥)|口号|怎么讲|怎么评价|哪句|一句话"
        ),
    ),
    (Ask.WHY, re.compile(rf"{_WHY}|为何|为啥|原因|缘故|凭什么|怎么会|目的|何以|由于什么|因为什么")),
    (
        Ask.HOW,
        re.compile(
            r"怎么(?!说|样|回事)|如何|怎样|咋(?!回事)|怎么样|法子|办法|做法|方式|措施|靠(?:什么|啥)|通过什么|用什么|何种方法"
        ),
    ),
    (
        Ask.DEFINITION,
        re.compile(
            r"什么是|啥是|(?:怎么|咋|什么|啥)回事|是(?:一?[种个])?(?:什么|啥|干[嘛啥什])(?!牌|名|模式|称号|奖|品牌|荣誉)|是做什么|是指|指的?是?什么|什么意思|啥意思|含义|定义|是什么(?!牌|名|模式|称号|奖|品牌|荣誉)|干什么用|做什么的"
        ),
    ),
    (
        Ask.NAME,
        re.compile(
            r"第几|叫个?(?:什么|啥|做什么)(?:名字?|名儿)?|名称|名字|哪一?[个种项颗类条款门支所届座本部首样件只道幅套册]|什么|啥|何(?:种|名|物)|哪"
        ),
    ),
)

# Words that only ask or are polite: never searched for.
_CUE = re.compile(
    r"^(?:讲|说|写|谈)(?:的是|到|了|过)?(?=[^,。]{2,12}的(?:是|有|案例|文章|报道))|"
    r"(?:谢谢|多谢|感谢|谢啦|谢了|辛苦|拜托|麻烦|thanks|thank you|thx)[你您啦了哦哈呀们大家各位]*(?=[\W_]*$)"
    r"|用?(?:一|两|几)句话来?(?:总结|概括|归纳|介绍|说明)(?:一下)?|值得[^,。]{0,6}?(?:学习?|借鉴|推广|参考)(?:一下)?|(?:我们?|咱们?|俺们?|你们)(?:村|镇|乡|县|社区|单位|这边|这里)"
    r"|我(?:们|就)?(?:想|要|打算|准备)(?:去|来)?(?:学习?|了解|参考|借鉴|看看|取经|考察)(?:一下|下)?"
    r"|你好|您好|大家好|哈喽|请问一?下?|麻烦|劳驾|请教一?下?|想问一?下?|问一?下|想知道|我想了解|想了解一?下?|能不能|可不可以|可以|能否|是否|告诉我|告诉|帮我|帮忙|查一?下|说一?下"
    r"|介绍一?下|讲一?讲|谈一?谈|列一?下|列出|列举|给我|求问|求|有没有|是不是|多少钱(?=[一-鿿]{2})|多少|几乎|几个|几|哪些|哪里|哪儿|哪个|哪一|哪家|哪位|哪种|哪项|哪|谁"
    r"|什么样的?|什么|啥|怎么样|怎么|怎样|如何|咋样|咋|为何|"
    + _WHY
    + r"|(?<=谁)一(?:起|块儿?|道|同)|何时|吗|呢|吧|啊|呀|哦|哈|嘛|呗|来着|具体|到底|究竟|大概|大约|大致|总共|一共|合计|累计"
    r"|前后|目前|现在|当前|截至|到现在|迄今|至今|分别|各自|各是|各有|都有|都是|是什么|有些|一些|这个|那个|这篇|那篇|该|其中|原话|原文|文章|文中|案例|报道|资料|材料|里面|里头|里|的话"
)
