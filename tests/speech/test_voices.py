"""Who sounds how: drawn by name, within what mouths do, and different for the professionals that are shipped."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import SpeechError
from coach.resources import shipped
from coach.scenario.load import Library
from coach.settings import Settings, SpeechSettings
from coach.speech import voices
from coach.speech.voices import Wish, choose, leaves_the_machine, shape

WISHES = st.builds(
    Wish,
    st.text(max_size=30),
    st.sampled_from(["woman", "man"]),
    st.sampled_from(["young", "middle", "older"]),
    st.sampled_from(["slow", "normal", "brisk"]),
)


def wishes(tmp_path) -> list[Wish]:
    library = Library(shipped("scenarios"), tmp_path)
    profiles = [library.profile(path.stem) for path in sorted((shipped("scenarios") / "profiles").glob("*.yaml"))]
    return [Wish(each.name, each.voice.kind, each.voice.age, each.voice.pace) for each in profiles]


def test_no_two_professionals_sound_alike(tmp_path):
    """A semitone, four per cent of the formants or a seventh of the pace is plain to hear; each pair differs by two of these in sum."""
    assert len(wishes(tmp_path)) == 10
    for one, other in itertools.combinations(map(shape, wishes(tmp_path)), 2):
        semitones = abs(12 * math.log2(one.hertz / other.hertz))
        formants, pace = abs(math.log(one.tract / other.tract)), abs(math.log(one.pace / other.pace))
        assert semitones + formants / 0.04 + pace / 0.15 > 2


@given(WISHES)
def test_every_voice_is_one_that_people_have(wish):
    """Median pitch of adults: women 150 to 260 Hz, men 85 to 155 Hz."""
    made = shape(wish)
    low, high = (150, 260) if wish.kind == "woman" else (85, 155)
    assert low <= made.hertz <= high
    assert 0.82 <= made.tract <= 1.06
    assert 0.8 <= made.pace <= 1.2
    assert made == shape(wish)


def test_where_nothing_else_speaks_there_is_silence(monkeypatch):
    def missing(name):
        if name != "silent":
            raise SpeechError("not here")
        return backend(name)

    backend = voices.backend
    monkeypatch.setattr(voices, "backend", missing)
    voice = choose(Settings(), Wish("ruth-adler"))
    assert list(voice.speak("Hello.")) == []


def test_a_voice_that_was_asked_for_and_cannot_speak_is_said():
    with pytest.raises(SpeechError, match="COACH_TTS_URL"):
        choose(Settings(speech=SpeechSettings(tts="server")), Wish("ruth-adler"))


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        (SpeechSettings(), None),
        (SpeechSettings(tts_url="http://127.0.0.1:8880/v1"), None),
        (SpeechSettings(tts_url="https://speech.example.org/v1"), "https://speech.example.org/v1"),
        (SpeechSettings(tts_url="https://speech.example.org/v1", tts="hibari"), None),
    ],
)
def test_words_leave_the_machine_only_for_a_server_elsewhere(settings, address):
    assert leaves_the_machine(Settings(speech=settings)) == address
