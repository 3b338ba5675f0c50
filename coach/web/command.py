"""`coach serve`: an address in, the page in the browser out, until it is stopped.

It listens on this machine alone unless told otherwise, and prints the link that opens it.
"""

from __future__ import annotations

import os
import socket
import sys
import webbrowser
from pathlib import Path

import click

from coach.errors import CoachError, UsageError
from coach.settings import LOOPBACK
from coach.web.hosts import EVERYWHERE, Hosts, hosts, own_address, written
from coach.wiring import open_house

PORT = 8484
WAITING = 2048
"""Connections that may wait to be accepted, as in uvicorn."""
CONNECTIONS_BESIDES = 200
"""For pages and for those in the queue; each talk has its socket, and one more for its pages."""


class AddressTaken(CoachError):
    """The port is somebody else's, or no address of this machine was named."""

    def __init__(self, host: str, port: int, why: str) -> None:
        super().__init__(f"Cannot listen on {host}:{port}: {why}. Another port: `coach serve -p 0` finds a free one.")


@click.command("serve")
@click.option("--port", "-p", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 finds a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option("--open", "open_", is_flag=True, help="Open the page in the browser.")
@click.option(
    "--capacity",
    type=click.IntRange(1, 2000),
    default=250,
    show_default=True,
    help="How many may rehearse at one time; others wait in a queue.",
)
@click.option(
    "--talks",
    type=click.IntRange(1, 200),
    default=4,
    show_default=True,
    help="How many of them may talk aloud at one time; others wait in a queue, and type.",
)
@click.option(
    "--public-name",
    metavar="NAME",
    help="By which other machines know this one, where that is not its own name: coach.example.org, or https://coach.example.org.",
)
@click.option("--tls-cert", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Certificate, for other machines.")
@click.option("--tls-key", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Its key.")
@click.option("--unencrypted", is_flag=True, help="Let other machines in without TLS: everybody on the way can read along.")
def command(
    port: int,
    host: str,
    open_: bool,
    capacity: int,
    talks: int,
    public_name: str | None,
    tls_cert: Path | None,
    tls_key: Path | None,
    unencrypted: bool,
) -> None:
    """Open coach in the browser: pick a professional, talk, read how it went.

    Only this machine can reach it. Stop it with Ctrl-C; nothing is lost.
    """
    import uvicorn

    from coach.web.app import build
    from coach.web.gate import Doorkeeper
    from coach.web.secret import secret

    if (tls_cert is None) != (tls_key is None):
        raise UsageError("--tls-cert and --tls-key belong together. Name both.")
    if host not in LOOPBACK and tls_cert is None and not unencrypted:
        raise UsageError(
            f"--host {host} lets other machines in. Give --tls-cert and --tls-key; or say --unencrypted, "
            "and everybody on the way can read along."
        )
    house = open_house(os.environ)
    scheme = "https" if tls_cert else "http"
    with _listening(host, port) as listener:
        port = listener.getsockname()[1]
        own = hosts(host, port, scheme, public_name)
        reached = (own_address() or "127.0.0.1") if host in EVERYWHERE else host
        address = own.public or f"{scheme}://{written(reached, port, scheme)}"
        doorkeeper = Doorkeeper(
            lambda token: _say(f"Opened. For another browser: {address}/open?token={token}"), secret(house.folder)
        )
        link = f"{address}/open?token={doorkeeper.token}"
        _say(f"coach is open at {link}")
        if host not in LOOPBACK:
            _say(f"Other machines reach it by {_all(own)}. The link opens it in one browser; then the next is printed here.")
            _say(f"Whoever comes in reads, changes and deletes all that lies in {house.folder}: everybody shares it.")
        if not address.startswith("https:") and host not in LOOPBACK:
            _say("Without TLS everybody on the way can read along, and browsers give other machines no microphone: they type.")
        _say("Stop it with Ctrl-C.")
        if open_ and not webbrowser.open(link):
            _say("No browser could be opened. Open the link above.")
        config = uvicorn.Config(
            build(house, doorkeeper, own, capacity=capacity, talks=talks),
            log_level="warning",
            access_log=False,
            server_header=False,
            ws="websockets-sansio",
            ws_max_size=64 * 1024,
            ws_per_message_deflate=False,
            h11_max_incomplete_event_size=64 * 1024,
            limit_concurrency=2 * capacity + CONNECTIONS_BESIDES,
            timeout_graceful_shutdown=2,
            ssl_certfile=tls_cert,
            ssl_keyfile=tls_key,
        )
        uvicorn.Server(config).run(sockets=[listener])


def _listening(host: str, port: int) -> socket.socket:
    """A bound socket, so that port 0 is known before the link is printed. Raises AddressTaken."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listener = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:
        raise AddressTaken(host, port, (error.strerror or str(error)).lower()) from error
    try:
        if os.name == "posix":  # on Windows it would let two servers share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(WAITING)  # from now on whoever opens the link waits for us instead of being refused
    except OSError as error:
        listener.close()
        raise AddressTaken(host, port, (error.strerror or str(error)).lower()) from error
    return listener


def _all(own: Hosts) -> str:
    """The names that mean this machine from outside."""
    outside = sorted(name for name in own.names if name.rsplit(":", 1)[0].strip("[]") not in LOOPBACK)
    return ", ".join([*([own.public] if own.public else []), *outside, "its address"])


def _say(words: str) -> None:
    click.echo(words, file=sys.stderr)
