"""The reading bench over a tiny reading set."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.reading import main

PAGES = {
    "p0": "云溪桥建于1901年，由县里出资修建，全长三百米。",
    "p1": "白沙谷的雪豹由学者陆文川首次记录，当时共有二十只。",
}
ROWS = [
    {"id": "q0", "q": "云溪桥建于哪一年?", "page": "p0", "gold": ["1901年"]},
    {"id": "q1", "q": "白沙谷的雪豹由谁首次记录?", "page": "p1", "gold": ["陆文川"]},
    {"id": "q2", "q": "怎么报销发票?", "page": "p1", "gold": ["发票"]},
    {"id": "q3", "q": "", "page": "p1", "gold": ["发票"]},
]


def test_tells_where_answers_are_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    data = tmp_path / "tiny"
    data.mkdir()
    lines = [json.dumps({"id": id, "text": text}) for id, text in PAGES.items()]
    (data / "pages.jsonl").write_text("\n".join(lines), "utf-8")
    (data / "questions.jsonl").write_text("\n".join(map(json.dumps, ROWS)), "utf-8")
    main([str(data), "--no-peer", "--fails", "no question"])
    told = capsys.readouterr().out
    assert "tiny: 2 pages, 4 questions" in told
    assert "gold in lead[:60]       0.500" in told
    assert "no question                        1 0.250" in told
    assert "- q3 [no question]" in told
