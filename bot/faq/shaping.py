"""Plain values against the schema: what pydantic finds becomes problems at the line of the very key or value."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from bot.faq.entries import Place
from bot.faq.plain import Path, Plain
from bot.faq.problems import Problem
from bot.text.scripts import fold

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

    Model = TypeVar("Model", bound=BaseModel)


def shaped(
    found: Plain, model: type[Model], at: Callable[[int], Place]
) -> tuple[Model | None, list[Problem]]:
    """The values as a model, None where there is any problem; `at` makes the place of a line."""
    from pydantic import ValidationError

    problems = [Problem(code, at(line), {"key": key}) for code, line, key in found.faults]
    try:
        made = model.model_validate(found.value)
    except ValidationError as error:
        return None, problems + [
            Problem(code, at(found.line(path)), values) for code, path, values in _told(error, found, model)
        ]
    return (None if problems else made), problems


# Where a list or mapping of another kind must stand, by the field the path begins with.
_MUST = {"sources": "not-sources", "同义": "not-groups"}
_ABSENT = {"id": "no-id", "questions": "no-questions", "answer": "no-answer"}
_REQUIRED = tuple((name,) for name in _ABSENT)


def _told(
    error: ValidationError, found: Plain, model: type[BaseModel]
) -> Iterator[tuple[str, Path, Mapping[str, str]]]:
    for detail in error.errors(include_url=False, include_input=False):
        path, kind = detail["loc"], detail["type"]
        name = str(path[0]) if path else ""
        values = {key: str(value) for key, value in detail.get("ctx", {}).items()}
        values["field"] = name if len(path) < 3 else str(path[2])
        if kind == "extra_forbidden":
            yield _unknown(path, model)
        elif kind == "missing" or (kind == "empty-text" and path in _REQUIRED):
            yield _ABSENT[name], path, {"entry": _id_of(found)}
        elif kind == "too_long":
            yield "too-many", path, {"field": name, "limit": values["max_length"]}
        elif "-" in kind:
            yield kind, path, values
        elif kind == "string_type":
            yield "not-a-text", path, values
        elif not path:
            yield _WHOLE[model.__name__], path, {}
        else:
            yield _MUST.get(name, "not-texts"), path, {"field": name}


_WHOLE = {"EntryModel": "not-an-entry", "LexiconModel": "not-a-lexicon"}


def _id_of(found: Plain) -> str:
    id = found.value.get("id") if isinstance(found.value, dict) else None
    return id if isinstance(id, str) else "?"


def _unknown(path: Path, model: type[BaseModel]) -> tuple[str, Path, Mapping[str, str]]:
    """What to say of a key that no model has there: which it may be, or where it belongs."""
    from rapidfuzz import fuzz, process

    from bot.faq.schema import EntryModel, SourceModel, keys_of

    key = str(path[-1])
    inner = len(path) > 1
    known = keys_of(SourceModel if inner else model)
    if inner and key in keys_of(EntryModel):
        return "key-of-entry", path, {"key": key}
    if not inner and model is EntryModel and key in keys_of(SourceModel):
        return "key-of-source", path, {"key": key}
    meant = _MEANT.get(fold(key).strip())
    if meant not in known:
        best = process.extractOne(fold(key), known, scorer=fuzz.ratio, score_cutoff=_LIKE)
        meant = best[0] if best else None
    if meant is None:
        return "strange-key", path, {"key": key, "keys": ", ".join(known)}
    return "unknown-key", path, {"key": key, "nearest": meant}


_LIKE = 50
"""Of 100: question, answers, source, nots, valid-until and untill are nearer to what is meant, foo is not."""

# What the keys are called in Chinese, and in other FAQ files.
_MEANT = {
    chinese: key
    for key, names in {
        "id": "编号 标识 名称 key name",
        "questions": "问题 问 问法 提问 q ask",
        "answer": "答案 答 回答 回复 a reply",
        "sources": "来源 出处 参考 依据",
        "not": "反例 不是 不答 排除 exclude except",
        "valid_until": "有效期 截止 截止日期 到期 until expires",
        "case": "案例 案例编号 页面 page",
        "quote": "引文 原文 引用 原话 text",
        "url": "网址 链接 地址 link href",
        "title": "标题 题目",
        "同义": "同义词 近义词 近义 synonyms",
        "词": "词语 词汇 词表 自定义词 words",
    }.items()
    for chinese in names.split()
}
