"""The same book and question find the same entries in every process."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

# 4,000 phrasings of few characters: most features stand in so many that not all rows are looked up.
FIND = """
import random
from bot.faq.entries import Entry
from bot.search.phrasings import PhrasingIndex

chance = random.Random(1)
texts = ["".join(chance.choices("云溪石桥茶园垃圾党员多少怎么处理面积清洁家庭", k=9)) for _ in range(4_000)]
index = PhrasingIndex(Entry(str(n), tuple(texts[n * 4 : n * 4 + 4]), "a") for n in range(1_000))
for text in texts[:100]:
    print(index.nearest(text[1:]))
"""


def found(seed):
    env = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, "-c", FIND], env=env, capture_output=True, check=True, timeout=60)


def test_the_order_of_hashes_decides_nothing():
    assert found("1").stdout == found("2").stdout != b""
