"""What is wrong in an admin's YAML, said in English for the shell and in Chinese for the chat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from bot.faq.entries import Place
from bot.text.typed import readable
from bot.yamlfaults import FAULTS


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem at one place. `code` names its sentence in MESSAGES, `values` fill that in. An entry with
    an error is not used; a warning only tells.

    >>> Problem("no-answer", Place("faq/工资.yaml", 12), {"entry": "gongzi"}).english
    'faq/工资.yaml:12: entry "gongzi" has no answer; add \\'answer:\\''
    >>> Problem("no-answer", Place(line=12), {"entry": "gongzi"}).chinese
    '第 12 行:条目 gongzi 没有答案;请加上 answer:'
    """

    code: str
    place: Place
    values: Mapping[str, str] = field(default_factory=dict)
    warning: bool = False

    @property
    def english(self) -> str:
        """`file:12: what; the mend`."""
        where = f"{self.place.file}:{self.place.line}" if self.place.file else f"line {self.place.line}"
        return f"{where}: {'warning: ' if self.warning else ''}{self._said(0)}"

    @property
    def chinese(self) -> str:
        """`第 12 行:…`, or `faq/x.yaml:12:…` where the place is a file."""
        where = f"{self.place.file}:{self.place.line}" if self.place.file else f"第 {self.place.line} 行"
        return f"{where}:{self.chinese_words}"

    @property
    def chinese_words(self) -> str:
        """As `chinese`, for what stands in no text that was seen."""
        return f"{'提醒:' if self.warning else ''}{self._said(1)}"

    def _said(self, language: int) -> str:
        values = ((name, readable(value)) for name, value in self.values.items())
        # A place is to be gone to, so it is told whole.
        shown = {name: value if name == "at" else _clipped(value) for name, value in values}
        return MESSAGES[self.code][language].format_map(shown)


_SHOWN = 60
"""Characters shown of anything an admin wrote: enough to know it by."""


