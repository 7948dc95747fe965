"""The places a page tells of, most telling first: administrative names by their suffixes.

Where a name begins is decided without a dictionary of words: by what stands before it (a mark, a
province or city, another place, a word that leads places in) and by how often the page repeats it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot import lazy_re as re
from bot.corpus.cues import any_of
from bot.corpus.regions import county_called, is_province, known_ending, known_in
from bot.text.scripts import fold
from bot.text.words import is_word, tag


def places_of(title: str, body: str) -> tuple[str, ...]:
    """Cities, counties, towns, villages and communities as the page writes them; at most 12.

    Those whose name stands in the title come first, in its order, then the others by how often the page
    has them; provinces come last, they name a case least.

    >>> places_of("清江柳林抓三项工程", "近年来，柳林街道为佛山市清江区提供范本。石村、深村先行，石村获奖。")
    ('清江区', '柳林街道', '石村', '佛山市', '深村')
    """
    text = title + "\n" + body[:_READ]
    folded = fold(text)
    found: dict[str, _Place] = {}
    sure: set[str] = set()
    for name, certain in _names(folded):
        place = found.setdefault(name.key, name)
        place.count += 1
        if certain or place.count > 1 or (len(name.core) > 1 and name.core in folded[: len(title)]):
            sure.add(name.key)
    found = {key: place for key, place in found.items() if key in sure and not _is_longer(place, found)}
    key = folded[: len(title)]
    for place in found.values():
        place.in_title = key.find(place.core) if len(place.core) > 1 else key.find(place.key)
    for start, core in known_in(key):
        if core not in {place.core for place in found.values()}:
            found[core] = _Place(core, core, start, count=1, in_title=start)
    opening = _TITLE_OPENS.match(key)
    county = county_called(opening[0]) if opening is not None else ""
    if opening is not None and county and not found.keys() & {opening[0], county}:
        found[opening[0]] = _Place(opening[0], opening[0], 0, count=1, in_title=0)
    ranked = sorted(found.values(), key=_rank)
    return tuple(text[place.start : place.start + len(place.key)] for place in ranked[:_MOST])


def goes_on(place: str, following: str) -> bool:
    """Whether what ends like a folded place is only cut out of a longer word, by the character behind it.

    >>> goes_on("金融市", "场"), goes_on("洛阳市", "的")
    (True, False)
    """
    suffix = next((end for end in _NOT_BEFORE if place.endswith(end) and len(end) > 1), place[-1])
    return bool(following) and (following in _NOT_BEFORE.get(suffix, "") or is_word(place[-1] + following))


@dataclass(slots=True)
class _Place:
    """A name with its suffix (`key`), without it (`core`), where it stands first and how often."""

    key: str
    core: str
    start: int
    count: int = 0
    in_title: int = -1


_MOST = 12
# Places are read from so many characters: a name is looked up in all of them each time it stands there.
_READ = 100_000

# The peoples in the name of an autonomous county: 昌吉回族自治州.
PEOPLES = (
    "(?:(?:壮|回|藏|彝|苗|侗|土家|布依|朝鲜|蒙古|哈萨克|傣|景颇|白|傈僳|哈尼|羌|瑶|畲|黎|满|锡伯|东乡|撒拉|土|仡佬|水|纳西|拉祜|佤)族|"
    "维吾尔|蒙古)*"
)
# Every alternative opens with a character of its own, which lets the search skip what opens none: a seventh of the time.
_SUFFIX = re.compile(
    r"自治[区州县旗]|特别行政区|镇街道|行政村(?<=[一-鿿]{2}行政村)(?<![镇区市个0-9]行政村)|新区|街道|社区|省|市|县|区|镇|乡|村|苏木|嘎查|"
    r"盟(?=.*内蒙)|旗(?=.*内蒙)",
    re.S,
)
_PEOPLES_BEFORE = re.compile(rf"{PEOPLES}$")
_LONGEST_PEOPLES = 16
# What follows a suffix that is only part of a common word: 市场, 区域, 乡村, 村民.
_NOT_BEFORE = {
    "省": "级直份内心力钱时去略际会辖",
    "市": "场民值容面价级直井集盈州长",
    "县": "域直级际长",
    "区": "域位划块分别间直长",
    "镇": "街域守静痛江压定长化",
    "乡": "村镇亲土贤愁民风情里间俗邻音党长",
    "村": "民庄里口规务组镇落居貌级集官均歌晚",
    "旗": "帜袍手舰舞",
    "盟": "友约",
    "街道": "",
    "社区": "",
    "新区": "",
    "行政村": "",
}
# Common nouns that end like places, by what stands right before the suffix: 行政村, 示范区, 乡村, 全市.
_COMMON = re.compile(
    any_of(
        """
        [农乡本全该各每某我你您他们多两几跨整有等入驻包联] 行政 自然 示范 先行 模范 试点 先进 进步 帮扶
        重点 薄弱 中心 贫困 空心 城中 脱贫 富裕 美丽 明星 文明 特色 和美 生态 旅游 文化 富民强 民强 强民 后进 样板 小城 娱乐 休闲 休息 展示 体验 办公 生活 接待 餐饮 采摘 加工 康养 观光
        经济 开发 保护 自贸 高新 试验 实验 合作 工业 主城 产业 集聚 聚集 功能 管理 服务 农业 数字 国家
        智慧 平安 未来 新型 城市 农村 搬迁 现代化 安置 涉农 全部 所有 其他 周边 附近 相关 上述 有关 抱团 联建 共建
        人口大 农业大 工业大 产粮大 种植大 养殖大 空壳 明星 星级 信用 上访 兄弟 农机 落后 少数民族 连片 产粮 人口 养殖 种植 结对 所在 所辖 下辖 基层 百强 生产 直辖 计划单列 地级 县级 省级 沿海 部分 落后 散乱
        """
    )
    + "$"
)
# Common nouns that one suffix makes with the character before it: 城市, 地区, 集镇.
_COMMON_WITH = {
    "市": frozenset("城上超门股都夜早大"),
    "区": frozenset("地小园滩景社街特片辖校灾库牧郊战禁专县"),
    "镇": frozenset("乡集村古重名强小"),
    "乡": frozenset("城下返家故老同他异侨回"),
    "村": frozenset("农乡"),
}
# Alone before a suffix these make common nouns: 城区, 山村, 老乡, 夜市, 进村.
_COMMON_ONE = frozenset(
    "城街山渔水故家他同都股夜超早门集上强富大老小新古名景园校灾库林牧郊辖片地市县区镇社战禁特专主外邻进到回返下出离连共一二三四五六七八"
    "选九十百千为以帮年去来住助爱走职建兴治护美好旧首个由从向在往对和与及的是或将把让使被给按村"
)
# No place name holds these: a stretch with one of them is a phrase.
_PHRASE = re.compile(
    "[的了在是与及等把被这那每各该全个们省县乡村你我他并且也都就着或暨均批变不逐]|"
    + any_of(
        """
        振兴 建设 推进 推动 创建 发展 组织 党员 干部 群众 感谢 帮助 重视 整合 结合 依托 围绕 完善 培育
        孵化 开展 出台 挂职 评为 引导 发动 动员 带领 带动 实施 打造 实现 提升 增强 设置 切实 加强 强化
        深化 优化 推行 探索 实行 选派 派驻 进驻 入驻 覆盖 惠及 走进 走访 服务 支持 支撑 指导 协调 联系
        联合 参与 参加 成为 成立 建立 建成 建好 形成 涵盖 担任 获评 荣获 命名 授予 列入 纳入 入选 申报
        治理 管理 政府 主持 遴选 涣散 富民 镇选 党建 产业 文化 生态 旅游 经济 社会 科技 人才 项目 资金
        单位 部门 学校 企业 机关 工作 活动 乡镇 辖区 关心 关爱 关注 激活 赋能 助力 助推 争当 汇聚 聚焦
        持续 全面 积极 主动 充分 进一步 努力 不断 深入 牢固 坚持 通过 利用 结对 对接 面向 针对 根据 按照
        为了 因为 所以 其中 此外 中心 如果 虽然 但是 以及 并且 或者 直单位 级红 名为 同步 同时 共同 相互
        美丽 幸福 平安 和谐 文明 构建 修建 新建 建强 畅通 推广 移交 引领 广大 地处 集中 专家 突出 决定 余名 银行
        来去 作为 组建 经过 距离 兼职 已有 参建 首座 首个 首家 首批 首条 找到 来到 赶到 看到 传达 整理 清理 清洁 打扫 还将 便将 合作 生产 检查 考核 调研 在职 走村 位于 坐落 隶属 划分 升格 改制
        """
    )
)
# Words and characters that lead a place in: what follows them is where a name begins.
_LEADS = re.compile(
    r"(?:[对为与和及向从由让将把是的以即自进驻获据]|"
    + any_of(
        """
        其中 目前 近日 日前 同时 此外 今年 去年 近年来 当前 如今 走访 组织 帮助 通过 依托 带动 推动 联合
        获评 实施 开展 围绕 突出 例如 比如 以及 包括 记者 深入 指导 支持 建立 整合 服务 协调 选派 率领 参观
        助力 出席 访问 中共 全国 我国 中国 通讯员
        """
    )
    + ")$"
)
# A title that opens with the name of a county alone: 莱西:….
_TITLE_OPENS = re.compile(r"[一-鿿]{2,4}(?=[:|丨])")
# What makes the beginning certain (of a verb, 熟悉村情, not even that): a mark, a figure, a word of place, the end of another place.
_CERTAIN = re.compile(
    r"(?:[^\u4e00-\u9fff]|[在于到至赴往抵]|来自|走进|地处|自治[区州县]|[省市县区镇旗盟]|街道|社区)$"
)


def _names(text: str) -> Iterator[tuple[_Place, bool]]:
    """Every place name with a suffix in folded text, and whether its beginning is certain."""
    behind = -1
    for match in _SUFFIX.finditer(text):
        (low, end), suffix = match.span(), match[0]
        following = text[end : end + 1]
        if following and following in _NOT_BEFORE.get(suffix, ""):
            continue
        if suffix.startswith("自治"):
            peoples = _PEOPLES_BEFORE.search(text[max(0, low - _LONGEST_PEOPLES) : low])
            low -= len(peoples[0]) if peoples else 0
            suffix = text[low:end]
        found = _beginning(text, low, suffix, behind)
        if found is not None:
            start, certain = found
            behind = end if certain else -1
            yield _Place(text[start:end], text[start:low], start), certain


def _beginning(text: str, end: int, suffix: str, behind: int) -> tuple[int, bool] | None:
    """Where the name before the suffix at `end` begins and whether that is certain, None for no name. `behind` is where
    the last certain name ended: right there another begins.

    A province or city is known by name; else two to four characters (or one) behind a mark or another
    place, else behind a word that leads places in, else the longest stretch that the page repeats.
    """
    known = known_ending(text, end, suffix)
    if known is not None:
        return known, True
    if _COMMON.search(text, max(0, end - 5), end):
        return None
    sizes = [size for size in (2, 3, 4, 1) if end >= size and _HAN_ONLY.fullmatch(text, end - size, end)]
    sizes = [size for size in sizes if _is_name(text[end - size : end], suffix)]
    for size in sizes:
        begin = end - size
        if _COUNTED.match(text, max(0, begin - 1)) or (
            text[begin - 1 : begin] == "、" and text[end - 1] in _COUNTING
        ):
            continue
        if (
            begin in (0, behind)
            or _CERTAIN.search(text, max(0, begin - 4), begin)
            or known_ending(text, begin, "") is not None
        ):
            before = text[begin - 1 : begin]
            if begin != behind and before in ("", "、", "，", ",") and _is_verb(text[begin:end]):
                return begin, False
            return begin, size > 1 or before in _PLACE_BEFORE
        if _LEADS.search(text, max(0, begin - 4), begin):
            plain = text[begin - 1 : begin] in _PLAIN_LEADS
            return begin, size > 1 and (plain or suffix in ("县", "市", "镇", "街道", "镇街道"))
    if behind > 0 and end - behind in (2, 3) and _heads_a_clause(text, text[behind:end] + suffix):
        return behind, True
    for size in sorted((size for size in sizes if size > 1), reverse=True):
        if _repeats(text, text[end - size : end] + suffix):
            return end - size, True
    return None


def _is_verb(core: str) -> bool:
    return is_word(core) and tag(core).startswith("v")


def _is_name(core: str, suffix: str) -> bool:
    if core[-1] in _COMMON_WITH.get(suffix, ()):
        return False
    if len(core) == 1:
        return core not in _COMMON_ONE and suffix in ("县", "村", "镇", "乡", "旗")
    return _PHRASE.search(core) is None


def _heads_a_clause(text: str, name: str) -> bool:
    """Whether a name made of common words (全民村, 振兴村) opens a clause elsewhere on the page, as a phrase (组织村干部)
    hardly does."""
    return re.search(rf"[^一-鿿]{re.escape(name)}(?![{_NOT_BEFORE['村']}干两支])", text) is not None


def _repeats(text: str, name: str) -> bool:
    """Whether the page has the name at least three times and before it different characters."""
    before: Counter[str] = Counter()
    at = text.find(name)
    while at >= 0:
        before[text[max(0, at - 1) : at]] += 1
        at = text.find(name, at + 1)
    total = sum(before.values())
    return total >= 3 and before.most_common(1)[0][1] <= total / 2


# One character is a name behind another place or a word of place: 徐村 in 王台街道徐村.
_PLACE_BEFORE = frozenset("省市县区镇乡道在、")
# Behind these a village needs no second mention: 附近的红石村.
_PLAIN_LEADS = frozenset("的和与及从向由驻")
# A counted thing: the 年 of 2020年石村 begins no name.
_COUNTED = re.compile(r"\d[年月日名个位家户次人项条场期届座]")
# Behind a row of names a numeral counts them: 东河、西河二村.
_COUNTING = "两二三四五六七八九十"
_HAN_ONLY = re.compile(r"[\u4e00-\u9fff]+")


def _is_longer(place: _Place, found: Mapping[str, _Place]) -> bool:
    """Whether it is another name of the page with words before it that belong to the sentence: 使河湾镇, once,
    beside 河湾镇."""
    return place.in_title < 0 and any(
        place.key.endswith(other.key) and len(other.core) > 1 and place.count < other.count
        for other in found.values()
        if other is not place
    )


def _rank(place: _Place) -> tuple[bool, bool, int, int, int]:
    """Title first, provinces last, then by count, then by where it stands first."""
    in_title = place.in_title >= 0
    province = is_province(place.core)
    return (province, not in_title, place.in_title if in_title else 0, -place.count, place.start)
