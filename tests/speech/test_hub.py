"""Fetching a model: the hub is a server on this machine that behaves as the real one does, well and badly."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from werkzeug import Request, Response

from coach.errors import SpeechError
from coach.speech import hub

pytest.importorskip("huggingface_hub")
REPOSITORY = "someone/some-model"
WEIGHTS = bytes(range(256)) * 8192  # 2 MB
FILES = {"config.json": b"{}", "tokenizer.json": b"{}", "vocabulary.txt": b"a\nb\n", "model.bin": WEIGHTS, "README.md": b"no"}


class Hub:
    """Says what the repository holds and sends its files; can break off, or send something else."""

    def __init__(self, server) -> None:
        self.address = server.url_for("").rstrip("/")
        self.ranges: list[str | None] = []
        self.breaks_after: int | None = None
        self.ignores_ranges = False
        self.sends = dict(FILES)
        siblings = [
            {"rfilename": name, "size": len(data)}
            | (
                {"lfs": {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data), "pointerSize": 100}}
                if name == "model.bin"
                else {}
            )
            for name, data in FILES.items()
        ]
        server.expect_request(f"/api/models/{REPOSITORY}").respond_with_json({"id": REPOSITORY, "siblings": siblings})
        for name in FILES:
            server.expect_request(f"/{REPOSITORY}/resolve/main/{name}").respond_with_handler(
                lambda request, name=name: self._file(name, request)
            )

    def _file(self, name: str, request: Request) -> Response:
        data, start = self.sends[name], 0
        asked = request.headers.get("Range")
        if name == "model.bin":
            self.ranges.append(asked)
        if asked and not self.ignores_ranges:
            start = int(asked.removeprefix("bytes=").removesuffix("-"))
        body = data[start:]
        answer = Response(body, status=206 if start else 200)
        if name == "model.bin" and self.breaks_after is not None:
            answer = Response(body[: self.breaks_after], status=206 if start else 200)
            answer.headers["Connection"] = "close"
        return answer


@pytest.fixture
def there(httpserver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hub:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(hub.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**12, 0, 10**12))
    return Hub(httpserver)


def fetch(server: Hub, models: Path, progress=None) -> Path:
    return hub.fetch("some-model", REPOSITORY, models, progress, endpoint=server.address)


def test_the_files_that_a_model_needs_arrive_and_no_others(there: Hub, tmp_path: Path):
    folder = fetch(there, tmp_path)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        name: data for name, data in FILES.items() if name != "README.md"
    }


def test_the_size_is_told_before_the_first_byte_and_the_end_is_the_whole(there: Hub, tmp_path: Path):
    told: list[tuple[str, int, int]] = []
    fetch(there, tmp_path, lambda *each: told.append(each))
    whole = sum(len(data) for name, data in FILES.items() if name != "README.md")
    assert told[0] == ("some-model", 0, whole)
    assert told[-1] == ("some-model", whole, whole)
    assert [done for _, done, _ in told] == sorted(done for _, done, _ in told)


def test_what_is_there_is_not_fetched_again(there: Hub, tmp_path: Path):
    fetch(there, tmp_path)
    there.ranges.clear()
    fetch(there, tmp_path)
    assert there.ranges == []


def test_a_download_that_broke_off_goes_on_where_it_stopped(there: Hub, tmp_path: Path):
    folder = tmp_path / "someone--some-model"
    folder.mkdir()
    (folder / "model.bin.part").write_bytes(WEIGHTS[:1_500_000])
    told: list[int] = []
    fetch(there, tmp_path, lambda _, done, __: told.append(done))
    assert there.ranges == ["bytes=1500000-"]
    assert told[0] == 1_500_000
    assert (folder / "model.bin").read_bytes() == WEIGHTS


def test_a_server_that_breaks_off_again_and_again_is_asked_until_it_is_done(there: Hub, tmp_path: Path):
    there.breaks_after = 1_000_000
    assert (fetch(there, tmp_path) / "model.bin").read_bytes() == WEIGHTS
    assert there.ranges == [None, "bytes=1000000-", "bytes=2000000-"]


def test_a_server_that_sends_nothing_ends_it_and_what_came_is_kept(there: Hub, tmp_path: Path):
    there.breaks_after = 0
    folder = tmp_path / "someone--some-model"
    folder.mkdir()
    (folder / "model.bin.part").write_bytes(WEIGHTS[:1_500_000])
    with pytest.raises(SpeechError, match="broke off after 2 of 2 MB"):
        fetch(there, tmp_path)
    assert (folder / "model.bin.part").stat().st_size == 1_500_000
    assert not (folder / "model.bin").exists()


def test_a_server_that_knows_no_ranges_begins_again(there: Hub, tmp_path: Path):
    there.ignores_ranges = True
    folder = tmp_path / "someone--some-model"
    folder.mkdir()
    (folder / "model.bin.part").write_bytes(WEIGHTS[:1_500_000])
    assert (fetch(there, tmp_path) / "model.bin").read_bytes() == WEIGHTS


def test_weights_that_arrive_damaged_are_thrown_away(there: Hub, tmp_path: Path):
    there.sends["model.bin"] = WEIGHTS[::-1]
    with pytest.raises(SpeechError, match="arrived damaged"):
        fetch(there, tmp_path)
    assert not list((tmp_path / "someone--some-model").glob("model.bin*"))


def test_a_disk_without_room_is_said_before_the_first_byte(there: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(hub.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9 - 10**6, 10**6))
    with pytest.raises(SpeechError, match=r'"some-model" needs 2 MB and .* has 1 MB free'):
        fetch(there, tmp_path)
    assert there.ranges == []


def test_no_network_says_what_can_be_done(tmp_path: Path, there: Hub):
    with pytest.raises(SpeechError, match="hub cannot be reached"):
        hub.fetch("some-model", REPOSITORY, tmp_path, endpoint="http://127.0.0.1:9")


def test_a_repository_without_a_model_says_so(httpserver, there: Hub, tmp_path: Path):
    httpserver.expect_request("/api/models/someone/else").respond_with_data(
        json.dumps({"id": "someone/else", "siblings": [{"rfilename": "README.md", "size": 3}]}), content_type="application/json"
    )
    with pytest.raises(SpeechError, match=r"is no faster-whisper model: it has no model\.bin"):
        hub.fetch("else", "someone/else", tmp_path, endpoint=there.address)
