"""Where things lie: the shipped prompts and scenarios, and the one folder that holds all that is the user's.

The shipped data sits at the top of a checkout (`scenarios/`, `prompts/`) and inside the package in a wheel
(`coach/_data/`). The user's folder is platformdirs' data folder unless `COACH_HOME` names another.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from coach.errors import CoachError

PACKAGE = Path(__file__).parent


def shipped(kind: str) -> Path:
    """The folder of shipped `scenarios` or `prompts`."""
    for root in (PACKAGE / "_data", PACKAGE.parent):
        if (root / kind).is_dir():
            return root / kind
    raise CoachError(f"The {kind} folder that comes with coach is missing. Install coach again.")


def home(environ: Mapping[str, str]) -> Path:
    """The user's folder; not created here."""
    if named := environ.get("COACH_HOME"):
        try:
            return Path(named).expanduser()
        except RuntimeError as error:  # ~somebody who is not there
            raise CoachError(f"COACH_HOME={named}: there is no such user. Name a folder.") from error
    import platformdirs  # late: only needed where no folder is named

    try:
        return Path(platformdirs.user_data_dir("coach", appauthor=False))
    except RuntimeError as error:  # no HOME and no passwd entry
        raise CoachError("This account has no home folder. Set COACH_HOME to a folder that coach may use.") from error
