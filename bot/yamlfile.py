"""A YAML file as nodes that know their lines, or the one problem that keeps it from being read."""

from __future__ import annotations

from pathlib import Path

import yaml

from bot.errors import LineError


def yaml_root(path: Path) -> yaml.Node | None:
    """The node at the top of a file, None when the file is empty; nothing in it is built or run.

    Raises LineError with the line of the mistake where the file cannot be read or is no YAML.
    """
    try:
        text = path.read_bytes().decode("utf-8")
        root: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    except OSError as error:
        raise LineError(path, 1, f"cannot be read ({error.strerror}); mend its permissions") from error
    except UnicodeDecodeError as error:
        line = error.object.count(10, 0, error.start) + 1
        raise LineError(path, line, "not UTF-8; save it as UTF-8") from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        what = f"has the control character U+{error.character:04X}; delete it"
        raise LineError(path, line, what) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise LineError(path, line, f"not YAML ({error.problem}); mend the line or quote its text") from error
    except RecursionError as error:
        raise LineError(path, 1, "nested too deep; write it flat") from error
    return root


def line_of(node: yaml.Node) -> int:
    """The line a node begins in, counted from 1."""
    return int(node.start_mark.line) + 1
