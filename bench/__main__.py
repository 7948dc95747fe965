"""`python -m bench`: what can be measured. `python -m bench NAME …` runs one, as `python -m bench.NAME …`."""

from __future__ import annotations

import runpy
import sys
from importlib.util import find_spec
from pathlib import Path


def main() -> None:
    """Run the bench that is named, or list all with their first lines."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))
    if len(sys.argv) > 1 and sys.argv[1] in names:
        name = sys.argv.pop(1)
        runpy.run_module(f"bench.{name}", run_name="__main__", alter_sys=True)
        return
    for name in names:
        spec = find_spec(f"bench.{name}")
        source = Path(spec.origin).read_text("utf-8") if spec and spec.origin else ""
        print(f"{name:10} {source.split(chr(10))[0].strip(chr(34))}")
    sys.exit(0 if len(sys.argv) == 1 else f"no bench of that name: {sys.argv[1]}")


if __name__ == "__main__":
    main()
