import pytest

from bot.corpus.kinds import LineKind, page_kinds
from bot.corpus.lines import text_lines

KINDS = {
    LineKind.PROSE: [
        "近年来，清溪县坚持党建引领，推动乡村治理提质增效。",
        "“路修好了，出门方便多了！”村民张大爷笑着说。",
        "在推进产业发展的过程中，村里把土地流转给合作社统一经营，并且对农户进行分红，让大家都有了稳定的收入来源",
        "驿站今年调解纠纷86起。（松江晚报记者 郑立 通讯员 周海摄影）",
        "镇里运用互联网平台畅通投诉举报渠道，群众反映的问题三天内答复。",
        "近年來，清溪縣堅持黨建引領，推動鄉村治理提質增效。",
        "县里出台版权保护办法，支持农民画作者登记作品，转载须付稿酬，已有三百二十幅作品登记，带动一百六十户增收，成为当地文化产业的一张名片。",
    ],
    LineKind.HEADING: ["一、建强组织体系", "（二）壮大集体经济", "第三章 附则", "3.完善机制"],
    LineKind.NUMBER: ["01", "02.", "PART 3", "（1）", "三"],
    LineKind.SHORT: [
        "清溪县：小茶叶泡出大产业",
        "产业兴旺促增收",
        "2022年3月全县召开乡村振兴大会",
        "党建 引领 乡村 振兴",
    ],
    LineKind.NAV: [
        "首页",
        "首頁 | 新聞 | 視頻",
        "当前位置：首页 > 新闻 > 正文",
        "上一篇：全县召开动员大会",
        "【打印本页】 【关闭窗口】",
        "分享到：微信 微博 QQ空间",
        "2023",
        "扫一扫在手机打开当前页",
        "今天是2023年5月6日",
        "首页 镇情概览 政务公开 通知公告",
        "当前版:06版:政治",
        "通版阅读请点击：",
        "未命名-1.jpg",
        "您需要 登录 才可以下载或查看，没有账号？注册",
    ],
    LineKind.META: [
        "发布时间：2023-05-06 10:20 来源：清溪日报 浏览：123次",
        "2022-2-20 18:20 某某网 30 0",
        "2021年5月12日",
        "責任編輯：王小明 審核：李大方",
        "（记者 张三 通讯员 李四）",
        "本报记者 张三",
        "[ 作者：何某 文章来源：某某网 点击数： 更新时间：2017-07-26 ]",
        "关键词：党建引领；社区治理",
        "志愿者帮助村民收割小麦。王某摄",
        "▲村民领取积分奖品",
        "图为村民议事现场。",
        "村支书接受采访 摄影 何某",
        "（资料图片仅供参考）",
        "索引号 | 2022-07948 | 效力属性 | |",
        "松江晚报讯 周海平 吴晓蓉 文/图",
        "□ 转载自《松江晚报》记者 周海 吴晓",
        "2024 09/24 10:10:55",
        "松江日報全媒記者 趙毅 柯利民 通訊員 耿文光 陶明",
    ],
    LineKind.DISCLAIMER: [
        "免责声明：本网转载的文章版权归原作者所有，如有侵权请联系我们删除。",
        "凡本网注明来源的作品，转载目的在于传递更多信息，不代表本网观点，也不对真实性负责。",
    ],
    LineKind.FOOTER: [
        "Copyright © 2020 某某网 All Rights Reserved",
        "主办单位：清溪县人民政府 网站标识码：3508230001",
        "闽ICP备12345678号",
        "新聞熱線:0555-1234567",
        "地址：清溪县人民路1号 邮编：364200",
    ],
    LineKind.SECTION: ["相关阅读", "热门文章：", "【延伸阅读】", "猜你喜欢", "最新資訊 更多>>", "相关新闻"],
    LineKind.SPAM: [
        "国产精品一区二区三区 久久综合亚洲欧美",
        "真人百家乐投注平台,威尼斯人娱乐城官网",
        "亚洲av在线观看 免费视频 成人三级",
    ],
}


@pytest.mark.parametrize(
    ("expected", "text"), [(kind, text) for kind, texts in KINDS.items() for text in texts]
)
def test_kind(expected: LineKind, text: str) -> None:
    assert [expected] == page_kinds(text_lines(text))


@pytest.mark.parametrize(
    "text",
    [
        "亚洲和欧美市场的订单增多，精品茶叶卖到了20个国家，国产机械也跟着走了出去。",
        "合作社免费为社员提供高清直播设备，综合服务网站浏览量突破十万次。",
    ],
)
def test_trade_news_is_no_spam(text: str) -> None:
    assert [LineKind.PROSE] == page_kinds(text_lines(text))


SUMMARY = (
    "摘要：近年来，清溪县坚持党建引领，以网格为单元，以积分为抓手，推动乡村治理提质增效，群众满意率逐年提高。"
)


def test_a_summary_that_the_body_repeats_is_chrome() -> None:
    body = SUMMARY.removeprefix("摘要：")
    assert [LineKind.META, LineKind.PROSE] == page_kinds(text_lines(f"{SUMMARY}\n{body}"))


def test_a_summary_of_its_own_is_prose() -> None:
    assert [LineKind.PROSE] == page_kinds(text_lines(SUMMARY))


def test_a_value_below_its_label_belongs_to_it() -> None:
    assert [LineKind.META] * 4 == page_kinds(text_lines("发布机构：\n县农业农村局\n文号：\n清农〔2021〕3号"))


def test_words_among_menu_entries_are_entries() -> None:
    kinds = page_kinds(text_lines("首页\n走进清溪\n政务公开\n清溪县：小茶叶泡出大产业"))
    assert [LineKind.NAV, LineKind.NAV, LineKind.NAV, LineKind.SHORT] == kinds
