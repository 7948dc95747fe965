"""The library over the real pages, built once for all tests that only read it."""

from pathlib import Path

import pytest

from bot.library import open_library
from bot.settings import Settings
from tests.entries import TEA

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="session")
def library(tmp_path_factory):
    return open_library(SEEDS, var=tmp_path_factory.mktemp("var"))


CLOUD = """云溪县茶产业带动乡村振兴
时间:2021-03-05     来源:云溪日报
  近年来,云溪县把茶产业作为富民产业,建成标准化茶园3.2万亩,带动1200余户群众增收,全县茶叶年产值达到4.5亿元。
一、建强组织
  云溪县组建茶产业党委1个、党支部26个,选派86名党员干部担任产业指导员,为茶农讲解种植和加工技术。
  云溪县还设立了党员先锋岗,开展技术培训48场次,培训茶农5600人次,帮助群众解决种植难题。
二、做强产业
  云溪县引进龙头企业7家,建成茶叶加工厂15座,推行“企业+合作社+农户”的经营模式,让茶农在家门口就业。
"""
STONE = """石桥镇人居环境整治见成效
时间:2022-08-19     来源:青川网
  石桥镇坚持党建引领,把人居环境整治作为乡村振兴的重要任务,投入资金860万元,改造户厕1300户,群众满意度不断提升。
一、发动群众
  石桥镇组织志愿者420人,开展村庄清洁行动96次,清理垃圾3200吨,清理河道沟渠18公里,村庄面貌焕然一新。
二、建立机制
  石桥镇建立了“户分类、村收集、镇转运”的垃圾处理机制,聘用保洁员75名,每月评选清洁家庭,让群众养成良好习惯。
"""


@pytest.fixture(scope="session")
def library_of(tmp_path_factory):
    """From file names and texts to the library over these pages."""

    def made(pages):
        folder = tmp_path_factory.mktemp("pages")
        for name, text in pages.items():
            (folder / name).write_text(text, "utf-8")
        return open_library(folder, var=tmp_path_factory.mktemp("var"))

    return made


@pytest.fixture
def pages(tmp_path):
    """A folder of two small pages that stand nowhere else."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a_tea.txt").write_text(CLOUD, "utf-8")
    (folder / "b_town.txt").write_text(STONE, "utf-8")
    return folder


@pytest.fixture
def faq(tmp_path):
    """A FAQ folder with one entry."""
    folder = tmp_path / "faq"
    folder.mkdir()
    (folder / "a.yaml").write_text(TEA, "utf-8")
    return folder


@pytest.fixture
def settings(tmp_path, pages, faq):
    """Those two pages, that FAQ folder, and where the rest goes."""
    return Settings(seeds_dir=pages, faq_dir=faq, var_dir=tmp_path / "var")


@pytest.fixture(scope="session")
def small(library_of):
    """The library over those two pages; to be read only."""
    return library_of({"a_tea.txt": CLOUD, "b_town.txt": STONE})


@pytest.fixture(scope="session")
def towns(library_of):
    """Three towns that each tell how many volunteers and how much money; one tells of a canal."""
    pages = {}
    for id, town, volunteers, money, land, more in (
        (
            "a",
            "白水镇",
            "320人",
            "1.2亿元",
            "300亩",
            "白水镇修复了古渠道,让千年水利重新流动起来,吸引游客前来参观。",
        ),
        (
            "b",
            "青石镇",
            "1.5万人",
            "860万元",
            "2平方公里",
            "青石镇开办了老年食堂,解决老人吃饭难题,受到大家的欢迎。",
        ),
        (
            "c",
            "红岭镇",
            "4500人",
            "9800万元",
            "50公顷",
            "红岭镇开办了老年食堂和图书室,丰富了群众的业余文化生活。",
        ),
    ):
        pages[f"{id}.txt"] = (
            f"{town}文明实践活动有声有色\n"
            f"{town}把文明实践作为乡村振兴的重要抓手,全镇注册志愿者{volunteers},常年开展服务活动。\n"
            f"{town}统筹各类资源,累计投入建设资金{money},群众的获得感和幸福感不断提升。\n"
            f"{town}流转土地{land},发展特色种植产业,让村民在家门口就能就业增收。\n{more}\n"
        )
    return library_of(pages)


VALLEY = """清江县产业兴村记
时间:2023-04-12     来源:清江日报
  清江县坚持党建引领,让两个村各走出一条增收的路子,全县村集体收入节节攀升。近年来,当地党员干部走村入户,\
听取群众意见,找准发展方向,把资源变成资产,把资金变成股金,把农民变成股东,让大家的钱袋子鼓了起来,也让沉睡多年的山水\
有了新的价值,干部群众的精神面貌焕然一新,来这里学习取经的人越来越多,大家都说日子有了奔头。
  走进清江县白云乡石坪村,2.4万亩蜜柚挂满枝头。近年来,村里邀请专家开展培训,带动了周边群众增收,集体收入达到80万元。
  该村党支部书记罗有田介绍,村里还开发了柚子茶、柚皮糖,产品销往全国各地,石坪村的名气越来越大。
  在白云乡下河村,4600亩桃园年产鲜桃5600吨。村里从前没有产业,建1座冷库要掏30万元,大家都打了退堂鼓。
  下河村党支部书记江一帆带头入股,把桃子卖到了城里,集体收入达到50万元。
"""
HILL = """南岭县山里飞出致富歌
时间:2022-09-30     来源:南岭新闻网
  南岭县把养蜂作为富民产业,发展蜂农600户,建成蜂场36座,年产蜂蜜90吨,群众的日子一天比一天好。
  南岭县还流转土地1.36万亩种植药材,聘请技术员12名,上门讲解种植技术,让更多村民在家门口就业。
"""


@pytest.fixture(scope="session")
def valleys(library_of):
    """A county told of by two of its villages, and another county; both of regions that no province has."""
    return library_of({"a_valley.txt": VALLEY, "b_hill.txt": HILL})
