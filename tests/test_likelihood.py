"""What follows what in general text, and how it is counted."""

import json
from collections import Counter

import pytest

from bench.train_likelihood import packed
from bot.text.likelihood import EDGE, Likelihood, likelihood, spelled


def made(*runs):
    """A model of a few runs of text, as the trainer makes it."""
    ones, twos, threes = Counter(), Counter(), Counter()
    for run in runs:
        whole = f"{EDGE}{run}{EDGE}"
        ones.update(whole[1:])
        twos.update(whole[i : i + 2] for i in range(len(whole) - 1))
        threes.update(whole[i : i + 3] for i in range(len(whole) - 2))
    return packed(ones, twos, threes, {"made": "2000-01-01"})


def test_what_was_never_seen_is_unlikely():
    model = Likelihood(made("石桥镇", "石桥镇", "石桥村", "石桥村", "木桥村", "木桥村"))

    assert model.log("石桥", "龘") < model.log("石桥", "木") < model.log("石桥", "镇")
    assert {} == model.beside("镇", "龘", "石")
    assert ["桥"] == list(model.beside("石", EDGE, "桥龘"))
    assert ["石", "木"] == list(model.beside("镇", "桥", "石木镇"))


def test_two_characters_tell_more_than_one():
    model = Likelihood(made(*["石桥镇"] * 8, *["木桥村"] * 8))

    assert model.log("木桥", "镇") < model.log("桥", "镇") < model.log("石桥", "镇")


def test_a_file_cut_short_is_refused():
    head, _, body = made("石桥镇", "石桥镇").partition(b"\n")

    with pytest.raises(ValueError, match="cut short"):
        Likelihood(head + b"\n" + body[:3])


@pytest.mark.parametrize(
    ("expected", "folded"),
    [("Y年", "2021年"), ("0年", "1821年"), ("增长0%", "增长31.5%"), ("第0页", "第20211页"), ("几年", "几年")],
)
def test_numbers_count_as_one_character(expected, folded):
    assert expected == spelled(folded)


def test_the_model_shipped_tells_its_provenance_and_chinese_from_nonsense():
    model = likelihood()

    assert {"made", "of", "sizes"} == set(model.made)
    assert json.dumps(model.made)
    assert model.log("组", "之") < model.log("组", "织")
    assert model.log(EDGE, "吗") < model.log("是", "吗") < model.log("好", "吗")
