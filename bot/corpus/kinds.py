"""What a line of a page is, judged from its words alone: prose, heading, or one of the kinds of chrome.

Cue words are general words of Chinese sites, matched on folded text, so both scripts read alike.
"""

from __future__ import annotations

import re
from enum import StrEnum

from bot.corpus.lines import PageLine


class LineKind(StrEnum):
    PROSE = "prose"
    HEADING = "heading"
    NUMBER = "number"
    SHORT = "short"
    NAV = "nav"
    META = "meta"
    DISCLAIMER = "disclaimer"
    FOOTER = "footer"
    SECTION = "section"
    SPAM = "spam"


def kind_of(line: PageLine) -> LineKind:
    """The kind of one line; the first test that holds decides."""
    text = line.folded
    compact = _SPACE.sub("", text)
    for kind, test in _TESTS:
        if test(line, text, compact):
            return kind
    return LineKind.SHORT


# Prose: a first guess that three measurements of running text confirm (FINDINGS, "Cleaning pages").
_PROSE_HAN = 15
_PROSE_MARKS = 0.02
_PROSE_FUNCTION = 0.02
_HEADING_LENGTH = 45
_DISCLAIMER_CUES = 3

_SPACE = re.compile(r"\s+")
_MARK = re.compile(r"[,，。、;；:：!！?？“”]")
_FUNCTION = re.compile(r"[的了在是和与为以等把被对及并中将从到有不个这也上下]")
_TERMINAL = re.compile(r"[。！？!?…;；.:：][”’」』）)\]]*$")

NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}\s*[、.．,]|[(（][一二三四五六七八九十]{1,3}[)）]|"
    r"第[一二三四五六七八九十百\d]{1,4}[章节部篇]|[(（]?\d{1,2}[)）、.．](?!\d)|0\d(?!\d)|part\s*\d|[①-⑳])"
)
_NUMBER_ONLY = re.compile(
    r"(?:part\.?\s*)?[(（【]?(?:0?\d|1\d)[)）】]?[.、/]?|[一二三四五六七八九十]{1,2}|no\.?\s*\d{1,2}|[①-⑩]"
)

_SECTION = re.compile(
    r"[\W_]*(?:相关|延伸|推荐|热门|热点|最新|精彩|更多|猜你|为您|往期|最近|近期|编辑|网友|阅读|图文|今日|本周|本月|24小时|"
    r"点击|热|大家|你可能|您可能|本栏|本类|同类|随机|其他|精选|全部|热搜|视频)"
    r"(?:[一-龥]{0,5})(?:阅读|文章|新闻|链接|推荐|资讯|内容|报道|回顾|排行榜?|排行|信息|喜欢|感兴趣|关注|评论|动态|专题|榜单?|热点|"
    r"图片|视频|话题|精选|点击|热词|发布|更新|稿件|看)"
    r"(?:[\W_]*(?:更多|more|换一换|换一批|>+))*[\W_]*"
)
_NAV_WORDS = """
首页 网站首页 返回首页 返回顶部 返回列表 返回 上一篇 下一篇 上一页 下一页 上一条 下一条 分享 分享到 分享至 打印 打印本页 打印此页 关闭 关闭窗口
关闭本页 收藏 收藏本站 收藏本页 设为首页 加入收藏 登录 登陆 注册 立即注册 会员登录 会员中心 搜索 搜一搜 检索 站内搜索 关于我们 公司介绍 公司简介
发展历程 联系我们 联系方式 网站地图 本站站务 本站公告 本站义务 友情链接 服务协议 用户协议 隐私政策 广告服务 广告合作 业务合作 商务合作 商家入驻
我要投稿 在线投稿 投稿 手机app 手机 客户端 app下载 app 官方微博 官方微信 微信 微博 新浪微博 qq空间 qq 朋友圈 微信好友 复制链接 复制 手机版
电脑版 无障碍 无障碍浏览 无障碍阅读 适老化 长者模式 长者版 繁体 繁体版 简体 简体版 english 切换城市 切换 城市站点 当前位置 所在位置 详细内容 正文 字体 字号
大中小 大 中 小 默认 超大 点赞 评论 留言 发表评论 我要评论 举报 扫一扫 扫码 二维码 更多 more 展开 收起 阅读原文 点击 查看更多 加载更多 展开全文
目录 导航 菜单 栏目 频道 要闻 时政 新闻 新闻中心 新闻动态 政务公开 信息公开 政府信息公开 政务服务 互动交流 政民互动 办事服务 通知公告 公告公示 公示公告 党建
党务公开 专题 专题专栏 公告 图片新闻 视频 图片 财经 体育 娱乐 军事 社会 国内 国际 教育 科技 文化 旅游 健康 房产 汽车 理论 地方 滚动 乡镇动态
部门动态 基层动态 工作动态 政务动态 今日要闻 本地要闻 机构设置 机构职能 领导之窗 政策法规 政策解读 数据开放 智能问答 网上办事 天气 听新闻 朗读 帮助中心
资讯 首页资讯 头条 推荐 热点 最新 直播 问答 论坛 社区首页 个人中心 我的 消息 设置 退出 版权声明 免责声明 法律声明 网站声明 站点地图 人才招聘 诚聘英才 招聘
"""
_NAV_LINE = re.compile(
    r"[\W_\d]*(?:(?>" + "|".join(sorted(_NAV_WORDS.split(), key=len, reverse=True)) + r")[\W_\d]*)+"
)
_NAV_LEAD = re.compile(
    r"[\W_]*(?:当前(?:的)?位置|您?(?:现)?(?:在)?的?当前位置|您(?:现在)?(?:所)?在的?(?:当前)?位置|您的位置|所在位置|位置|上一[篇条页]|下一[篇条页]|扫一扫|扫描二维码|"
    r"长按|点击(?:上方|下方|左下角|蓝字|查看)|分享到|分享至|打印本|标签|关键词|关键字|tags?|热搜|进入专题|首页[>›»/])"
)
_CRUMBS = re.compile(r".*首页.{0,3}[>›»＞/\-→].*|(?:[^>›»＞。]{1,15}[>›»＞]){2,}[^>›»＞。]{0,50}")
_PIPES = re.compile(r"(?:[^|｜│。]{1,14}[|｜│]){2,}[^|｜│。]{0,20}")

