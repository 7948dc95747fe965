"""Whether the best sentence tells of the very thing a question demands a number or a name of."""

import pytest

from bot.answering import Conversation, respond
from bot.models import Status

ORCHARD = """梨溪镇党建引领振兴
来源:梨溪日报
  梨溪镇把强村富民作为头等大事,建成标准化梨园2.1万亩,组建服务队伍下村指导,全镇农民人均年收入3200元。
一、做强品牌
  “梨溪故事”栏目培育主播15名,制作短视频60期,带动销售鲜梨80万斤,网红打卡点成了乡村新风景。
  去年以来,全镇销售鲜梨、蜜薯等农产品120万斤,村集体增收460万元,群众的日子越过越红火。
二、建强组织
  全镇创建“三星”支部4个,“二星”支部11个,形成比学赶超的良好氛围,群众满意度不断提升。
  青石村等3个村的公共厕所按照二类标准改造,村容村貌焕然一新,受到了上级部门的表彰。
  镇里争创“五星”支部,扎实开展四项行动,推行新的发展模式,把党员聚在产业链上。
  梨溪镇还设立了乡村教育基金,对考上大学的学生给予奖励,营造崇文尚学的良好氛围,深受群众欢迎。
  电商主播的粉丝经济带火了乡村旅游,农家乐一到周末就坐满了客人,老人孩子都有活干。
  红树林培训学院和采摘园相继揭牌,吸引了四面八方的学生前来参观,收获了一片好评。
  镇里与绿源公司签订收购协议,帮助600名群众实现增收,大家的干劲越来越足了。
"""


@pytest.fixture(scope="module")
def town(library_of):
    return library_of({"a.txt": ORCHARD})


@pytest.mark.parametrize(
    "question",
    [
        "梨溪镇的乡村教育基金花了多少钱?",  # a sum of another sentence
        "梨溪镇创建了几个“五星”支部?",  # told of, but others are counted
        "梨溪镇有多少粉丝?",  # told of, not counted
        "青石村的公共厕所改造是哪家公司施工的?",
        "梨溪镇的鲜梨一个卖多少钱?",
        "红树林培训学院有多少名学员?",  # what is told elsewhere
        "培训学院是哪家公司建的?",  # another sentence has a company
        "“梨溪故事”栏目有几间房?",  # nothing is counted by that unit
        "“五星”支部花了多少经费?",  # a sum of another thing than the one in quotes
        "梨溪镇的集体年收入是多少?",  # one head's
        "青石村的公共厕所是哪个朝代改造的?",
        "梨溪镇的鲜梨是用什么做的?",
        "梨溪镇有多少个乡镇?",  # 镇 stands in a name alone
    ],
)
def test_what_is_told_of_another_thing_is_no_answer(town, question):
    answer, _ = respond(question, town, Conversation())
    assert Status.ANSWER is not answer.status, answer.lead.text


@pytest.mark.parametrize(
    ("told", "question"),
    [
        ("4个", "梨溪镇创建了几个“三星”支部?"),
        ("460万元", "梨溪镇的村集体增收了多少钱?"),
        ("15名", "“梨溪故事”培育了多少名主播?"),
        ("60期", "“梨溪故事”制作了多少短视频?"),
        ("3个", "梨溪镇有几个村改造了公共厕所?"),
    ],
)
def test_what_is_told_of_the_thing_is_answered(town, told, question):
    answer, _ = respond(question, town, Conversation())
    assert (Status.ANSWER, True) == (answer.status, told in answer.lead.text)


@pytest.mark.parametrize("question", ["绿源公司要写日记吗?", "镇里多久评选一次?", "绿源公司办养老院么"])
def test_what_is_asked_to_be_so_or_how_often_must_be_told(town, question):
    assert Status.ANSWER is not respond(question, town, Conversation())[0].status


@pytest.mark.parametrize("question", ["绿源公司签订了收购协议吗?", "请问绿源公司签订了什么协议,告诉我好吗?"])
def test_what_is_told_to_be_so_is_told(town, question):
    answer = respond(question, town, Conversation())[0]
    assert (Status.ANSWER, True) == (answer.status, "收购协议" in answer.lead.text)
