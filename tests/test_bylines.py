import pytest

from bot.corpus.bylines import bracket_credits, photo_credits, stated_credits, stated_date, stated_outlet
from bot.corpus.lines import text_lines


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        (("2022-02-20", "2022-2-20 18:20"), "某资讯 2022-2-20 18:20 某某网 30 0"),
        (("2023-05-06", "发布时间：2023-05-06 10:20:33"), "来源：某报 发布时间：2023-05-06 10:20:33"),
        (("2021-05-12", "2021年05月12日"), "2021年05月12日 来源：某报"),
        (("2022-03-12", "时间: 2022/3/12"), "来源: 本站 时间: 2022/3/12 点击: 33"),
        (("2023-01-02", "日期：2023.1.2"), "2021-01-01 编号\n日期：2023.1.2"),
        (("2023-01-02", "發布時間：2023年1月2日"), "發布時間：2023年1月2日"),
        (("2024-09-24", "2024 09/24 10:10:55"), "2024 09/24 10:10:55"),
        (None, "2022-13-40"),
        (None, "2024 09 24"),
        (None, "日期： 来源：某报"),
        (None, "电话 12022-1-15"),
    ],
)
def test_date(expected: tuple[str, str] | None, raw: str) -> None:
    stated = stated_date(text_lines(raw))
    assert expected == (stated and (stated.value, stated.quote.text))


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        ("清溪日报", "来源：清溪日报 作者：张三"),
        ("清溪发布", "来源：清溪发布 2024-01-15"),
        ("洛城网", "日期: 来源:洛城网收集编辑:洛城网"),
        ("中国某某网", "某资讯 2022-2-20 18:20 中国某某网 30 0"),
        ("某某網", "2017年05月27日 13:26:21 來源:某某網"),
        ("農村信息報", "農村信息報\n2023-09-20 17:45 浙江"),
        ("www.example.gov.cn", "时间:2022-10-11 来源:www.example.gov.cn 作者:"),
        ("松江晚报", "来源：\n□ 转载自《松江晚报》记者 周海 吴晓"),
        ("杏花镇", "索引号 | 2022-07 | 文 号 | |\n发布机构 | 杏花镇 | 文 号 | |"),
        (None, "来源： 浏览：3"),
        (None, "数据来源：农业农村部"),
        (None, "2020-10-09新闻 编辑: huazhu"),
    ],
)
def test_outlet(expected: str | None, raw: str) -> None:
    stated = stated_outlet(text_lines(raw))
    assert expected == (stated and stated.value)


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        (["责任编辑 錢某英", "编辑 段某飛"], "責任編輯:錢某英 編輯:段某飛"),
        (["编辑 孙阳", "审核 周正", "审核 吴越"], "编辑：孙阳  审核：周正  终审：吴越"),
        (["作者 张三", "作者 李四光"], "来源：某报 作者：张三、李四光 浏览：3次"),
        (["作者 张翼"], "作者：张 翼"),
        (["作者 王五"], "作者：王五（县委组织部）"),
        (["记者 张三", "记者 李四"], "本报记者 张三 李四"),
        (["记者 赵毅", "通讯员 陶明"], "松江日报全媒记者 赵毅 通讯员 陶明"),
        (["作者 李兰"], "作者:记者李兰 信息来源:松江日报"),
        (["作者 张云亮"], "2022-09-09张云亮"),
        (["记者 周海", "记者 吴晓"], "□ 转载自《松江晚报》记者 周海 吴晓"),
        (["作者 周海平", "作者 吴晓"], "松江晚报讯 周海平 吴晓 文/图"),
        (["通讯员 董乃明", "通讯员 刘大宁"], "通讯员：董乃明刘大宁摄影"),
        (["记者 陈永"], "□记者 陈永"),
        (["记者 赵军", "记者 唐小波"], "松江日报当代融媒体记者 赵军 唐小波"),
        (["编辑 刘亚", "责任编辑 刘存"], "|编 辑:刘亚\n|责 编:刘存"),
        (["作者 机灵弟"], "机灵弟 发表于 2019-8-1 09:12:29"),
        (["总编辑 殷军", "审核 王璐"], "总编辑:殷军\n复审:王璐"),
        ([], "作者： 时间：2022-1-1"),
        ([], "作者：佚名 时间：2022-1-1"),
    ],
)
def test_credits(expected: list[str], raw: str) -> None:
    assert expected == [f"{credit.role.value} {credit.name}" for credit in stated_credits(text_lines(raw))]


