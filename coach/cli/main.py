"""Words of a shell in, one command run: `coach rehearse phone-request` → `coach.cli.rehearse.command`.

Commands are imported when they are called, so that `coach --help` costs no more than Python and click. Every mistake of a
person ends here as one line on standard error: exit 1 for their input, 2 for the command line.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

import click

from coach import __version__
from coach.errors import CoachError, did_you_mean

COMMANDS: dict[str, str] = {
    "me": "Your own facts: name, background, field, questions.",
    "contacts": "The people you really talk to: list, add, log a talk, import, export.",
    "prepare": "Write your phone script, e-mail, letter, voicemail, sketches and questions from your own facts.",
    "aloud": "Your own script said aloud, take after take: what was said, left out, put in, and how it sounded.",
    "watch": "Watch somebody who has practised talk to the professional, act by act.",
    "rehearse": "Rehearse a situation with a professional who answers.",
    "next": "Go on to what your last talk led to: the meeting, the second call, the name you were given.",
    "resume": "Go on with a session that was interrupted.",
    "retry": "Go back to one turn of a session and rehearse on from there.",
    "report": "How a session went, with quotes and what to say instead.",
    "replay": "Derive a session again and see whether it is equal; --explain says why.",
    "notes": "After a talk: what you were told, written down, and held against it.",
    "due": "What you have promised to whom, the overdue first; done, later, calendar.",
    "compare": "What several people said on the same topic, side by side.",
    "plan": "What to practise next and when, and what is ready for the real call.",
    "progress": "Each criterion over your sessions.",
    "check": "Judge one text: a request, a sketch, a thank-you note, an utterance, a dialogue.",
    "transcribe": "What is said in a sound file, with times.",
    "serve": "Open coach in the browser.",
    "sessions": "List, show, export or delete sessions.",
    "scenarios": "List, show, check and write scenarios.",
    "data": "What is kept of you: show, export, import, undo, erase.",
    "keys": "Keep the key of a language-model server.",
    "doctor": "What works on this machine, and what each missing part costs.",
}
ELSEWHERE = {"serve": "coach.web.command"}
"""Commands that do not lie in this folder."""

WELCOME = """\
coach is the rehearsal room for informational interviews: practise the talk before the real one.

  coach serve --open                all of it as a page in your browser
  coach rehearse phone-request      ask a stranger for twenty minutes of advice, by phone
  coach rehearse meeting            the thirty-minute meeting itself
  coach scenarios                   more: a sketch of yourself, the front desk, a thank-you note …
  coach watch phone-request         see first how it can go
  coach next                        go on to what your last talk led to
  coach report last                 how your last session went

For a talk that will really take place:

  coach me                          tell coach who you are, once, so that its advice fits you
  coach prepare                     a script, an e-mail, a sketch and questions out of your own facts
  coach plan                        what to practise next, and what is ready

Type what you would say; the professional answers. `coach --help` lists all commands."""


TALKS = frozenset({"rehearse", "next", "resume", "retry"})
KEPT = " What was said is kept: `coach resume` goes on."
"""For commands that may have been in the middle of a talk."""


JARGON = (("is not a valid integer range", "is not a whole number"), ("is not a valid float", "is not a number"))
"""click's words for a mistake → ours."""


class OutputClosed(CoachError):
    """Whoever read our output has gone."""

    def __init__(self, command: str | None) -> None:
        super().__init__(f"The output was closed before coach was done.{_kept(command)}")


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """In the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, imported now; None when there is no such name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(ELSEWHERE.get(cmd_name, f"coach.cli.{cmd_name}")).command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with "Did you mean …?"."""
        name = click.utils.make_str(args[0])
        if name not in COMMANDS and not name.startswith("-"):
            ctx.fail(f'No command is called "{name[:60]}". {did_you_mean(name, COMMANDS)}'.rstrip())
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """As click does, but a reader of our output who has gone is told of, where click would exit without a word."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError as error:
            _silence_stdout()
            raise OutputClosed(ctx.invoked_subcommand) from error
        return result

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The table of commands, without importing one of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="coach")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """The rehearsal room for informational interviews."""
    if ctx.invoked_subcommand is None:
        from coach.cli.overdue import remind

        click.echo(WELCOME)
        remind()


def main(arguments: list[str] | None = None) -> None:
    """Run coach and exit. Never shows a traceback for something that a person did."""
    words = sys.argv[1:] if arguments is None else arguments
    command = next((word for word in words if word in COMMANDS), None)
    if not _open_streams():
        sys.exit(_say("Standard output is closed. Send it to a file, or to /dev/null.", 1))
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character must not end a rehearsal. What goes to a file or a program is UTF-8 whatever
        # the locale: JSON has no other encoding, and an export in which "é" became "?" is no export.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    try:
        code = cli.main(words, standalone_mode=False, prog_name="coach")
    except click.exceptions.Exit as exit_:
        code = exit_.exit_code
    except click.Abort:
        code = _say("Stopped." + (" Nothing is lost: `coach resume` goes on." if command in TALKS else ""), 130, "\n")
    except click.ClickException as error:
        code = _say(_one_line(error), 2)
    except CoachError as error:
        code = _say(str(error), error.exit_code)
    except OSError as error:
        why = (error.strerror or str(error)).rstrip(".")
        if error.filename:
            code = _say(f"{error.filename}: {why.lower()}.", 1)
        else:
            _silence_stdout()
            code = _say(f"Standard output cannot be written: {why.lower()}.{_kept(command)}", 1)
    sys.exit(code if isinstance(code, int) else 0)


def _open_streams() -> bool:
    """Whether there is a standard output. What a careless caller closed (`<&-`) is opened on nothing.

    Otherwise the first file that coach opens would get the number of the closed stream, and strangers' words with it.
    """
    closed = [name for name in ("stdin", "stdout", "stderr") if getattr(sys, name) is None]
    for name in closed:
        setattr(sys, name, Path(os.devnull).open("r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: SIM115
    return "stdout" not in closed


def _kept(command: str | None) -> str:
    return KEPT if command in TALKS else ""


def _say(message: str, code: int, before: str = "") -> int:
    from coach.cli.console import clean

    try:
        click.echo(before + clean(f"coach: {message}"), err=True)  # a file's name or its words may hold anything
    except OSError:  # standard error is closed as well: the exit code has to say it
        code = code or 1
    return code


def _one_line(error: click.ClickException) -> str:
    usage = ""
    if isinstance(error, click.UsageError) and error.ctx:
        usage = f" See `{error.ctx.command_path} --help`."
    message = " ".join(error.format_message().split())
    for jargon, plain in JARGON:
        message = message.replace(jargon, plain)
    return message + ("" if message.endswith((".", "?", "!")) else ".") + usage


def _silence_stdout() -> None:
    """Keep the interpreter from complaining about a broken stdout once more on its way out."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())


if __name__ == "__main__":
    main()
