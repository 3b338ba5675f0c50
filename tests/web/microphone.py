"""A microphone that a test speaks into, and an ear at the page's loudspeaker: `Mouth(page).say("Hello.")`, `Ear(page).heard()`.

Chromium's own fake microphone plays a file from the moment it is opened, whatever the talk is at. This one stands in its place
and says a recording when the test says so, so that a test can answer, interrupt and fall silent like a trainee. Everything behind
`getUserMedia` is the page's own.
"""

from __future__ import annotations

import base64
import wave
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np

from coach.speech.ports import Audio
from coach.speech.resampling import resampled

RATE = 24_000
QUIET = 0.01
"""Root mean square of 10 ms at the loudspeaker below which nothing is heard."""
SCRIPT = """
(() => {
  const mine = (window.test = { sockets: [], played: [], told: [], context: null });
  const pack = (samples) => {
    const bytes = new Uint8Array(new Int16Array(samples.map((each) => Math.round(Math.max(-1, Math.min(1, each)) * 32767))).buffer);
    let text = "";
    for (const each of bytes) text += String.fromCharCode(each);
    return btoa(text);
  };
  if (navigator.mediaDevices) navigator.mediaDevices.getUserMedia = async () => {
    mine.context = new AudioContext();
    await mine.context.resume();
    const end = mine.context.createMediaStreamDestination();
    const air = mine.context.createConstantSource(); // a stream without a source gives no samples
    const breath = mine.context.createGain();
    breath.gain.value = 1e-5;
    air.connect(breath).connect(end);
    air.start();
    mine.end = end;
    return end.stream;
  };
  // Says a recording; the time at which its first sample leaves, as performance.now() counts.
  mine.say = async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (each) => each.charCodeAt(0));
    const source = mine.context.createBufferSource();
    source.buffer = await mine.context.decodeAudioData(bytes.buffer);
    source.connect(mine.end);
    const now = performance.now();
    const at = mine.context.currentTime + 0.05;
    source.start(at);
    mine.source = source;
    return now + 50;
  };
  mine.hush = () => mine.source.stop();
  mine.unplug = () => {
    const track = mine.end.stream.getAudioTracks()[0];
    track.stop();
    track.dispatchEvent(new Event("ended"));
  };
  mine.drop = () => mine.sockets.at(-1).close();
  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(...address) {
      super(...address);
      mine.sockets.push(this);
      this.addEventListener("message", ({ data }) => {
        if (typeof data === "string") mine.told.push({ ...JSON.parse(data), at_ms: performance.now() });
      });
    }
  };
  // What goes to the loudspeaker, as it goes there.
  const connect = AudioNode.prototype.connect;
  AudioNode.prototype.connect = function (to, ...more) {
    if (to instanceof AudioDestinationNode && this.context.sampleRate === 24000) {
      const ear = this.context.createScriptProcessor(256, 1, 1);
      ear.onaudioprocess = ({ inputBuffer }) => {
        const samples = inputBuffer.getChannelData(0);
        mine.played.push({ at: performance.now(), samples: pack(samples) });
      };
      connect.call(this, ear);
      connect.call(ear, this.context.destination);
    }
    return connect.call(this, to, ...more);
  };
})();
"""
ARGUMENTS = ("--autoplay-policy=no-user-gesture-required",)


@cache
def voice() -> Any:
    """The trainee's voice, which is not the professional's."""
    from hibari import Hibari

    return Hibari()


def spoken(text: str) -> Audio:
    """(n,) at 24 kHz, without silence around it."""
    sound = np.asarray(voice()(text, seed=0), np.float32)
    loud = np.flatnonzero(np.abs(sound) > 0.01)
    return sound[loud[0] : loud[-1] + 1]


def wav(sound: Audio) -> bytes:
    """A whole file."""
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((sound * 32767).astype("<i2").tobytes())
    return out.getvalue()


def recording(path: Path, *parts: str | float) -> Path:
    """A file of sentences and of silences in seconds, for Chromium's own fake microphone."""
    path.write_bytes(
        wav(np.concatenate([np.zeros(int(p * RATE), np.float32) if isinstance(p, float) else spoken(p) for p in parts]))
    )
    return path


class Mouth:
    """The trainee's."""

    def __init__(self, page) -> None:
        self._page = page

    def say(self, text: str) -> float:
        """Begin to say it; the time of the first sound, as the page counts, in milliseconds."""
        return self._page.evaluate("(text) => test.say(text)", base64.b64encode(wav(spoken(text))).decode())


class Ear:
    """At the page's loudspeaker."""

    def __init__(self, page) -> None:
        self._page = page

    def pieces(self) -> list[tuple[float, Audio]]:
        """Everything that was played so far: when each piece had gone out, in milliseconds, and its samples."""
        found = self._page.evaluate("() => test.played")
        return [
            (each["at"], np.frombuffer(base64.b64decode(each["samples"]), "<i2").astype(np.float32) / 32767) for each in found
        ]

    def heard(self, since: float = 0.0) -> Audio:
        """(n,) at 24 kHz."""
        pieces = [samples for at, samples in self.pieces() if at >= since]
        return np.concatenate(pieces) if pieces else np.zeros(0, np.float32)

    def now(self) -> float:
        """The page's time."""
        return self._page.evaluate("() => performance.now()")

    def silent_from(self, since: float) -> float:
        """When the last sound went out that belongs to what was sounding at `since`: the first 150 ms of silence end it."""
        last, quiet = since, 0.0
        for at, samples in self.pieces():
            if at < since:
                continue
            if float(np.sqrt(np.mean(np.square(samples)))) > QUIET:
                last, quiet = at, 0.0
            else:
                quiet += len(samples) / RATE
                if quiet > 0.15:
                    break
        return last


@cache
def transcriber() -> Any:
    """tiny.en, as it is in the coach."""
    import tempfile

    from coach.settings import SpeechSettings
    from coach.speech.stt import faster_whisper

    return faster_whisper.build(SpeechSettings(), Path(tempfile.mkdtemp()))


def understood(sound: Audio) -> str:
    """What is said in (n,) samples at 24 kHz."""
    return transcriber().transcribe(resampled(sound, RATE, 16_000)).text
