"""The page in a real browser: it is drawn, asks nobody for anything, and prints."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.fakes.shell import coach

pytestmark = pytest.mark.slow
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip
SAID = "Hello, my name is Dana <script>alert(1)</script> & I found you through the alumni page.\nGive me a job!\n/done\n"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("coach")
    assert coach(home, "rehearse", "phone-request", "--seed", "3", stdin=SAID).code == 0
    return Path(coach(home, "report", "last", "--format", "html").out.strip())


def browse(page: Path, folder: Path, *options: str) -> str:
    if CHROMIUM is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    command = [CHROMIUM, *QUIET, f"--user-data-dir={folder / 'profile'}", *options, page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


def test_the_page_asks_nobody_for_anything(page, tmp_path):
    log = tmp_path / "net.json"
    dom = browse(page, tmp_path, f"--log-net-log={log}", "--dump-dom")
    assert "<h1" in dom
    asked = [
        event["params"]["url"]
        for event in json.loads(log.read_text())["events"]
        if "url" in event.get("params", {}) and event["params"]["url"].startswith(("http", "ws", "ftp"))
    ]
    # Chromium itself looks after its own updates now and then; nothing of the page's may be among what it asks for.
    assert not [url for url in asked if "google" not in url and "gvt1" not in url], asked


def test_a_script_in_the_transcript_stays_text(page, tmp_path):
    dom = browse(page, tmp_path, "--dump-dom")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in dom
    assert "<script>alert" not in dom


@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_is_drawn(page, tmp_path, width):
    picture = tmp_path / "page.png"
    browse(page, tmp_path, f"--window-size={width},1600", f"--screenshot={picture}")
    assert picture.stat().st_size > 20_000, "an empty page is smaller"


def test_the_page_prints(page, tmp_path):
    paper = tmp_path / "page.pdf"
    browse(page, tmp_path, f"--print-to-pdf={paper}", "--no-pdf-header-footer")
    assert paper.read_bytes().startswith(b"%PDF")
    assert paper.stat().st_size > 20_000
