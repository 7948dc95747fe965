"""Pages, FAQ files and entries of the chat as one library: what is left out, and what is told of it."""

import pytest

from bot.curating.assembling import Ground, assemble, read_ground
from bot.library import open_library
from bot.store import StoredEntry
from tests.entries import FOOD, OTHER, TEA


@pytest.fixture
def ground(settings):
    """The pages and the FAQ folder, read."""
    library = open_library(settings.seeds_dir, var=settings.var_dir)
    return read_ground(settings, Ground(library, library.faq))


def made(text, id="canteen"):
    return StoredEntry(id, text, 7, 0.0)


def test_files_and_chat_are_one_book(ground):
    found = assemble(ground, [made(FOOD)])
    assert (["tea", "canteen"], (), (), ()) == (
        list(found.library.faq.entries),
        found.errors,
        found.chat_errors,
        found.left_out,
    )


@pytest.mark.parametrize(
    ("text", "needle"),
    [
        (FOOD + "  sources: [{case: b, quote: 没有这句话啊}]\n", "没有这句话啊"),
        (FOOD.replace("老年食堂几点开门?", "云溪县的茶园有多大"), "tea"),
        ("- id: [", "聊天里的 canteen"),
    ],
    ids=["quote", "phrasing", "no YAML"],
)
def test_an_entry_of_the_chat_that_does_not_fit_is_left_out_alone(ground, text, needle):
    found = assemble(ground, [made(text), made(OTHER, "other")])
    assert (["tea", "other"], ()) == (list(found.library.faq.entries), found.errors)
    (line,) = found.chat_errors
    assert line.startswith("聊天里的 canteen:")
    assert needle in line


def test_an_error_of_a_file_is_told_and_at_the_start_only_its_entry_is_left_out(ground, settings, faq):
    (faq / "wrong.yaml").write_text(FOOD + "  sources: [{case: zzz, quote: 甲乙丙}]\n", "utf-8")
    fresh = read_ground(settings, ground)
    assert ["wrong.yaml:1"] == [
        line.split("/")[-1].partition(":案")[0].split(":没")[0] for line in assemble(fresh, []).errors
    ]
    started = assemble(fresh, [], lenient=True)
    assert (["tea"], ("canteen",)) == (list(started.library.faq.entries), started.left_out)


def test_the_base_differs_where_an_entry_a_file_or_a_page_does(ground, settings, faq, pages):
    bases = [assemble(ground, []).base, assemble(ground, []).base, assemble(ground, [made(FOOD)]).base]
    (faq / "a.yaml").write_text(TEA.replace("answer: 3.2万亩", "answer: 很大"), "utf-8")
    bases.append(assemble(read_ground(settings, ground), []).base)
    (pages / "c.txt").write_text((pages / "b_town.txt").read_text("utf-8"), "utf-8")
    bases.append(assemble(read_ground(settings, ground), []).base)
    assert (True, 4) == (bases[0] == bases[1], len(set(bases)))