@pytest.mark.parametrize(
    ("names", "rest", "raw"),
    [
        (["通讯员 苏某"], "群众自治。", "群众自治。(通讯员 苏某)"),
        (
            ["记者 张三", "通讯员 李四", "通讯员 王五"],
            "大家都说好。",
            "大家都说好。（记者 张三 通讯员 李四 王五）",
        ),
        (["作者 韩君", "作者 丁苏"], "正在展开。", "正在展开。(韩君 丁苏)"),
        (["通讯员 何千"], "本报讯（通讯员 何千）为提升服务。", "本报讯（通讯员 何千）为提升服务。"),
        (
            ["作者 杨帆", "作者 姚晓"],
            "松江网消息(杨帆 姚晓) 为提升服务。",
            "松江网消息(杨帆 姚晓) 为提升服务。",
        ),
        (
            ["作者 邓爽", "记者 吕小兵"],
            "本报讯(邓爽 松江日报·松江网记者 吕小兵)为提升服务。",
            "本报讯(邓爽 松江日报·松江网记者 吕小兵)为提升服务。",
        ),
        (
            ["作者 许堂"],
            "松江日报 - 松江之窗讯 (许堂)为提升服务。",
            "松江日报 - 松江之窗讯 (许堂)为提升服务。",
        ),
        (["作者 陈林"], "氛围更好了。", "氛围更好了。(石桥镇 陈林)"),
        (
            ["通讯员 王京京", "通讯员 张力", "通讯员 董立新", "审核 王菲"],
            "打下基础。",
            "打下基础。通讯员王京京张力董立新 校对王菲 |",
        ),
        ([], "他找到记者王菲说情。", "他找到记者王菲说情。"),
        ([], "松江网消息(杨帆社区) 为提升服务。", "松江网消息(杨帆社区) 为提升服务。"),
        ([], "派驻村(社区)第一书记。", "派驻村(社区)第一书记。"),
        ([], "开放使用（免费）", "开放使用（免费）"),
    ],
)
def test_credits_in_brackets(names: list[str], rest: str, raw: str) -> None:
    line = text_lines(raw)[0]
    credits, end = bracket_credits(line, last=True)
    assert (names, rest) == ([f"{credit.role.value} {credit.name}" for credit in credits], line.text[:end])


def test_bare_names_are_authors_only_at_the_end_of_the_article() -> None:
    assert ((), 12) == bracket_credits(text_lines("正在展开。(韩君 丁苏)")[0], last=False)


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        ([], "村民在田间拍摄"),
        ([], "大家爱好摄影"),
        ([], "供图 县融媒体中心"),
        (["摄影 徐亮", "记者 徐亮"], "松江社记者 徐亮 摄"),
        (["摄影 庞海"], "村支书接受采访 摄影 庞海"),
        (["摄影 王小明"], "图为农户在采茶。王小明摄"),
        (["摄影 周海平", "摄影 吴晓"], "周海平 吴晓 文/图"),
        (["摄影 董乃明", "通讯员 董乃明"], "果园丰收。(松江报/松江网通讯员董乃明摄影)"),
    ],
)
def test_whoever_took_a_picture(expected: list[str], raw: str) -> None:
    credits = photo_credits(text_lines(raw)[0])
    assert expected == [f"{credit.role.value} {credit.name}" for credit in credits]
