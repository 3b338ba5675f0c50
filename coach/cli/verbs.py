"""A group of verbs with one that goes without saying: `coach scenarios` is `coach scenarios list`.

`coach scenarios lst` ends as `No verb is called "lst". Did you mean "list"?`. What the verbs do is not known here.
"""

from __future__ import annotations

import click

from coach.errors import did_you_mean

HELP = ("-h", "--help")


class Verbs(click.Group):
    """Its first verb is the default one."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default verb in front where none was given."""
        if not args or (args[0].startswith("-") and args[0] not in HELP):
            args = [next(iter(self.commands)), *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """In the order in which they were written."""
        return list(self.commands)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with "Did you mean …?"."""
        name = args[0]
        if name not in self.commands and not name.startswith("-"):
            ctx.fail(f'No verb is called "{name[:60]}". {did_you_mean(name, self.commands)}'.rstrip())
        return super().resolve_command(ctx, args)
