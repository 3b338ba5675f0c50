"""The folder is the registry of personas: every module in it is one, with `NAME`, `EXTRA` and `build`.

`names()` → `("llm", "scripted")`; `build("llm", settings)` is the persona of that name, with the scripted one to fall back on.
The backends are strangers to one another: they meet only here.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

from coach.errors import NotFound

if TYPE_CHECKING:
    from types import ModuleType

    from coach.actor.persona import Persona
    from coach.settings import Settings

SCRIPTED = "scripted"
"""The offline one, which needs nothing and stands in for all others."""


def names() -> tuple[str, ...]:
    """What `--persona` takes, sorted."""
    return tuple(sorted(_modules()))


def build(name: str, settings: Settings) -> Persona:
    """The persona called `name`. Raises NotFound, or what the backend finds missing."""
    modules = _modules()
    if name not in modules:
        raise NotFound("persona", name, modules)
    scripted: Persona = modules[SCRIPTED].build()
    if name == SCRIPTED:
        return scripted
    persona: Persona = modules[name].build(settings.llm, scripted)
    return persona


def _modules() -> dict[str, ModuleType]:
    """Every backend by its name. They import what is heavy only when they are used."""
    found = (importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    return {module.NAME: module for module in found}