_META_LABEL = re.compile(
    r"(?:来源|文章来源|信息来源|稿源|稿件来源|出处|作者|撰稿|供稿|记者|通讯员|编辑|责任编辑|责编|审核|审校|校对|初审|复审|终审|监制|编审|主编|发布时间|发布日期|"
    r"发表时间|发表日期|更新时间|时间|日期|发布人?|发布者|发布单位|发布机构|信息提供|录入|浏览(?:次数|量)?|点击(?:数|量|率|次数)?|阅读(?:次数|量)?|访问(?:量|次数)?|人气|"
    r"字号|字体|摄影?|图|文|图片来源|图文|值班编委|值班主任|签发|审签|统筹|策划|制作|索引号|文号|主题分类|成文日期|发文机关|名称|概述|摘要|导读|简介)"
)
_META_LINE = re.compile(rf"[\W_]*{_META_LABEL.pattern}\s*[:：/]")
_META_NO_COLON = re.compile(
    r"[(（\[【]?(?:本[报网台]|特约|实习|首席|全媒体|融媒体?)?(?:记者|通讯员|责任编辑|责编|作者|编辑|供稿)\s*[\u4e00-\u9fff·\s]{2,30}[)）\]】]?"
)
_DATE = re.compile(
    r"(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"
)
_DISCLAIMER = re.compile(
    r"声明|版权|转载|侵权|侵犯|著作权|免责|删除|删稿|联系我们|本站|本网|本平台|观点|真实性|来源标注|合法权益|知识产权|立场|不代表|不构成|仅供参考|"
    r"传递更多信息|注明(?:出处|来源)|未经(?:书面)?(?:授权|许可)|投诉|举报|网友(?:自主)?(?:投稿|上传)|互联网"
)
_DISCLAIMER_LEAD = re.compile(
    r"[\W_]*(?:免责|版权|郑重|特别|本[站网])?(?:声明|申明)|凡(?:本网|注明)|本文(?:来源|由|系|转载|仅)|图片来源|素材来源"
)
_FOOTER = re.compile(
    r"icp[备证]|公网安备|copyright|版权所有|©|powered by|技术支持|主办单位|承办单位|主办[:：]|承办[:：]|网站标识码|许可证|all rights reserved|(?:客服|投稿|联系)邮箱|"
    r"客服电话|举报电话|热线电话|联系电话|违法和不良信息|备案号|邮编|传真|建议使用|分辨率|浏览器|致力于(?:为|打造)|discuz|网站管理|值班电话|"
    r"网安备|增值电信|营业执照|统一社会信用|e-?mail|电子邮箱|地址[:：]"
)
_SPAM = re.compile(
    r"成人|三级|国产|欧美|日韩|亚洲|自拍|偷拍|久久|综合|无码|有码|中文字幕|免费视频|在线观看|在线播放|在线视频|精品|少妇|人妻|熟女|人体|高清|"
    r"爱爱|激情|午夜|福利|看片|毛片|黄片|黄色|av|一区|二区|三区|四区|色情|艳|乱伦|无遮挡|波多|做爱|性爱|啪啪|裸|"
    r"彩票|时时彩|快三|赛车|博彩|赌场|赌博|投注|娱乐城|娱乐平台|真人|棋牌|百家乐|六合彩|开奖|老虎机|电子游艺|体育平台|澳门|葡京|威尼斯人|"
    r"私服|代开发票|办证|贷款秒批|刷单|外挂|网址大全|最新网址|官网app|注册送|充值|下载安装|免费下载|首存|线路检测"
)
_SPAM_COVER = 0.25


