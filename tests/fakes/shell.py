"""`coach` as a shell runs it, in this process: words and standard input in, exit code and both streams out."""

from __future__ import annotations

import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from coach.cli.main import main


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


class _Stream(io.TextIOWrapper):
    def __init__(self, data: bytes = b"") -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8", write_through=True)

    def text(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode("utf-8")


def coach(home: Path, *words: str, stdin: str | bytes = b"", **environ: str) -> Ran:
    """Run one command with `home` as COACH_HOME and `stdin` piped in. A traceback fails the test that called."""
    data = stdin.encode("utf-8") if isinstance(stdin, str) else stdin
    out, err = _Stream(), _Stream()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COACH_", "OPENAI_"))}
    clean = {**kept, "COACH_HOME": str(home), "NO_COLOR": "1", **environ}
    with (
        patch.dict(os.environ, clean, clear=True),
        patch.object(sys, "stdin", _Stream(data)),
        patch.object(sys, "stdout", out),
        patch.object(sys, "stderr", err),
    ):
        try:
            main(list(words))
        except SystemExit as exit_:
            code = exit_.code
    assert isinstance(code, int)
    assert "Traceback" not in err.text()
    return Ran(code, out.text(), err.text())
