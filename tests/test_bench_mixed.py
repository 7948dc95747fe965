"""The bench of the five cases among other pages, over a few."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.mixed import as_table, main
from bot.curating.judging import Verdict
from bot.curating.labelled import Labelled

STORM = "台风“云雀”将于28日下午登陆云溪岛东部,最大风力十二级。"
SINGLE = {"id": "s", "q": "寿宁县争取项目多少个?", "gold": ["1270多个"], "kind": "number"}
FAR = {"id": "f", "q": "台风“云雀”的最大风力是多少级?", "group": "far"}


def test_tells_what_is_lost_among_other_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    news = [{"id": "n0", "text": STORM}]
    (tmp_path / "pages.jsonl").write_text("\n".join(map(json.dumps, news)), "utf-8")
    (tmp_path / "q.jsonl").write_text("\n".join(map(json.dumps, (SINGLE, FAR))), "utf-8")
    main([str(tmp_path), str(tmp_path / "q.jsonl"), "--fails", "refuse"])
    told = capsys.readouterr().out
    assert "5 cases among 6 pages" in told
    assert "single.number                1   1.000   1.000   0.000      0.000" in told
    assert "refuse.far                   1   1.000   0.000   1.000      1.000" in told
    assert "- f [refuse.far] 台风“云雀”的最大风力是多少级? | answer n0" in told


def test_an_answer_of_the_cases_is_not_told_elsewhere():
    asked = Labelled("1", "多少人?", "single", "number", gold=("20人",))
    verdicts = [Verdict(asked, "answer", "30人", False, 1.0, cases=("000",))]
    assert "single                       1   0.000   0.000   1.000      0.000" in as_table(
        verdicts, verdicts, {"000"}
    )
