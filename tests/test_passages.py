from pathlib import Path

from bot.corpus.case import case_of, read_case
from bot.corpus.passages import passages_of

SEEDS = sorted(Path("seeds").glob("*.txt"))


def test_passages_hold_every_sentence_once_in_order() -> None:
    for path in SEEDS:
        case = read_case(path)
        expected = [
            sentence
            for section in case.sections
            for paragraph in section.paragraphs
            for sentence in paragraph.sentences
        ]
        assert expected == [sentence for passage in passages_of(case) for sentence in passage.sentences]


def test_passages_are_short_and_numbered() -> None:
    for path in SEEDS:
        case = read_case(path)
        passages = passages_of(case)
        assert [f"{case.id}-{number}" for number in range(len(passages))] == [each.id for each in passages]
        assert list(range(len(passages))) == [passage.number for passage in passages]
        assert all(len(passage.sentences) <= 3 for passage in passages)
        assert all(len(passage.text) <= 220 or len(passage.sentences) == 1 for passage in passages)


def test_passages_know_their_heading_and_stay_in_their_paragraph() -> None:
    first = "村里建起网格，书记带头干。党员跟着干。群众一起干。大家都说好。"
    raw = f"小村的大变化\n一、强组织\n{first}\n二、兴产业\n茶园扩到300亩，家家都有收入。"
    passages = passages_of(case_of(raw, "9.txt"))
    assert [
        ("9-0", "一、强组织", "村里建起网格，书记带头干。党员跟着干。群众一起干。"),
        ("9-1", "一、强组织", "大家都说好。"),
        ("9-2", "二、兴产业", "茶园扩到300亩，家家都有收入。"),
    ] == [(passage.id, passage.heading, passage.text) for passage in passages]
