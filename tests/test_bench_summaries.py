"""What is counted beside the replies: a made page, its words and its numbers."""

import random

from bench.summaries import THINGS, TOWNS, comparisons, memberships, overviews

PAGES = {
    "a.txt": "东岭镇支部带富一方\n一、建强队伍\n  东岭镇把党员编成小组,一户一户上门做工作。\n"
    "二、做大产业\n  东岭镇建起了花卉大棚,乡亲们在家门口就能挣钱。\n",
    "b.txt": "石桥镇走出振兴新路\n  石桥镇党员带头学习种花,回来就办起了合作社,村里越来越热闹。\n",
    "c.txt": "云溪镇的山水\n  云溪镇依托好山好水发展乡村旅游,游客一年比一年多,农家乐开到了山顶。\n",
}


def test_every_case_is_asked_for_as_a_whole(library_of):
    fails = []
    table = overviews(library_of(PAGES), fails)
    assert ([], 4) == (fails, table.count("3/3     1.000"))
    assert "overviews (4 sections)" in table


def test_words_on_some_pages_and_not_on_all_are_asked_for(library_of):
    fails = []
    table = memberships(library_of(PAGES), random.Random(1), 50, fails)
    assert ("0/0" in table, []) == (False, fails)


def test_made_towns_are_compared(tmp_path):
    fails = []
    table = comparisons(tmp_path, random.Random(1), 2, fails)
    assert ([], True) == (fails, f"{2 * len(THINGS):6}/{2 * len(THINGS):<6}1.000" in table)
    assert len(TOWNS) == 5
