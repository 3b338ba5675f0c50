"""A Host header in, the origin of the pages behind it out: `hosts.origin("office-pc:8484", None)` → `http://office-pc:8484`.

Whoever owns a name can point it at this machine, and so reach a server here from any page (DNS rebinding): only names that are
this machine's own, or were given with `--public-name`, count. An address cannot be pointed elsewhere, so the one on which a
request has come in is our own. It knows no request.
"""

from __future__ import annotations

import contextlib
import ipaddress
import re
import socket
from dataclasses import dataclass

from coach.errors import UsageError
from coach.settings import LOOPBACK

EVERYWHERE = frozenset({"0.0.0.0", "::"})
DEFAULT_PORTS = {"http": 80, "https": 443}
"""A browser leaves them out."""
PUBLIC = re.compile(r"(?:(https?)://)?([a-z0-9](?:[a-z0-9.-]{0,252})|\[[0-9a-f:.]+\])(?::(\d{1,5}))?/?", re.IGNORECASE)
OUTSIDE = ("192.0.2.1", 9)
"""An address of nobody (RFC 5737). To choose a route towards it sends nothing, and tells which address of ours is used."""


@dataclass(frozen=True, slots=True)
class Hosts:
    """By which names one server may be asked for."""

    names: frozenset[str]
    """As a Host header says them: `127.0.0.1:8000`."""
    scheme: str = "http"
    public: str = ""
    """Origin by which others know it, such as `https://coach.example.org`; empty where there is none."""

    def origin(self, host: str, arrived: tuple[str, int | None] | None) -> str | None:
        """Of the pages behind this Host header; None where it is not ours. `arrived`: the address that was connected to."""
        host = host.lower()
        if self.public and host == self.public.partition("://")[2]:
            return self.public
        if host in self.names or (arrived and arrived[1] and host == written(plain(arrived[0]), arrived[1], self.scheme)):
            return f"{self.scheme}://{host}"
        return None


def hosts(listening: str, port: int, scheme: str, public: str | None) -> Hosts:
    """Those of a server that listens there. Raises UsageError for a public name that is none."""
    names = {listening.lower()} - EVERYWHERE
    if listening in LOOPBACK | EVERYWHERE:
        names |= LOOPBACK
    if listening not in LOOPBACK:
        names |= own_names()
    return Hosts(frozenset(written(name, port, scheme) for name in names), scheme, origin(public, port, scheme) if public else "")


def origin(public: str, port: int, scheme: str) -> str:
    """What was given with --public-name, as an origin. Raises UsageError."""
    found = PUBLIC.fullmatch(public.strip())
    if not found or int(found[3] or 1) not in range(1, 65536):
        raise UsageError(
            f"--public-name {public}: write a name such as coach.example.org, one with its port, or https://coach.example.org "
            "where something in front of coach speaks TLS."
        )
    scheme_given, name = (found[1] or "").lower(), found[2].lower().strip("[]")
    scheme = scheme_given or scheme
    return f"{scheme}://{written(name, int(found[3] or (DEFAULT_PORTS[scheme] if scheme_given else port)), scheme)}"


def written(name: str, port: int, scheme: str) -> str:
    """As a browser writes it into a Host header."""
    name = f"[{name}]" if ":" in name else name
    return name if port == DEFAULT_PORTS[scheme] else f"{name}:{port}"


def plain(address: str) -> str:
    """An IPv4 address that came in over IPv6, as IPv4; a link's own address without the name of the link."""
    with contextlib.suppress(ValueError):
        found = ipaddress.ip_address(address.partition("%")[0])
        return str(getattr(found, "ipv4_mapped", None) or found)
    return address


def own_names() -> set[str]:
    """What this machine is called, on its network too."""
    name = socket.gethostname().lower()
    short = name.partition(".")[0]
    return {name, short, f"{short}.local"} if short else set()


def own_address() -> str | None:
    """The address at which other machines find this one; None without a network."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.connect(OUTSIDE)
        found = str(asking.getsockname()[0])
        return None if found in EVERYWHERE else found
    return None
