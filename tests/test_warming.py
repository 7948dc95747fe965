"""What a process loads before its first question, told by what it has loaded."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
LOADED = """
import json, sys
from pathlib import Path
from bot.answering import Conversation, respond, warm_up
from bot.library import open_library
from bot.search import channel
from bot.text import scripts, sounds, words

def loaded():
    tables = (words._segmenter, scripts._t2s, scripts._s2t, sounds._readings, sounds._by_sound, channel._forest)
    return [table.cache_info().currsize for table in tables]

library = open_library(Path("seeds"), var=Path(sys.argv[1]))
warm_up(library)
warm = loaded()
respond("石弯打造了多少个党群服务中心?", library, Conversation())
print(json.dumps([warm, loaded(), "pypinyin.phrases_dict" in sys.modules]))
"""


def test_after_it_a_question_loads_nothing_more(tmp_path):
    library = "from pathlib import Path; from bot.library import open_library; "
    build = library + f"open_library(Path('seeds'), var=Path({str(tmp_path)!r}))"
    subprocess.run([sys.executable, "-c", build], cwd=ROOT, check=True, timeout=60)
    done = subprocess.run(
        [sys.executable, "-c", LOADED, str(tmp_path)], cwd=ROOT, capture_output=True, check=True, timeout=60
    )
    assert [[1] * 6, [1] * 6, False] == json.loads(done.stdout)