def _is_spam(line: PageLine, text: str, compact: str) -> bool:
    """Lexicon words of adult, gambling and link sellers that cover the line, and hardly a mark in it."""
    hits = _SPAM.findall(text)
    if len(set(hits)) < 2 or not line.han:
        return False
    marks = len(re.findall(r"[。、;；:：!！?？“”]", text))
    cover = sum(len(hit) for hit in hits) / line.han
    return (marks <= 1 and cover > _SPAM_COVER) or (
        len(hits) >= 6 and cover > _SPAM_COVER and "。" not in text
    )


def _is_number(line: PageLine, text: str, compact: str) -> bool:
    return len(compact) <= 6 and _NUMBER_ONLY.fullmatch(compact) is not None


def _is_section(line: PageLine, text: str, compact: str) -> bool:
    return len(compact) <= 24 and _SECTION.fullmatch(compact) is not None


def _is_footer(line: PageLine, text: str, compact: str) -> bool:
    hits = set(_FOOTER.findall(text))
    if len(hits) >= 2:
        return True
    return len(hits) == 1 and (line.han < 40 or "致力于" in text) and not text.rstrip().endswith("。")


def _is_disclaimer(line: PageLine, text: str, compact: str) -> bool:
    cues = len(set(_DISCLAIMER.findall(text)))
    if _DISCLAIMER_LEAD.match(compact):
        return cues >= 2
    return cues >= _DISCLAIMER_CUES and cues * 40 > line.han


def _is_nav(line: PageLine, text: str, compact: str) -> bool:
    if line.han == 0:
        return True
    if line.han > 60:
        return False
    if _NAV_LINE.fullmatch(compact) is not None or _NAV_LEAD.match(compact) is not None:
        return True
    return "。" not in text and (_CRUMBS.fullmatch(text) is not None or _PIPES.fullmatch(text) is not None)


def _is_meta(line: PageLine, text: str, compact: str) -> bool:
    """Date, source and names: labelled, or a date among a few words that make no sentence."""
    if _META_LINE.match(compact):
        return (
            line.han <= 30
            or "。" not in text
            or re.match(r"[\W_]*(?:概述|摘要|导读|简介)", compact) is not None
        )
    if _META_NO_COLON.fullmatch(text.strip()):
        return True
    rest = _DATE.sub("", text)
    return rest != text and len(_SPACE.sub("", rest)) <= 50 and not re.search(r"[。,，;；]", rest)


def _is_prose(line: PageLine, text: str, compact: str) -> bool:
    if line.han < _PROSE_HAN:
        return False
    marks = len(_MARK.findall(text)) / len(text)
    if marks < _PROSE_MARKS:
        return False
    ends = _TERMINAL.search(text) is not None
    if NUMBERED.match(text) and not ends and len(text) <= _HEADING_LENGTH + 15 and "。" not in text:
        return False
    return ends or (
        len(text) > _HEADING_LENGTH and len(_FUNCTION.findall(text)) / line.han >= _PROSE_FUNCTION
    )


def _is_heading(line: PageLine, text: str, compact: str) -> bool:
    if len(compact) > _HEADING_LENGTH + 15 or line.han < 2:
        return False
    return line.level > 0 or (NUMBERED.match(text) is not None and line.han >= 3)


_TESTS = (
    (LineKind.SPAM, _is_spam),
    (LineKind.NUMBER, _is_number),
    (LineKind.SECTION, _is_section),
    (LineKind.FOOTER, _is_footer),
    (LineKind.DISCLAIMER, _is_disclaimer),
    (LineKind.META, _is_meta),
    (LineKind.NAV, _is_nav),
    (LineKind.PROSE, _is_prose),
    (LineKind.HEADING, _is_heading),
)
