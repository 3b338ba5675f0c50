// The browser's microphone and loudspeaker: `open()` asks for them, `play(bytes)` plays what the server made, `hush(run)` is silence.
// What is heard goes to `told.sound(bytes)`, its level to `told.level(0 to 1)`. It knows neither page nor talk.

import { Duck } from "./rehearsal-duck.js";

const RATE = 24000; // Hz of what the server plays
const HIGHEST = 7000; // Hz that go to the server: its own rate is 16 kHz
const SOUNDING = 400; // milliseconds since the loudspeaker said that it plays: every 40, and later on a busy machine
const HEARD = 1; // first byte of a message that says how much was played

export class Voice {
  #told;
  #stream = null;
  #capture = null; // contexts
  #playback = null;
  #player = null;
  #graph = [];
  #duck = new Duck((held) => this.#player?.port.postMessage({ held }));
  #run = 0; // that may be heard
  #sounding = 0; // when the loudspeaker last said that it plays
  interrupts = true; // whether the first sound holds the professional's voice; not while a key decides who speaks

  constructor(told) {
    this.#told = told;
  }

  // Rejects with one sentence that says what to do.
  async open() {
    if (!navigator.mediaDevices?.getUserMedia) throw new Error("This browser gives the microphone to pages of this machine, or over https, only. Type for now.");
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({
        audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
      });
    } catch (error) {
      throw new Error(
        error.name === "NotAllowedError"
          ? "The microphone is not allowed. Allow it for this page in the address bar, then press Talk again."
          : "No microphone was found. Plug one in, then press Talk again.",
      );
    }
    try {
      await this.#listen();
      await this.#speak();
    } catch (error) {
      this.close();
      throw new Error(`Sound cannot be used in this browser (${error.message}). Type for now.`);
    }
    for (const track of this.#stream.getTracks()) track.addEventListener("ended", () => this.#stream && this.#told.gone());
  }

  async #listen() {
    this.#capture = new AudioContext({ latencyHint: "interactive" });
    await this.#capture.audioWorklet.addModule("/static/rehearsal-capture.js");
    const low = () => new BiquadFilterNode(this.#capture, { type: "lowpass", frequency: HIGHEST, Q: 0.7 });
    const hears = new AudioWorkletNode(this.#capture, "capture", { outputChannelCount: [1], channelCount: 1, channelCountMode: "explicit" });
    hears.port.onmessage = ({ data }) => {
      this.#told.level(data.level);
      if (this.interrupts) this.#duck.hears(data.level, performance.now() - this.#sounding < SOUNDING);
      this.#told.sound(data.message);
    };
    // Held on to, and led to the (silent) end of the graph: a browser throws away nodes that nobody seems to need.
    this.#graph = [this.#capture.createMediaStreamSource(this.#stream), low(), low(), hears, this.#capture.destination];
    this.#graph.reduce((from, to) => from.connect(to));
    await this.#capture.resume();
  }

  async #speak() {
    this.#playback = new AudioContext({ sampleRate: RATE, latencyHint: "interactive" });
    await this.#playback.audioWorklet.addModule("/static/rehearsal-playback.js");
    this.#player = new AudioWorkletNode(this.#playback, "playback", { numberOfInputs: 0, outputChannelCount: [1] });
    this.#player.port.onmessage = ({ data }) => {
      if (data.run >= this.#run) this.#sounding = performance.now();
      const message = new DataView(new ArrayBuffer(12));
      message.setUint8(0, HEARD);
      message.setUint32(4, data.run, true);
      message.setUint32(8, data.played, true);
      this.#told.sound(message.buffer);
    };
    this.#player.connect(this.#playback.destination);
    await this.#playback.resume();
  }

  play(bytes) {
    const run = new DataView(bytes).getUint32(0, true);
    this.#player?.port.postMessage({ run, samples: new Int16Array(bytes.slice(4)) });
  }

  // A new conversation begins, whose runs count from nothing.
  fresh() {
    this.#silenced(0);
    this.#player?.port.postMessage({ fresh: true });
  }

  hush(run) {
    this.#silenced(run);
    this.#player?.port.postMessage({ run });
  }

  // What the microphone hears from now on is no echo, and nothing of it may be learned as one.
  #silenced(run) {
    this.#run = run;
    this.#sounding = 0;
    this.#duck.confirmed();
  }

  close() {
    this.#silenced(0);
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    for (const context of [this.#capture, this.#playback]) if (context && context.state !== "closed") context.close();
    this.#stream = this.#capture = this.#playback = this.#player = null;
    this.#graph = [];
    this.#told.level(0);
  }
}
