"""Words in, acts out: `detect("Hi, my name is Dana")` hears `states_own_name` at 4:19. Knows no scenario and no rubric."""

from __future__ import annotations

import os

# The matrices of one sentence are small: several threads would spend their time waiting for one another (10 ms a text on one
# thread, 45 to 245 ms on two, on a busy machine of two cores). Must be set before numpy is imported for the first time.
for _name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

from coach.acts.hear import Hearing, Said, detect, detect_all, hear, hear_all  # noqa: E402 - see above
from coach.acts.turn import understand  # noqa: E402 - see above

__all__ = ["Hearing", "Said", "detect", "detect_all", "hear", "hear_all", "understand"]
