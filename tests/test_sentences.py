import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.sentences import clause_spans, sentence_spans

SENTENCES = [
    ["共有3个村。", "其中两个在山上！", "谁来管？", "大家管；", "好……"],
    ["社区投入1.5万元,新建驿站3座.", "群众点赞."],
    ["“我今天领到了4135元,就能赚到钱。”", "农户们笑得合不拢嘴。"],
    ["“现在家门口就有适合我的课程，学完就能上岗！”居民宁某说。", "近年来，该区提质扩面。"],
    ["他高呼“加油！”后冲过终点。"],
    ["面对“谁来管？”“怎么管？”的难题，镇里想办法。"],
    ["“有人管了，真好！”大家说。"],
    [
        "“这条路修了三年，过去下雨天一身泥，今天终于通车了。",
        "以后卖茶叶再也不用肩挑背扛了。”",
        "村民们围着新路看了又看。",
    ],
    ["按照《怎么办？怎么干！》一文的要求推进。"],
    ["建成示范村（其中省级1个；市级2个）3个。"],
    ["官网https://a.gov.cn/x?id=3;b=1可查。"],
    ["He came. ", "They met Mr. Li in No.3 Village."],
    ["乡村治理"],
    ["会议指出：", "要抓好落实。"],
]


@pytest.mark.parametrize("sentences", SENTENCES, ids=lambda sentences: sentences[0][:12])
def test_sentences(sentences: list[str]) -> None:
    text = "".join(sentences)
    expected = [sentence.strip() for sentence in sentences]
    if sentences[0] == "会议指出：":
        expected = [text]
    assert expected == [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "clauses",
    [
        ["2022年,", "全区43个社区创建“四星”支部2个，", "“三星”支部13个；", "其余待评。"],
        ["资金1,200万元，", "18:20开会。"],
        ["一是建机制：", "定期会商、联席议事。"],
    ],
)
def test_clauses(clauses: list[str]) -> None:
    text = "".join(clauses)
    assert clauses == [text[start:end] for start, end in clause_spans(text)]


TEXTS = st.text(st.sampled_from("村民说共3.,，。！？?!;；：…“”‘’「」（）()《》 \u3000\nab"), max_size=60)


@given(TEXTS)
def test_spans_cover_all_but_space_in_order(text: str) -> None:
    for spans in (sentence_spans(text), clause_spans(text)):
        rest = list(text)
        last = 0
        for start, end in spans:
            assert last <= start < end
            assert text[start:end] == text[start:end].strip()
            rest[start:end] = " " * (end - start)
            last = end
        assert "" == "".join(rest).strip()
