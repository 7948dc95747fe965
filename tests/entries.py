"""Curated entries over the two small pages, as YAML."""

TEA = """\
- id: tea
  questions: [云溪县的茶园有多大?]
  answer: 3.2万亩。
  sources:
  - case: a
    quote: 建成标准化茶园3.2万亩
"""
FOOD = "- id: canteen\n  questions: [老年食堂几点开门?]\n  answer: 案例没有写。\n"
OTHER = "- id: other\n  questions: [图书室有多少册藏书?]\n  answer: 有八百册。\n"
