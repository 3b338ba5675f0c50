"""`coach serve`: who may reach it is decided before it opens anything."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from coach.web.command import command
from coach.web.secret import FILE, secret
from tests.web.serving import serving


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "example.org"])
def test_another_host_demands_tls_or_an_explicit_word_and_says_what_it_means(host: str) -> None:
    answer = CliRunner().invoke(command, ["--host", host])
    assert answer.exit_code == 2 or "lets other machines in" in str(answer.exception)
    told = answer.output + str(answer.exception)
    assert "--tls-cert" in told
    assert "everybody on the way can read along" in told


def test_a_certificate_without_its_key_is_refused(tmp_path: Path) -> None:
    certificate = tmp_path / "cert.pem"
    certificate.write_text("")
    answer = CliRunner().invoke(command, ["--tls-cert", str(certificate)])
    assert "belong together" in answer.output + str(answer.exception)


def test_the_secret_of_the_cookie_outlives_the_server_and_is_its_owner_s_alone(tmp_path: Path) -> None:
    made = secret(tmp_path)
    assert secret(tmp_path) == made
    assert len(made) == 43
    if os.name == "posix":
        assert (tmp_path / FILE).stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps the folder private by itself")
def test_a_secret_that_others_may_have_read_is_made_anew(tmp_path: Path) -> None:
    made = secret(tmp_path)
    (tmp_path / FILE).chmod(0o644)
    assert secret(tmp_path) != made


@pytest.mark.parametrize("broken", [b"", b"short", b"\xff" * 43, b"x" * 5000])
def test_a_broken_secret_is_made_anew(tmp_path: Path, broken: bytes) -> None:
    secret(tmp_path)
    (tmp_path / FILE).write_bytes(broken)
    assert len(secret(tmp_path)) == 43


@pytest.mark.slow
def test_a_server_for_other_machines_answers_to_them_and_says_what_that_means(tmp_path: Path) -> None:
    with serving(tmp_path, "--host", "0.0.0.0", "--unencrypted", "--public-name", "coach.example.org") as server:
        port = server.address.rpartition(":")[2]

        def status(host: str, path: str = "/") -> int:
            return httpx.get(f"http://127.0.0.1:{port}{path}", headers={"Host": f"{host}:{port}"}, trust_env=False).status_code

        assert [status(host) for host in (socket.gethostname(), "coach.example.org", "127.0.0.1")] == [403, 403, 403]
        assert status("evil.example") == 421
        assert status("coach.example.org", server.link.removeprefix(server.address)) == 303
    told = "".join(server.terminal)
    assert "everybody shares it" in told
    assert "everybody on the way can read along" in told
