"""A book of curated answers over the two small pages."""

import pytest

from bot.faq.book import merged
from bot.faq.entries import FaqBook
from bot.faq.reading import read_entries

TEA = """\
- id: tea
  questions: [云溪县的茶园有多大?, 云溪的茶园面积]
  answer: 标准化茶园**3.2万亩**。
  sources:
  - case: a
    quote: 建成标准化茶园3.2万亩
"""
BIN = """\
- id: bin
  questions: [石桥镇的垃圾怎么处理?]
  answer: 户分类、村收集、镇转运。
"""


def entries(text, file="faq/a.yaml"):
    """The entries of a YAML text, which must have no fault of its own."""
    read, problems = read_entries(text, file)
    assert () == problems
    return read


@pytest.fixture
def book():
    return merged(FaqBook(), entries(TEA + BIN))


@pytest.fixture
def live(small, book):
    """The small library with that book."""
    return small.with_faq(book)
