"""Databases for tests: `address` is a file, and in the slow run a PostgreSQL of Debian's as well, started for the run and thrown away.

A test that takes `address` runs on both: what holds for the file holds for the server.
"""

from __future__ import annotations

import getpass
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from coach.database.address import Address

PROGRAMS = Path("/usr/lib/postgresql")
"""Debian keeps them apart by version, off the path."""
USER, PASSWORD = "ada", "s3cret-w0rd"


@dataclass
class Server:
    """A PostgreSQL of our own."""

    folder: Path
    port: int

    def url(self, database: str = "postgres", password: str = PASSWORD) -> str:
        return f"postgresql://{USER}:{password}@127.0.0.1:{self.port}/{database}"

    def run(self, program: str, *words: str) -> None:
        subprocess.run([*_as_somebody(), str(_program(program)), *words], check=True, capture_output=True, cwd="/")

    def start(self) -> None:
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off -c shared_buffers=16MB"
        # Its output goes to a file: the server would hold a pipe open, and nobody would ever see its end.
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-w", "-o", options, "-l", f"{self.folder}/log", "start")

    def stop(self) -> None:
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-w", "-m", "immediate", "stop")

    def new_database(self, **options: str) -> str:
        """A new empty database; its URL."""
        import psycopg

        name = f"coach_{secrets.token_hex(4)}"
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} {' '.join(f'{key} {value}' for key, value in options.items())}")  # type: ignore[arg-type]
        return self.url(name)


def _program(name: str) -> Path | None:
    found = shutil.which(name)
    return Path(found) if found else max(PROGRAMS.glob(f"*/bin/{name}"), default=None)


def _as_somebody() -> list[str]:
    """PostgreSQL refuses to run as root."""
    return ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A server that runs while the tests do."""
    pytest.importorskip("psycopg")
    if _program("initdb") is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = Path(tempfile.mkdtemp(prefix="coach-pg-", dir="/tmp"))  # pytest's own folders are closed to other users
    try:
        (folder / "password").write_text(PASSWORD)
        owner = "postgres" if _as_somebody() else getpass.getuser()
        for path in (folder, folder / "password"):
            shutil.chown(path, owner)
        server = Server(folder, port)
        server.run(
            "initdb", "-D", f"{folder}/data", "-U", USER, "-A", "scram-sha-256", f"--pwfile={folder}/password",
            "-E", "UTF8", "--locale=C", "--no-sync",
        )  # fmt: skip
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["file", pytest.param("server", marks=pytest.mark.slow)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Address:
    """A database that is empty: a file, and in the slow run a PostgreSQL."""
    url = request.getfixturevalue("postgres").new_database() if request.param == "server" else None
    return Address(tmp_path / "home", url)
