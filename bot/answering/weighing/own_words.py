"""What few words can tell: of a question for a colour, an hour, a school, an answer has one of them or is none.

The words of a near miss fit (红色驿站晚上几点关门, where 24小时红色驿站 stands); what it asks for shows in its own words alone.
"""

from __future__ import annotations

from bot import lazy_re as re
from bot.search.sentences import ReadSentence


def lacks_its_words(question: str, best: ReadSentence) -> bool:
    """Whether a folded question asks for something that the sentence has no word for, or, of what has a name of its own,
    neither the sentence nor the ones beside it name."""
    return any(asked.search(question) and not told.search(best.folded) for asked, told in _TOLD_BY) or any(
        kind.search(question) and not _is_named(own, best, question) for kind, own in _NAMED_BY
    )


def _is_named(own: re.Pattern[str], best: ReadSentence, question: str) -> bool:
    """Whether a sentence, or one beside it, has something of a kind that the question has not named itself."""
    told = f"{best.before}\n{best.folded}\n{best.after}"
    return any(found.group() not in question for found in own.finditer(told))


_TOLD_BY = (
    (
        re.compile(r"(?:哪个|哪一?|什么)朝代?(?!阳|鲜|着|向)"),
        re.compile(r"[唐宋元明清汉晋隋]代|[一-鿿]朝|民国|年间"),
    ),
    # Women or men of those who are counted; at what hour; who came first.
    (
        re.compile(r"[女男](?=党员|干部|书记|主任|学员|队员|委员|教师|老师|村民|代表|职工|性)"),
        re.compile(r"[女男妇]|性别|巾帼"),
    ),
    (
        re.compile(r"几点(?![建要做措经意体看启])"),
        re.compile(r"[\d一二三四五六七八九十]点(?!建|要|对|位)|\d:\d\d|[上下]午|早上|晚上|清晨|傍晚"),
    ),
    (re.compile(r"(?:什么|啥|哪种)颜色"), re.compile(r"[红黄蓝绿白黑紫橙粉青灰棕褐金银][色的]?")),
    (re.compile(r"(?:星期|周|礼拜)几"), re.compile(r"(?:星期|周|礼拜)[一二三四五六日天末]|每周|[隔逢]")),
    (
        re.compile(r"(?:谁|哪一?[位支队])[^,。?]{0,8}(?:第一名|冠军|一等奖)"),
        re.compile(r"第[一二三]|冠军|[一二三]等奖|[获夺摘]"),
    ),
    # How often something is done.
    (
        re.compile(
            r"多(?:久|长时间)[^,。?]{0,8}一?次|(?:隔|每)(?:多久|几[天周个])|几[天周个]月?[^,。?]{0,6}一次"
        ),
        re.compile(r"每|隔|定期|经常|常态|一[年月周季日天]|[年月周季]度|[天周月季年][一两三]?[次回评考查]"),
    ),
    (re.compile(r"用(?:什么|啥)(?:材料|原料)?(?:做|制|酿|编|盖|建)"), re.compile(r"用|以.{1,8}为|料|制成")),
)
_NAMED_BY = (
    # Where goods are sold to.
    (
        re.compile(r"(?:[卖销]|出口)到?了?.{0,2}(?:哪[个些几]{0,2}个?|什么)(?:国家|国)"),
        re.compile(
            r"[美英法德泰韩俄]国|俄罗斯|日本|印度|越南|老挝|缅甸|柬埔寨|马来西亚|新加坡|澳大利亚|新西兰|加拿大|意大利|西班牙|荷兰|巴西"
            r"|蒙古国|哈萨克斯坦|埃及|南非|阿联酋|欧盟|欧洲|欧美|东南亚|中东|非洲|国外|海外|国内外|出口|[一-鿿]{2}国(?!家|道|际)"
        ),
    ),
    (
        re.compile(r"[卖销]到了?.{0,2}哪[个些几]{0,2}个?(?:城市|市|省)"),
        re.compile(r"[一-鿿]{2}[省市州](?!场)|北京|上海|天津|重庆|广州|深圳|全国|国内|各地"),
    ),
    # A body of a kind that shows in its name.
    (
        re.compile(r"哪(?:一?[所家个间]|[几些两三][所家个间]?)(?:学校|大学|院校|高校|中学|小学)"),
        re.compile(
            r"[一-鿿]{2}(?:学校|大学|学院|中学|小学|[一-鿿]校|职高|一中|二中)|[一-鿿]{2}[农林理财科交师工]大"
        ),
    ),
    (
        re.compile(r"哪(?:一?[所家个间]|几[所家个间])医院"),
        re.compile(r"[一-鿿]{2}(?:医院|卫生院|诊所|卫生室)"),
    ),
    (
        re.compile(r"哪(?:一?[家个]|几[家个])银行"),
        re.compile(r"[一-鿿]{2}(?:银行|农信社?|信用社|农商行)|[工农中建交]行"),
    ),
    (
        re.compile(r"哪(?:一?[家个]|[几些][家个]?)(?:直播|电商|网络|网购|购物|短视频)?平台"),
        re.compile(r"平台|抖音|快手|淘宝|天猫|京东|拼多多|微信|微博|小红书|视频号|公众号|app"),
    ),
)
