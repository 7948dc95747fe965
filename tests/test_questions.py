"""All labelled questions replayed: no set may fall below its floor, and the floor never lowers itself."""

import json
from pathlib import Path

import pytest

from bot.curating.judging import evaluate
from bot.curating.labelled import read_labelled
from bot.evaluation import tallies

FOLDER = Path(__file__).parent / "questions"
FLOOR = json.loads((FOLDER / "floor.json").read_text("utf-8"))
TASKS = ("single", "refuse", "cross", "followup")


def figures(name, library):
    """What of a set is right in each task, and how many answers are wrong over all of them."""
    dialogues = [
        dialogue for file in sorted((FOLDER / name).glob("*.jsonl")) for dialogue in read_labelled(file)
    ]
    counted = tallies(evaluate(dialogues, library))
    return {task: counted[task].right for task in TASKS} | {
        "wrong": sum(counted[task].wrong for task in TASKS)
    }


def test_each_set_has_its_floor():
    assert sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir()) == sorted(FLOOR)


@pytest.mark.parametrize("name", FLOOR)
def test_no_figure_falls_below_its_floor(name, library):
    floor, got = FLOOR[name], figures(name, library)
    held = {task: min(floor[task], got[task]) for task in TASKS} | {
        "wrong": max(floor["wrong"], got["wrong"])
    }
    if got != floor == held:
        print(f"better than its floor; write to {FOLDER.name}/floor.json: {json.dumps({name: got})}")
    assert floor == held, f"of {name} now {got}"
