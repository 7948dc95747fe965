"""YAML as nodes: each slip by its line and cause, whichever scanner reads it, and nothing that runs away."""

import time

import pytest
import yaml

from bot.yamlfile import DEEPEST, FAULTS, composed, decoded

SCANNERS = pytest.mark.parametrize("fast", [True, False], ids=["libyaml", "python"])


@SCANNERS
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- id: a\n  answer: b: c\n", [("yaml-colon", 2)]),
        ("- id：a\n  answer: b\n", [("yaml-wide", 1)]),
        ("- id: a\n  answer：b\n  not: [c]\n", [("yaml-wide", 2)]),
        ("- id: a\n\u3000\u3000answer: b\n", [("yaml-wide", 2)]),
        ("- id: a\n  answer: **b** c\n", [("yaml-start", 2)]),
        ("- id: a\n  answer: @b\n", [("yaml-start", 2)]),
        ('- id: a\n  answer: "b\n- id: c\n', [("yaml-open", 2)]),
        ("- id: a\n  questions: [b, c\n  answer: d\n", [("yaml-open", 2)]),
        ("# a\na: [", [("yaml-open", 2)]),
        ("- id: a\n  answer: [b](https://example.org) c\n", [("yaml-behind", 2)]),
        ("- id: a\n  answer: 'it's'\n", [("yaml-behind", 2)]),
        ("- id: a\n\tanswer: b\n", [("yaml-tab", 2)]),
        ("- id: a\n answer: b\n", [("yaml-indent", 2)]),
        ("- id: a\n   answer: b\n", [("yaml-indent", 2)]),
        ("- id: a\n  answer: |\n  b\n", [("yaml-key", 3)]),
        ("a: b\n---\nc: d\n", [("yaml-documents", 2)]),
        ("%YAML 3.0\n---\na", [("yaml-other", 1)]),
        ("- a\n- b\x07\n", [("control-character", 2)]),
        ("- &a [b]\n- *a\n- !!int 3\n- !x y\n- *none\n", list(zip(["yaml-alias"] * 2 + ["yaml-tag"] * 2 + ["yaml-alias"], range(1, 6), strict=True))),
        ("[" * 1_000, [("yaml-deep", 1)]),
        ("- " * 1_000, [("yaml-deep", 1)]),
    ],
)  # fmt: skip
def test_a_slip_is_told_by_its_line_and_cause(text, expected, fast):
    found = composed(text, fast=fast).faults
    assert expected == [(fault.code, fault.line) for fault in found]
    for fault in found:
        assert FAULTS[fault.code].format_map(fault.values)


@SCANNERS
def test_what_is_right_has_nodes_and_no_fault(fast):
    document = composed("\ufeff- id: 001\n  text: 甲：“乙”, x：y\u2028\n  z: 1\n", fast=fast)
    assert () == document.faults
    assert [("id", "001"), ("text", "甲：“乙”, x：y"), ("z", "1")] == [
        (key.value, value.value) for key, value in document.root.value[0].value
    ]


@SCANNERS
def test_nothing_stands_for_another_or_is_built(fast):
    """An alias is the text it is written as, so the node it names is not there twice, or a billion times."""
    document = composed("- &a [x, x]\n- [*a, *a]\n- !!python/object/apply:os.getcwd []\n", fast=fast)
    first, second, third = document.root.value
    assert ["x", "x"] == [node.value for node in first.value]
    assert ["*a", "*a"] == [node.value for node in second.value]
    assert ("tag:yaml.org,2002:seq", []) == (third.tag, third.value)


def test_texts_as_deep_as_an_faq_are_read_and_deeper_ones_not():
    assert () == composed("[" * DEEPEST + "]" * DEEPEST).faults
    assert ["yaml-deep"] == [
        fault.code for fault in composed("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)).faults
    ]


def test_a_text_of_more_values_than_allowed_is_not_read():
    assert () == composed("[a, b]", most=3).faults
    assert ["yaml-many"] == [fault.code for fault in composed("[a, b, c]", most=3).faults]


@pytest.mark.parametrize(
    "piece", ["[", "- ", "? ", "{a: ", "'\n", "- [\n", "a: ", "\t", "%a b\n", "- &a x\n", "*", '"']
)
def test_a_megabyte_of_one_slip_takes_no_time(piece):
    start = time.perf_counter()
    assert composed(piece * (1_000_000 // len(piece)), most=10_000).faults
    assert time.perf_counter() - start < 5


def test_bytes_are_text_without_their_mark_or_one_fault():
    assert ("甲: 乙", None) == decoded("\ufeff甲: 乙".encode())
    text, fault = decoded(b"a: b\nc: \xd6\xd0")
    assert ("", "not-utf8", 2) == (text, fault.code, fault.line)


def test_the_scanner_of_c_is_there_where_these_tests_run():
    """Else both halves of the tests above would be the same one."""
    assert yaml.__with_libyaml__
