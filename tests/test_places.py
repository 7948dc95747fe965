import pytest

from bot.corpus.places import places_of, province_of


@pytest.mark.parametrize(
    ("expected", "title", "body"),
    [
        (
            ("清溪县", "白云镇", "石桥村"),
            "清溪县的新路子",
            "走进清溪县白云镇石桥村，茶园满眼翠绿。清溪县投入资金。",
        ),
        (("洛阳市", "河南"), "河南洛阳:绘就新画卷", "洛阳市的社区党群服务中心建起来了。"),
        (("尹家社區", "龍山鎮"), "社區新貌", "來到龍山鎮尹家社區，尹家社區黨員說好。"),
        (("甘孜藏族自治州", "理塘县"), "治沙", "甘孜藏族自治州理塘县的沙地绿了。"),
        (
            (),
            "乡村振兴",
            "全市各县区、乡镇、行政村和社区的农村党员来到示范村、园区、城市、市场、山区、县级单位。",
        ),
        (("杏花镇",), "驿站", "杏花镇建了驿站。2月起，使杏花镇党委有了底气，杏花镇还要再建。"),
        (("红柳嘎查",), "大棚", "来到红柳嘎查，该嘎查种了甜瓜。"),
        (("寿宁县",), "驿站", "他们帮扶双联点寿宁县，群众说好。"),
        (("东街镇",), "驿站", "走进东街镇，各街镇都来学习。"),
        (
            (),
            "驿站",
            "这里过去是空壳村、上访村，在山区、集中区、产粮大市建立村村通，余名村书记来到甲、乙二村，走村入户，调研村级阵地，在职村干部都来了。",
        ),
        ((), "驿站", "感谢社区党支部，帮助社区居民，围绕县委要求，打造示范区，惠及村民。"),
    ],
)
def test_places(expected: tuple[str, ...], title: str, body: str) -> None:
    assert expected == places_of(title, body)


def test_no_more_than_twelve() -> None:
    body = "、".join(f"{first}山村" for first in "甲乙丙丁戊己庚辛壬癸子丑寅卯")
    assert 12 == len(places_of("群山", body))


@pytest.mark.parametrize(
    ("province", "place"),
    [
        ("", "寿宁村"),
        ("", "寿宁"),
        ("", "城关区"),
        ("福建", "寿宁县"),
        ("山东", "黄岛区"),
        ("广东", "佛山市"),
        ("山东", "邹平市"),
        ("吉林", "干安县"),
    ],
)
def test_the_province_of_a_city_or_county_that_one_province_has(province, place):
    assert province == province_of(place)
