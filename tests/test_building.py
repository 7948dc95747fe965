"""What a change of a few pages costs, and that it leaves what a whole build would."""

import pytest

from bot.library import open_library

TEXT = """{town}人居环境整治见成效
时间:2022-08-19     来源:青川网
  {town}坚持党建引领,把人居环境整治作为重要任务,投入资金{money}万元,改造户厕{homes}户,群众满意度不断提升。
  {town}组织志愿者{homes}人,开展村庄清洁行动,清理垃圾3200吨,清理河道沟渠18公里,村庄面貌焕然一新。
"""
CHROME = "全镇干部群众齐心协力把家园建设得更加美丽,让老百姓在家门口过上了好日子"


def town(number):
    return "甲乙丙丁戊己庚辛壬癸"[number // 10] + "东南西北中上下前后左"[number % 10] + "镇"


def write(folder, number, **changes):
    values = {"town": town(number), "money": 100 + number, "homes": 1000 + number} | changes
    (folder / f"{number:03}_x.txt").write_text(TEXT.format(**values), "utf-8")


@pytest.fixture
def many(tmp_path):
    """Forty pages: enough that a few of them are mended."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(40):
        write(folder, number)
    return folder


def opened(pages, var):
    stages = []
    library = open_library(pages, var=var, progress=lambda stage, done, total: stages.append(stage))
    return library, bool(stages)


def told(library):
    """All that a reader could find: cases, passages, what the index knows of some words, names."""
    words = ("户厕", "万元", "新词", "甲东", "癸左", "乙中", "9999")
    found = library.index.candidates(dict.fromkeys(words, 1.0), 500)
    return (
        dict(library.cases),
        {passage.id: passage for passage in library.passages},
        {word: library.index.doc_freq(word) > 0 for word in words},
        {library.passages[one.ordinal].id for one in found},
        [(m.text, m.cases) for name in map(town, range(45)) for m in library.names.mentions(name)],
        [(problem.file, problem.what) for problem in library.problems],
    )


def change(pages):
    write(pages, 12, money=9999, homes="新词")


def add(pages):
    write(pages, 43)


def remove(pages):
    (pages / "012_x.txt").unlink()


def rename(pages):
    (pages / "012_x.txt").rename(pages / "997_y.txt")


def empty(pages):
    (pages / "012_x.txt").write_bytes(b"")


def all_at_once(pages):
    change(pages)
    add(pages)
    (pages / "020_x.txt").unlink()


@pytest.mark.parametrize("act", [change, add, remove, rename, empty, all_at_once])
def test_a_mended_folder_tells_what_a_whole_build_tells(many, tmp_path, act):
    opened(many, tmp_path / "var")
    act(many)
    mended, whole = opened(many, tmp_path / "var")
    fresh, built = opened(many, tmp_path / "other")
    assert (False, True) == (whole, built)
    assert told(fresh) == told(mended)
    again, _ = opened(many, tmp_path / "var")
    assert told(fresh) == told(again)


def test_mended_again_and_again(many, tmp_path):
    opened(many, tmp_path / "var")
    for act in (change, empty, add):
        act(many)
        mended, whole = opened(many, tmp_path / "var")
        assert not whole
    write(many, 12)
    mended, whole = opened(many, tmp_path / "var")
    assert (False, told(opened(many, tmp_path / "other")[0])) == (whole, told(mended))


def test_when_a_tenth_has_changed_all_is_built_again(many, tmp_path):
    opened(many, tmp_path / "var")
    for number in range(5):
        write(many, number, money=number)
    assert opened(many, tmp_path / "var")[1]


def test_small_changes_add_up_to_a_whole_build(many, tmp_path):
    opened(many, tmp_path / "var")
    built = []
    for number in range(6):
        write(many, number, money=number)
        built.append(opened(many, tmp_path / "var")[1])
    assert [False, False, False, False, True, False] == built


def test_a_line_that_becomes_the_sites_own_by_a_change_builds_again(many, tmp_path):
    # 12 of 40 pages share it: as many as make it the site's own.
    for number in range(11):
        path = many / f"{number:03}_x.txt"
        path.write_text(path.read_text("utf-8") + f"\n  {CHROME}。\n", "utf-8")
    before, _ = opened(many, tmp_path / "var")
    assert CHROME in before.cases["003"].text
    path = many / "030_x.txt"
    path.write_text(path.read_text("utf-8") + f"\n  {CHROME}。\n", "utf-8")
    after, whole = opened(many, tmp_path / "var")
    assert (True, False) == (whole, CHROME in after.cases["003"].text)


def test_other_words_of_the_admins_build_again(many, tmp_path):
    from bot.building import open_pages

    stages = []
    for words in ((), ("户厕革命",), ("户厕革命",)):
        stages.append([])
        open_pages(many, tmp_path / "var", words, lambda *told: stages[-1].append(told))
    assert [True, True, False] == [bool(told) for told in stages]


def test_who_reads_the_old_one_goes_on_reading_it(many, tmp_path):
    old, _ = opened(many, tmp_path / "var")
    change(many)
    opened(many, tmp_path / "var")
    assert "投入资金112万元" in old.cases["012"].text
    assert old.index.candidates({"户厕": 1.0}, 50)


def test_many_pages_read_by_several_processes_are_the_same_cases(many, tmp_path, monkeypatch):
    from concurrent import futures

    from bot import reading

    pool = futures.ProcessPoolExecutor
    started = []
    monkeypatch.setattr(futures, "ProcessPoolExecutor", lambda **how: started.append(how) or pool(**how))
    monkeypatch.setattr(reading.threading, "active_count", lambda: 1)
    here, _ = opened(many, tmp_path / "here")
    monkeypatch.setattr(reading, "PARALLEL_LEAST", 1)
    (many / "099_x.txt").write_bytes(b"")
    apart, built = opened(many, tmp_path / "apart")
    assert (True, 1, told(here)[:-1]) == (built, len(started), told(apart)[:-1])
    assert ["099_x.txt"] == [problem.file for problem in apart.problems]
