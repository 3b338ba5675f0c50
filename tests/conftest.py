"""What holds for every test: numpy without threads of its own, and, since a busy machine is no failure, no deadlines for Hypothesis."""

from __future__ import annotations

from hypothesis import settings

import coach  # noqa: F401 - before any test imports numpy: it sets how many threads numpy may have

settings.register_profile("coach", deadline=None)
settings.load_profile("coach")
