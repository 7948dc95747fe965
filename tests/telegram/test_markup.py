"""Blocks as messages within Telegram's limits; no tag cut, nothing lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.telegram.markup import Block, Frame, Mark, block, joined, rendered, units

SENTENCE = "全镇建成茶园三千亩。"


def plains(blocks, **limits):
    return [message.plain for message in rendered(blocks, **limits)]


def test_what_a_page_says_is_never_markup():
    assert ["<b>a&lt;b&gt; &amp; c</b>"] == [
        message.html for message in rendered([Block("a<b> & c", (Mark(0, 8),))])
    ]


def test_an_address_is_escaped_in_its_quotes():
    (message,) = rendered([block(("网页", 'https://example.org/?a=1&b="2"'))])
    assert '<a href="https://example.org/?a=1&amp;b=&quot;2&quot;">网页</a>' == message.html


def test_texts_stand_apart_and_quotations_set_themselves_off():
    blocks = [Block("甲"), Block("乙"), Block("丙", frame=Frame.QUOTE), Block("丁", frame=Frame.FOLD)]
    (message,) = rendered(blocks)
    assert (
        "甲\n\n乙\n<blockquote>丙</blockquote>\n<blockquote expandable>丁</blockquote>",
        "甲\n\n乙\n丙\n丁",
    ) == (message.html, message.plain)


def test_no_text_is_no_message():
    assert [] == rendered([Block(""), Block(" \n ")])


def test_blocks_that_fit_a_message_are_not_cut():
    assert ["甲。乙。丙。", "丁。戊。"] == plains([Block("甲。乙。丙。"), Block("丁。戊。")], length=8)


def test_a_long_block_is_cut_where_a_sentence_ends():
    assert [2 * SENTENCE, 2 * SENTENCE, SENTENCE] == plains([Block(5 * SENTENCE)], length=25)


def test_a_line_ends_before_a_sentence_does():
    assert ["甲乙丙丁。戊己", "庚辛壬癸。"] == plains([Block("甲乙丙丁。戊己\n庚辛壬癸。")], length=9)


def test_text_without_any_end_is_cut_all_the_same():
    assert [10, 10, 5] == [len(text) for text in plains([Block(25 * "茶")], length=10)]


def test_a_mark_over_the_cut_goes_on_in_the_next_message():
    first, second = rendered([Block("一二三四。五六七八。", (Mark(3, 8),))], length=6)
    assert ("一二三<b>四。</b>", "<b>五六七</b>八。") == (first.html, second.html)


def test_a_quotation_over_the_cut_is_one_in_both():
    messages = rendered([Block("一二三四。五六七八。", frame=Frame.QUOTE)], length=6)
    assert ["<blockquote>一二三四。</blockquote>", "<blockquote>五六七八。</blockquote>"] == [
        message.html for message in messages
    ]


def test_length_is_counted_in_utf_16_units():
    assert ["😀😀", "😀"] == plains([Block("😀😀😀")], length=5)


def test_no_message_has_more_entities_than_allowed():
    marked = joined(block(("甲", "b")) for _ in range(250))
    assert [100, 100, 50] == [message.html.count("<b>") for message in rendered([marked])]


def test_a_frame_counts_as_an_entity():
    marked = joined((block(("甲", "b")) for _ in range(250)), Frame.QUOTE)
    assert [99, 99, 52] == [message.html.count("<b>") for message in rendered([marked])]


texts = st.text(alphabet="茶园。,\n <&😀a", max_size=60)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(texts, st.booleans(), st.sampled_from(Frame)), max_size=5), st.integers(4, 30))
def test_nothing_is_lost_and_no_message_is_too_long(parts, length):
    blocks = [
        Block(text, (Mark(0, len(text)),) if bold and text else (), frame) for text, bold, frame in parts
    ]
    messages = rendered(blocks, length=length)
    said = "".join(text for text, _, _ in parts)
    assert re.sub(r"\s", "", said) == re.sub(r"\s", "", "".join(message.plain for message in messages))
    assert [] == [message.plain for message in messages if not 0 < units(message.plain) <= length]
    assert [] == [m.html for m in messages if m.html.count("<b>") != m.html.count("</b>")]


@pytest.mark.parametrize("frame", Frame)
def test_html_without_its_tags_is_the_plain_text(frame):
    (message,) = rendered([Block("茶<园>&", (Mark(1, 3),), frame)])
    bare = re.sub(r"<[^>]+>", "", message.html)
    assert message.plain == bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