def _clipped(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


_FAULTS_IN_CHINESE = {
    "unreadable": "文件读不了({why});请检查文件权限",
    "not-utf8": "不是 UTF-8 编码;请另存为 UTF-8",
    "control-character": "有看不见的控制字符 {character};请删掉",
    "yaml-colon": '文字里有英文冒号加空格,会被当成新的键;请给整段文字加英文引号,如 answer: "甲: 乙"',
    "yaml-wide": "{character} 是全角的;键后面要用英文冒号 : 加一个空格,缩进要用半角空格",
    "yaml-start": "文字不能以 {character} 开头;请给整段加英文引号,或写在 | 下面另起一行",
    "yaml-open": "引号或括号没有配对;请补上另一半",
    "yaml-behind": "引号或方括号后面还有文字;请给整段加英文引号,或写在 | 下面另起一行",
    "yaml-tab": "缩进用了制表符(Tab);请换成空格",
    "yaml-indent": "缩进和上下行对不齐;请和同级的行对齐",
    "yaml-key": "这一行没有键;请写成“键: 内容”,英文冒号后留一个空格",
    "yaml-alias": "{name} 是 YAML 的锚点或引用,这里不能用;请直接写出内容,文字以它开头就加英文引号",
    "yaml-tag": "{name} 是 YAML 标签,这里不能用;请删掉,文字以它开头就加英文引号",
    "yaml-deep": "嵌套层数太多;请写平一些",
    "yaml-many": "内容超过 {limit} 项;请拆成几个文件",
    "yaml-documents": "一个文件里有两份 YAML;请删掉中间的 ---",
    "yaml-other": "不是正确的 YAML({why});请改正这一行,或给文字加英文引号",
}

MESSAGES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        **{code: (english, _FAULTS_IN_CHINESE[code]) for code, english in FAULTS.items()},
        # The file.
        "too-big": (
            "has more than {limit} MB; split it into several files",
            "超过 {limit} MB;请拆成几个文件",
        ),
        "too-many-problems": (
            "{limit} problems so far, the rest is not read; mend these first",
            "已有 {limit} 处错误,后面的没有再读;请先改好这些",
        ),
        "not-a-list": (
            "no list of entries; begin each entry with '- id: …'",
            "不是条目的列表;每个条目都要以“- id: …”开头",
        ),
        # The shape of an entry.
        "not-an-entry": (
            "no entry; begin it with '- id: …' and write its other keys below, two blanks in",
            "这一项不是条目;请以“- id: …”开头,其他键写在下面,缩进两格",
        ),
        "not-a-text": (
            "'{field}' holds what is no text; write one, in quotes where it has ': ' or begins with [ or {{",
            "{field} 里写的不是一段文字;文字里有英文冒号加空格,或以 [ {{ 开头时,请加英文引号",
        ),
        "not-texts": (
            "'{field}' is no list of texts; write [one, two], or a line '- …' for each",
            "{field} 应当是一串文字;请写成 [甲, 乙],或每行一个“- …”",
        ),
        "not-sources": (
            "'{field}' is no list of sources; begin each with '- case: …' or '- url: …'",
            "{field} 应当是出处的列表;每条以“- case: …”或“- url: …”开头",
        ),
        "key-twice": (
            "'{key}' stands twice in one entry; leave one of the two",
            "同一个条目里写了两次 {key};请只留一个",
        ),
        "unknown-key": (
            "unknown key '{key}', the nearest is '{nearest}'; write that or delete the line",
            "没有 {key} 这个键,最接近的是 {nearest};请改过来或删掉这一行",
        ),
        "strange-key": (
            "unknown key '{key}', the keys here are {keys}; write one of them or delete the line",
            "没有 {key} 这个键,这里可用的是 {keys};请改过来或删掉这一行",
        ),
        "bad-key": (
            "a key is no plain text; write key: text, and quote a text that begins with [ or {{",
            "键不是普通文字;请写成“键: 内容”,文字以 [ {{ 开头时请加英文引号",
        ),
        "key-of-entry": (
            "'{key}' belongs to the entry, not to a source; indent it as 'id:' is",
            "{key} 是条目的键,不是出处的;请和 id: 对齐",
        ),
        "key-of-source": (
            "'{key}' belongs to a source; write it below 'sources:' as '- {key}: …'",
            "{key} 是出处的键;请写在 sources: 下面,如“- {key}: …”",
        ),
        "merge-key": (
            "'<<' would copy another entry; write its lines out",
            "<< 会照搬别的条目,这里不能用;请直接写出内容",
        ),
        # The fields of an entry.
        "no-id": (
            "entry has no id; add 'id:' with letters, digits, - or _",
            "条目没有编号;请加上 id:,只用英文字母、数字、- 和 _",
        ),
        "no-questions": (
            "entry \"{entry}\" has no questions; add 'questions:' with at least one",
            "条目 {entry} 没有问法;请加上 questions:,至少写一个",
        ),
        "no-answer": (
            "entry \"{entry}\" has no answer; add 'answer:'",
            "条目 {entry} 没有答案;请加上 answer:",
        ),
        "bad-id": (
            'id "{id}" is not of 1 to {limit} letters A-Z a-z, digits, - and _; write it so, as touyan-2',
            "编号“{id}”不合要求;请用 1 到 {limit} 个英文字母、数字、- 或 _,如 touyan-2",
        ),
        "id-twice": (
            'id "{id}" already stands in line {line}; give one of the two another id',
            "编号 {id} 在第 {line} 行已经用过;请给其中一个换个编号",
        ),
        "id-taken": (
            'id "{id}" already stands at {at}; give one of the two another id',
            "编号 {id} 在 {at} 已经用过;请给其中一个换个编号",
        ),
        "empty-text": (
            "'{field}' holds an empty text; write one or delete the line",
            "{field} 里有一项是空的;请写上内容或删掉这一行",
        ),
        "too-long": (
            "'{field}' has {length} characters, at most {limit} are read; shorten it",
            "{field} 有 {length} 个字,最多 {limit} 个;请缩短",
        ),
        "too-many": (
            "'{field}' has more than {limit} items; leave the best, or make two entries",
            "{field} 超过 {limit} 项;请留下最好的,或分成两个条目",
        ),
        "question-twice": (
            'the question "{question}" stands twice in this entry; delete one',
            "这个条目里问法“{question}”写了两次;请删掉一个",
        ),
        "bad-date": (
            "'{date}' is no day; write it as 2027-12-31",
            "“{date}”不是日期;请写成 2027-12-31 这样",
        ),
        "bad-url": (
            "'{url}' is no web address; write it as https://example.org/page",
            "“{url}”不是网址;请写成 https://example.org/page 这样",
        ),
        # The sources of an entry.
        "source-empty": (
            "a source names neither case nor url; write case: and quote:, or url: and title:",
            "出处里没有案例也没有网址;请写 case: 和 quote:,或者 url: 和 title:",
        ),
        "source-two": (
            "a source has both case and url; make two of it, each with its own -",
            "一条出处里既有案例又有网址;请拆成两条,各以 - 开头",
        ),
        "no-quote": (
            "the source of case \"{case}\" has no quote; add 'quote:' with words of that page",
            "案例 {case} 的出处没有引文;请加上 quote:,照抄页面里的一句话",
        ),
        "no-case": (
            "a quote without its case; add 'case:' with the case's id, as \"002\"",
            '引文没有写出自哪个案例;请加上 case: 和案例编号,如 "002"',
        ),
        "no-title": (
            "the source {url} has no title; add 'title:'",
            "网址 {url} 没有标题;请加上 title:",
        ),
        # The answer's markup.
        "bold-open": (
            "** without its other half on the line; write **bold**, or delete it",
            "** 没有在同一行里配对;请写成 **加粗的字**,或删掉它",
        ),
        "bad-link": (
            "[{text}]({address}) leads to no web address; write [text](https://example.org/page)",
            "[{text}]({address}) 不是正确的链接;请写成 [文字](https://example.org/page)",
        ),
        "unknown-markup": (
            "{mark} is shown as it stands; only **bold**, lines that begin with '- ' and [text](https://…) are markup",
            "{mark} 不会起作用,会原样显示;只能用 **加粗**、以“- ”开头的列表和 [文字](https://…)",
        ),
        "answer-too-long": (
            "the answer with its sources has {length} characters, a Telegram message holds {limit}; shorten it",
            "答案连同出处有 {length} 个字,一条 Telegram 消息最多 {limit} 个;请缩短",
        ),
        # lexicon.yaml.
        "not-a-lexicon": (
            "no lexicon; write 同义: with lists of words, and 词: with a list of words",
            "不是词表;请写“同义:”(每行一组词)和“词:”(一串词)",
        ),
        "not-groups": (
            "'{field}' is no list of groups; write a line '- [word, word]' for each group",
            "{field} 应当是一组组的词;请每行写一组,如“- [词, 词]”",
        ),
        "small-group": (
            "a group of synonyms needs two different words; add one or delete the line",
            "一组同义词至少要有两个不同的词;请补一个或删掉这一行",
        ),
        "bad-word": (
            "'{word}' is no word of letters or Han characters; write it without marks and blanks",
            "“{word}”不是词;请只写字,不要带标点和空格",
        ),
        # What only the whole book and the cases tell.
        "phrasing-taken": (
            'the question "{question}" also stands in entry "{other}" ({at}); leave it in one of the two',
            "问法“{question}”在条目 {other}({at})里也有;请只留在其中一个里",
        ),
        "phrasing-near": (
            'the question "{question}" is nearly that of entry "{other}": "{theirs}"; tell them apart, or join them',
            "问法“{question}”和条目 {other} 的“{theirs}”几乎一样;请区分开,或合并成一条",
        ),
        "phrasing-lost": (
            'the question "{question}" is answered by entry "{winner}"; reword it, or move it there',
            "问“{question}”时回答的是条目 {winner};请换个问法,或移到那个条目里",
        ),
        "phrasing-unanswered": (
            'the question "{question}" does not lead to its own entry; reword it with words of its own',
            "问“{question}”时不会回答本条目;请换个更具体的问法",
        ),
        "not-answered": (
            "the entry still answers \"{question}\" of its 'not:'; reword its questions or this one",
            "not: 里的“{question}”仍会由本条目回答;请改问法,或改这一句",
        ),
        "quote-gone": (
            'the quote "{quote}" does not stand in case {case}; copy a sentence of that page',
            "案例 {case} 里没有“{quote}”这句话;请从页面里照抄一句",
        ),
        "unknown-case": (
            'no case has the id "{case}"; the nearest is {nearest}',
            "没有编号为 {case} 的案例;最接近的是 {nearest}",
        ),
        "gives-way": (
            'entry "{entry}" gives way to the one at {at} of the same id; change that file, or take another id',
            "文件里({at})已有编号为 {entry} 的条目,以文件为准;请改那个文件,或换个编号",
        ),
        "no-files": (
            "no .yaml file in this folder, so there is no entry; put files there, or name another folder",
            "这个文件夹里没有 .yaml 文件,也就没有条目;请放进文件,或换一个文件夹",
        ),
        "expired": (
            "valid until {date}, so it answers no more; put the date off or delete the entry",
            "有效期到 {date},已经不再回答;请改日期或删掉这个条目",
        ),
    }
)
"""Code -> what is wrong and the mend, in English and in Chinese; docs/faq.md has a line for each."""
