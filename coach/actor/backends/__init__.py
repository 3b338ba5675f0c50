"""The folder is the registry of personas: every module in it is one, with `EXTRA` and `build`.

`backends.names()` → `("openai_compatible", "scripted")`.
"""

from __future__ import annotations

import pkgutil


def names() -> tuple[str, ...]:
    """The backends that there are, sorted."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))
