"""Pages that strain a message: endless sentences, markup in the text, long names, many cases."""

import pytest

from tests.botapi import BotApi
from tests.botapi.entities import units
from tests.botapi.worker import Worker

PLACES = "东西南北中上下前后左右内外高低"


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """A worker over 30 made-up pages; the first has what strains."""
    pages = tmp_path_factory.mktemp("pages")
    for n in range(30):
        place = f"{PLACES[n % 15]}{PLACES[n // 15]}岭村"
        name = f"{n:03d}_{place}.txt" if n else f"{'很长的文件名' * 12}_{place}.txt"
        (pages / name).write_text(page(place, n), "utf-8")
    folder = tmp_path_factory.mktemp("var")
    with BotApi() as api:
        worker = Worker(api, folder, SEEDS_DIR=str(pages)).ready()
        yield api, worker
        assert (0, []) == (worker.stop(), worker.stray), worker.log


def page(place, n):
    lines = [
        f"{place}建强党组织 带动乡村振兴",
        f"近年来,{place}坚持党建引领,发展茶叶种植,2021年全村种植茶叶{300 + n}亩,带动农户{40 + n}户。",
        f"一是抓班子。{place}党支部培训党员{20 + n}人次,与A&B公司共建<1号>红色驿站{n + 1}个,投入资金{n + 2}万元。",
    ]
    if n == 0:
        endless = "、".join(f"第{k}组新修水渠{k + 11}米" for k in range(900))
        lines.append(f"二是抓水利。{place}组织各组修建水渠,其中{endless},全村合计修建水渠8848米。")
        lines.append("三是抓产业。" + "".join(f"合作社第{k}次分红{k + 7}元。" for k in range(400)))
        lines.append(f"</blockquote>四是抓文化。{place}办起书屋1座 &amp; <i>戏台</i>5座,藏书<script>3333册。")
    return "\n".join(lines) + "\n"


def whole(replies):
    return "\n".join(reply.text for reply in replies)


def test_markup_in_a_page_stays_text(ann):
    assert "与A&B公司共建<1号>红色驿站2个" in whole(ann.all_replies(ann.say("西东岭村共建红色驿站多少个?")))
    assert "3333册" in whole(ann.all_replies(ann.say("东东岭村藏书多少册?")))


@pytest.mark.parametrize(
    "question", ["东东岭村全村合计修建水渠多少米?", "东东岭村合作社分红多少元?", "东东岭村是怎么做的?"]
)
def test_endless_sentences_are_split_to_fit(ann, question):
    replies = ann.all_replies(ann.say(question))
    assert all(units(reply.text) <= 4096 for reply in replies)
    assert [[]] * (len(replies) - 1) == [reply.labels for reply in replies[:-1]]
    assert replies[-1].labels


def test_an_endless_passage_opens_and_turns(ann):
    reply = ann.all_replies(ann.say("东东岭村全村合计修建水渠多少米?"))[-1]
    ann.press(reply, "📄")
    opened = ann.all_replies(reply)[-1]
    for _ in range(5):
        ann.turn(opened, "▶")
    assert {"◀", "▶"} <= set(opened.labels)


def test_a_long_file_name_makes_no_long_callback(ann):
    listed = ann.ask("/cases")
    assert all(len(button["callback_data"].encode()) <= 64 for button in listed.buttons)
    while "很长" not in " ".join(listed.labels):
        ann.turn(listed, "▶")
    ann.press(listed, "很长")
    assert "东东岭村" in ann.wait(listed).text


def test_the_list_of_cases_turns_through_all(ann):
    listed = ann.ask("/cases")
    seen = {button["text"] for button in listed.buttons if button["callback_data"].startswith("c:")}
    while "▶" in listed.labels:
        ann.turn(listed, "▶")
        seen |= {button["text"] for button in listed.buttons if button["callback_data"].startswith("c:")}
    assert 30 == len(seen)
    assert "30" in listed.text


def test_inline_over_many_pages_gives_at_most_ten_short_results(ann):
    results = ann.inline("种植茶叶多少亩?")
    assert 1 <= len(results) <= 10
    assert all(units(result["sent"]["text"]) <= 4096 for result in results)
    ann.inline("东东岭村全村合计修建水渠多少米?")


def test_a_deep_link_to_a_page_with_a_long_name(ann):
    reply = ann.all_replies(ann.say("东东岭村藏书多少册?"))[-1]
    start = next(link for link in reply.links() if "?start=" in link).partition("?start=")[2]
    assert "藏书" in whole(ann.all_replies(ann.say(f"/start {start}")))


def test_a_long_answer_that_is_edited_into_a_short_one_leaves_no_rest(api, ann):
    question = ann.say("东东岭村合作社分红多少元?")
    before = ann.all_replies(question)
    ann.edit(question, "西东岭村种植茶叶多少亩?")
    api.until(lambda: "301" in whole(ann.replies(question)), what="the edit")
    ann.all_replies(question)
    assert len(ann.replies(question)) <= len(before)
    assert "分红" not in ann.replies(question)[0].text
