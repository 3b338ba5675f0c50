"""A session that was spoken, and how it sounded, in every rendering; word times are written here."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from coach.dialogue.events import Delivered, PersonaSaid, TraineeSaid
from coach.dialogue.session import Session
from coach.dialogue.types import Delivery, Pause, Tone, Word
from coach.report import html, markdown
from coach.report import json as report_json
from coach.report.player import linked
from coach.report.plots import voice
from coach.report.sounded import lines, spoken
from coach.report.text import numbered, paragraphs
from coach.report.view import Report, view
from coach.speech.flac import encoded
from coach.speech.recording import read
from tests.report.pages import Page
from tests.report.talks import Talk
from tests.speech.sounds import tone as sine

CLEAN = "Hello, my name is Dana. Could I have twenty minutes?"
SAID = "Um, hello, my name is is Dana. Could I, uh, have twenty minutes? Um."
LENGTH = 0.5


def delivery(text: str = SAID, start: float = 3.0, model: str = "tiny.en") -> Delivery:
    """Half a second a word; after "Dana." 1.4 s of silence."""
    words: list[Word] = []
    at = start
    for each in text.split():
        words.append(Word(each, round(at, 2), round(at + LENGTH, 2), 0.9))
        at += LENGTH + (1.4 if each == "Dana." else 0.0)
    return Delivery(tuple(words), (Pause(start + 3.5, start + 4.9),), Tone(180.0, 3.0, 4.0, 4.0), model)


def talk(said: Delivery | None = None, *, typed: bool = False) -> Session:
    """The professional speaks from 0 to 2.4 s, the trainee from 3.0 s on; then both once more, and nobody measured that turn."""
    made = Talk().opens("Ruth Adler here, hello there.").says(CLEAN, ("states_own_name", "my name is Dana"))
    made.answers("Yes, come by on Tuesday.").says("Thank you.").ends("granted", "the appointment was read back")
    if typed:
        return made.session
    events = [
        replace(event, source="spoken", start_seconds=3.0, end_seconds=11.4)
        if isinstance(event, TraineeSaid) and event.turn == 1
        else replace(
            event,
            source="spoken",
            start_seconds=event.start_seconds + 5 * event.turn,
            end_seconds=event.end_seconds + 5 * event.turn,
        )
        if isinstance(event, (TraineeSaid, PersonaSaid))
        else event
        for event in made.events
    ]
    events.append(Delivered(seq=len(events), turn=1, delivery=said or delivery(), sound_seconds=2.7))
    return Session.of(events)


def report(said: Delivery | None = None) -> Report:
    made = Talk().opens("x").says(CLEAN, ("states_own_name", "my name is Dana"))
    session = talk(said)
    return view(session, made.scored([made.judged("states_own_name", "Said who you are")], [], True))


def test_a_typed_session_did_not_sound_like_anything():
    assert spoken(talk(typed=True)) is None
    made = Talk().opens("x").says(CLEAN, ("states_own_name", "my name is Dana"))
    page = html.render(view(talk(typed=True), made.scored([], [], True)))
    assert "How you sounded" not in page


def test_hesitation_is_marked_where_it_was_and_the_text_stays_the_text():
    """ "Um" before "Hello", a pause of 1.4 s before "Could", "uh" before "have", "Um" at the end."""
    (said,) = [each for each in report().said if each.anchor == "turn-1"]
    assert numbered(said) == ("‹um› Hello, my name is Dana [1]. ‹1.4 s› Could I ‹uh› have twenty minutes? ‹um›")
    assert "".join(piece.text for piece in said.pieces) == CLEAN


def test_a_quote_has_the_time_of_its_words():
    """ "my name is Dana" begins with the third word said and ends with the seventh: 4.0 to 6.5 s."""
    made = spoken(talk())
    assert made is not None
    assert made.turns[1].span(7, 22) == (4.0, 6.5)
    assert made.turns[1].span(100, 120) is None


def test_the_figures_are_those_of_the_words():
    """Fourteen words of half a second and 1.4 s of silence: 8.4 s, three of the words fillers."""
    made = spoken(talk())
    assert made is not None
    named = dict(lines(made))
    assert named["pauses"] == "1 pause within your turns, 1 of 1 s or more, the longest 1.4 s"
    assert named["fillers"].startswith("3, or ")
    assert named["fillers"].endswith("(um 2, uh 1)")
    assert named["said twice or broken off"] == "1 time: “is is”"
    assert named["longest turn"] == "8 s"
    assert named["not measured"] == "1 turn"
    assert named["voice"] == "moves 3.0 semitones, 4.0 dB in loudness: ordinary"
    assert made.latencies[0] == pytest.approx(0.6)  # 2.4 → 3.0


def test_fillers_of_an_unmeasured_model_are_neither_counted_nor_marked():
    made = report(delivery(model="other"))
    assert made.spoken is not None
    assert dict(lines(made.spoken))["fillers"] == "not judged: nobody has measured how well other hears fillers"
    (said,) = [each for each in made.said if each.anchor == "turn-1"]
    assert "um" not in numbered(said)
    assert json.loads(report_json.render(made))["sounded"]["fillers"] is None


def test_every_rendering_has_the_section():
    made = report()
    assert "You spoke: 79 words a minute, 3 fillers, 1 pause of a second or more." in [each.text for each in paragraphs(made)]
    assert "How you sounded" in [paragraph.text for paragraph in paragraphs(made, full=True)]
    assert "## How you sounded" in markdown.render(made, full=True)
    assert json.loads(report_json.render(made))["sounded"]["talk_share"] == made.spoken.talk_share  # type: ignore[union-attr]
    page = Page(html.render(made))
    assert "How you sounded" in page.text
    assert page.unclosed == []
    assert page.tags["audio"] == 0


def test_the_picture_shows_pace_fillers_and_long_pauses():
    drawn = voice(report())
    assert drawn is not None
    assert len(drawn.rates) == 1
    assert (len(drawn.fillers), len(drawn.pauses)) == (3, 1)
    assert all(0 <= each.x <= 100 for each in (*drawn.rates, *drawn.fillers, *drawn.pauses))


@pytest.fixture
def kept(tmp_path: Path) -> dict[int, Path]:
    """Nine seconds of turn 1: a tone that is nowhere else."""
    pytest.importorskip("av")
    path = tmp_path / "turn-1.flac"
    path.write_bytes(encoded(sine(9.0)))
    return {1: path}


def test_kept_sound_plays_in_the_page_at_home_whole_and_evidence_by_evidence(kept: dict[int, Path]):
    page = html.render(report(), sounds=kept)
    assert Page(page).tags["audio"] == 2
    assert "media-src data:" in page
    assert page.count("data:audio/flac;base64,") == 2


def test_evidence_is_cut_to_its_words(kept: dict[int, Path], tmp_path: Path):
    """4.0 to 6.5 s of the talk with 0.3 s on both sides: 3.1 s."""
    import base64

    from coach.report.player import players

    made = players(report(), kept)
    assert made is not None
    (address,) = made.notes.values()
    (tmp_path / "cut.flac").write_bytes(base64.b64decode(address.partition(",")[2]))
    assert len(read(tmp_path / "cut.flac")) / 16_000 == pytest.approx(3.1, abs=0.05)


def test_a_page_without_sound_may_play_none():
    assert "media-src" not in html.render(report())


def test_sound_beyond_the_limit_stays_out_and_the_page_says_so(kept: dict[int, Path], monkeypatch: pytest.MonkeyPatch):
    from coach.report import player

    monkeypatch.setattr(player, "MOST_BYTES", 1_000)
    page = html.render(report(), sounds=kept)
    assert "audio/flac" not in page
    assert "The sound of 1 turn lies beside the session" in page


def test_sound_that_was_damaged_costs_the_evidence_only(kept: dict[int, Path]):
    kept[1].write_bytes(b"no sound at all")
    assert Page(html.render(report(), sounds=kept)).tags["audio"] == 1


def test_flac_loses_nothing(tmp_path: Path):
    pytest.importorskip("av")
    sound = (np.random.default_rng(3).normal(0, 0.1, 20_001)).astype(np.float32)
    (tmp_path / "a.flac").write_bytes(encoded(sound))
    assert np.abs(read(tmp_path / "a.flac")[: len(sound)] - sound).max() < 1e-4


@pytest.mark.slow
def test_a_browser_plays_what_the_page_holds(kept: dict[int, Path], tmp_path: Path):
    """Without scripts nothing can ask an element whether it plays; a page of our own asks the same addresses."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    page = html.render(report(), sounds=kept)
    address = page[page.index("data:audio") :].split('"', 1)[0]
    asking = tmp_path / "asking.html"
    asking.write_text(
        f"<body><script>const a = new Audio('{address}'); a.preload = 'metadata';"
        "a.onloadedmetadata = () => document.body.dataset.seconds = a.duration.toFixed(1);"
        "a.onerror = () => document.body.dataset.seconds = 'error';</script></body>"
    )
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path / 'profile'}",
        "--virtual-time-budget=5000",
    ]
    done = subprocess.run(
        [chromium, *options, "--dump-dom", asking.as_uri()], capture_output=True, text=True, timeout=120, check=True
    )
    assert 'data-seconds="' in done.stdout
    assert 'data-seconds="error"' not in done.stdout


def test_a_page_of_a_server_links_to_its_sound_and_evidence_is_a_part_of_it():
    made = linked(report(), {1: "/sound/1"})
    assert made is not None
    assert made.turns == {1: "/sound/1"}
    (part,) = made.notes.values()
    first, end = map(float, part.removeprefix("/sound/1#t=").split(","))
    assert end - first == pytest.approx(3.1), "4.0 to 6.5 s of the talk with 0.3 s on both sides"
    page = html.render(report(), html.Live("", "", sounds={1: "/sound/1"}))
    assert 'src="/sound/1"' in page
    assert "data:audio" not in page
