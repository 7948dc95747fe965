"""The words of the admins' part, in Simplified; `Voice.say` turns them, never an entry's own words."""

from __future__ import annotations

COMMANDS: dict[str, str] = {
    "reload": "重新读取案例和问答文件",
    "export": "导出在聊天里添加的问答",
    "remove": "删除在聊天里添加的问答",
    "undo": "撤销我的上一次改动",
}
"""Name -> what it does; the order is that of the menu."""

HELP = """管理员:
{commands}

添加或修改问答:发一个 .yaml 文件,或直接粘贴一段(以“- id:”开头)。先检查、看改了什么、哪些问题的回答会变,按“确认上线”后才生效。"""
