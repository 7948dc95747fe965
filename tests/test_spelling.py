"""Typos mended against the index; real words and names that no page has left as they are."""

import pytest

from bot.search.spelling import mend


def mended(folded, library, keep=()):
    return mend(folded, library.index, library.names, keep)[0]


@pytest.mark.parametrize(
    ("meant", "typed"),
    [
        ("仿野生种植石斛", "仿野生种植石解"),
        ("领办产业项目", "领办产业顶目"),
        ("党群服务中心", "党群服务钟心"),
        ("村级党校师资库", "村级党校狮资库"),
        ("人居环境整治", "人居环竟整治"),
        ("农民专业合作社", "农民专业合座社"),
        ("乡村振兴工作队", "乡村振行工作队"),
        ("涧西区的党员", "润西区的党员"),
        ("石湾镇街道", "石弯镇街道"),
        # The neighbour is a grammar word, so it vouches for nothing.
        ("建了村级党校", "建了材级党校"),
        # Words that pages need not have.
        ("责任编辑是谁", "责任贬辑是谁"),
        ("那篇的通讯员", "那篇的捅讯员"),
        ("来源呢", "来原呢"),
        ("没有写明日期", "没油写明日期"),
        ("文章标题", "文章标梯"),
        # Quoted words that stand nowhere.
        ("提到“网格”的", "提到“网铬”的"),
        ("提到“合作社”的", "提到“合做社”的"),
    ],
)
def test_one_wrong_character_is_mended(library, meant, typed):
    assert meant == mended(typed, library)


@pytest.mark.parametrize(
    ("meant", "typed"), [("云溪县的茶园", "云西县的茶园"), ("石桥镇的保洁员", "石乔镇的保洁员")]
)
def test_a_place_typed_by_its_sound_is_mended_on_any_pages(small, meant, typed):
    assert meant == mended(typed, small)


@pytest.mark.parametrize(
    ("meant", "typed"),
    [
        ("西海岸新区的党员", "西还岸新区的党员"),
        ("西海岸新区的党员", "西海岭新区的党员"),
        ("寿宁的党员", "寿凝的党员"),
        ("寿宁县的党员", "授宁县的党员"),
        ("尹兆场的党员", "因兆场的党员"),
        ("涧西区的党员", "硷西区的党员"),
        ("涧西区的党员", "件隙区的党员"),
        ("寺沟社区的大棚", "寻沟社区的大棚"),
    ],
)
def test_a_name_of_the_cases_is_mended_whole(library, meant, typed):
    assert meant == mended(typed, library)


def test_two_homophones_in_one_word_are_mended(library):
    assert "演讲比赛办了几次" == mended("演疆比赛办了几次", library)
    assert "驿站" == mended("议占", library)


def test_one_look_alike_is_likelier_than_two_homophones(library):
    assert "石湾村民的红利" == mended("石湿村民的红利", library)
    assert "收集的意见最少" == mended("收集的意觅最少", library)


def test_a_quote_is_mended_whole_from_four_characters_on(library):
    assert "“县花上树”" == mended("“县花下树”", library)
    assert "“三自”组织" == mended("“三自”组织", library)
    assert "“四个一批”" == mended("“四个一批”", library)


@pytest.mark.parametrize(
    "folded",
    [
        # Places that differ by another sound, or are real, or of another rank.
        "石排镇的党员",
        "石滩镇的党员",
        "罗阳的党员",
        "瀍河区的党员",
        "寿安镇的党员",
        "龙陵镇的党员",
        "寿宁乡的党员",
        "十万元的资金",
        # Numerals make another word.
        "“两建两做”是什么",
        "“一星”支部",
        # Words that ask, and verbs by themselves, beside anything.
        "哪篇发得更早",
        "农户领了多少钱",
        "租了多大地方",
        "这句话是谁讲的",
        "胶州的乡村振兴工作队有多少人",
        "即墨的合作社有几家",
        "屏南县有多少党员",
        "今天天气怎么样",
        "推荐几部悬疑电影",
        "区块链和人工智能",
        "心里话",
        "北京市",
        "代表团",
        "图书馆",
        "联合国",
        "领导人",
        "小学生的作业",
        "尹兆场社区人均纯收入是多少",
        "寿宁县的村级党校",
        "abc 123",
        "",
        "。,?",
    ],
)
def test_real_words_and_real_names_stay(library, folded):
    assert (folded, ()) == mend(folded, library.index, library.names)


def test_no_sentence_of_the_pages_is_mended(library):
    sentences = [
        sentence.folded for ordinal in range(len(library.passages)) for sentence in library.sentences(ordinal)
    ]
    assert [] == [text for text in sentences if mended(text, library) != text]


def test_ranges_to_keep_are_kept(library):
    typed = "仿野生种植石解"
    assert typed == mended(typed, library, keep=[(0, len(typed))])


@pytest.mark.parametrize("folded", ["小党村在哪里", "小党村的书记是谁"])
def test_of_an_unknown_village_no_common_word_is_made(library, folded):
    assert folded == mended(folded, library)


def test_what_was_mended_is_told(library):
    folded, mends = mend("种植石解多少", library.index, library.names, keep=[(4, 6)])
    assert ("种植石斛多少", [("解", "斛")]) == (
        folded,
        [("种植石解多少"[mend.at], mend.char) for mend in mends],
    )
    assert [True] == [mend.asked != mend.meant and len(mend.asked) == len(mend.meant) for mend in mends]


def test_mending_twice_changes_nothing_more(library):
    for typed in ("仿野生种植石解多少株", "争取顶目多少个", "人居环竟整治"):
        once = mended(typed, library)
        assert once == mended(once, library)


@pytest.mark.parametrize("question", ["石湾翻新成了什么", "涧西多不多", "把旧工业区翻新成众创小镇"])
def test_what_a_verb_comes_to_and_a_quantity_are_no_typos(library, question):
    assert (question, ()) == mend(question, library.index, library.names)
