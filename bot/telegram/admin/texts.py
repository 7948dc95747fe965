"""The words of the admins' part, in Simplified; `Voice.say` turns them, never an entry's own words."""

from __future__ import annotations

COMMANDS: dict[str, str] = {
    "misses": "没答上的问题:补答案",
    "stats": "使用情况,如 /stats 30",
    "reload": "重新读取案例和问答文件",
    "export": "导出在聊天里添加的问答",
    "remove": "删除在聊天里添加的问答",
    "undo": "撤销我的上一次改动",
}
"""Name -> what it does; the order is that of the menu."""

HELP = """管理员:
{commands}

添加或修改问答:发一个 .yaml 文件,或直接粘贴一段(以“- id:”开头)。机器人先检查,列出改了什么、哪些问题的回答会变;按“确认上线”后才生效。例如粘贴这样一段(id 用英文字母,自己取):

- id: kaimen
  questions: [食堂几点开门, 食堂的开门时间]
  answer: 食堂每天早上七点开门。"""

# What is live.

LIVE_WRONG = "⚠️ 问答或案例有错误,请改正:"
LIVE_KEPT = "有错误的文件没有生效,继续用原来的内容回答。"
LIVE_SKIPPED = "有错误的条目暂不使用,其余照常回答。"
LIVE_LEFT_OUT = "下列条目暂不使用,其余照常回答:{ids}"
LIVE_GOOD = "✅ 问答和案例的错误都改好了,已经生效。"
RELOADED = "已读取:{cases} 个案例;{files} 个文件里的问答 {written} 条,聊天里的 {made} 条。"
RELOAD_GOOD = "没有错误,已经生效。"

# Lists.

WHOLE_LIST = "……全部见文件 {file}。"

# An upload.

CHECKING = "收到,正在检查……"
REPLAYING = "检查通过,正在重放已知问题:{done}/{total}"
NO_ENTRIES = "这个文件里没有看到问答,内容没有改动。要添加问答,请发 .yaml 文件(每条以“- id:”开头;写法见 /help);要提问,请把问题打成一句话。"
TOO_LARGE = "文件有 {size},太大了,没有下载;最多 {limit}。请拆成几个文件再发。"
NOT_FETCHED = "从 Telegram 取文件没有成功。内容没有改动,请再发一次。"
PROBLEMS = "❌ 有 {count} 处问题,没有上线。改好后再发一次:"
NOTHING_CHANGES = "和现在的内容相同,没有要改的。"
CHANGED_MEANWHILE = "⚠️ 您检查之后,线上内容又有改动。已按现在的内容重新检查,请再看一遍:"
COUNTS = "检查通过。新增 {added} 条,修改 {changed} 条,删除 {removed} 条:"
ADDED = "➕ {id}:{question}"
CHANGED = "✏️ {id}:改了{fields}"
FIELD = "  {field}:"
GONE = "    − {text}"
COME = "    + {text}"
OTHER_ORDER = "    (只换了次序)"
REMOVED = "➖ {id}:{question}"
SIGNS = {"+": "新增", "~": "修改", "-": "删除"}
FIELDS = {
    "questions": "问法",
    "answer": "答案",
    "sources": "出处",
    "not": "反例",
    "valid_until": "有效期",
}
WARNINGS = "提醒({count} 条):"
REPLAY_NONE = "重放了 {known} 个已知问题:回答都不变。"
REPLAY = "重放了 {known} 个已知问题,{count} 个的回答会变:"
SHIFTS = {
    "LOST": "❗没有回答了",
    "TAKEN": "❗换了回答",
    "GAINED": "🆕 有回答了",
    "REWORDED": "✏️ 回答的文字变了",
}
SHIFT_MORE = "(共 {count} 个这样的问题)"
SAME_WORDS = "(文字相同,只有加粗、链接或出处的标注不同)"
NO_LINE = "(没有这一行)"
WAS, WILL_BE = "原来:", "以后:"
BY_ENTRY = "[条目 {id}] "
BY_PAGES = "[案例] "
NO_ANSWER = "(没有回答)"
CONFIRM, CANCEL = "✅ 确认上线", "取消"

LIVE_NOW = "✅ 已上线:{told}。现在共有 {entries} 条问答。\n要撤回这次改动,发 /undo。"
CANCELLED = "已取消,线上内容没有改动。"
ALREADY_LIVE = "这一份已经上线了。"
ALREADY_CANCELLED = "这一份已经取消了。"
REPLACED = "线上内容变了,请看最新的检查结果。"
EXPIRED = "这份草稿已过期(保留 7 天)。请重新发一次。"

REMOVE_USAGE = "请在 /remove 后面写条目的编号,可以写几个,例如:/remove {example}"
REMOVE_UNKNOWN = "聊天里没有编号为 {id} 的条目。"
REMOVE_IN_FILE = "条目 {id} 写在文件 {place} 里,请在文件里删除。"

# Taking back, exporting.

UNDO_NONE = "没有可以撤销的改动:只能撤销您自己的、还没有撤销过的改动。"
UNDONE = "已撤销您 {at} 的改动:{told}。"
UNDO_BEFORE = "这条命令已经执行过了;发 /export 看现在的内容。"
UNDO_CONFLICT = "没有撤销:您 {at} 的改动之后,{clashes}。请先发 /export 看现在的内容,再发新的版本。"
CLASH = "{who}又改过 {ids}"
BY_ADMIN = "管理员 {name} "
BY_YOU = "您"
BY_SHELL = "命令行"
PUT_BACK = "恢复 {ids}"
TAKEN_OUT = "去掉 {ids}"
EXPORT_NONE = "聊天里还没有添加过问答。"
EXPORTED = "聊天里添加的问答,共 {count} 条。可以放进 faq/ 文件夹,编号相同时以文件为准。"

# Why.

WHY_HITS = "找到的段落(得分):"
WHY_ENTRIES = "最接近的问答(重合度;{accept} 以上、又没有不同之处才回答,{close} 以上反问):"
WHY_VETO = "  └ 没有用它:{why}"
