// Samples of the microphone at the browser's own rate in, pieces of 512 samples at 16 kHz out, as 16-bit numbers, with their level.
// The graph in front of it lets nothing above 7 kHz through, so that between two samples a straight line is good enough.

const RATE = 16000;
const PIECE = 512;
const HEADER = 4; // bytes: the first says that these are samples

class Capture extends AudioWorkletProcessor {
  #step = sampleRate / RATE;
  #at = 0; // where the next sample lies, from the first one of this block
  #last = 0;
  #piece = new Int16Array(PIECE);
  #filled = 0;
  #loudest = 0;

  process([input]) {
    const samples = input[0];
    if (!samples) return true;
    while (this.#at < samples.length) {
      const whole = Math.floor(this.#at);
      const before = whole === 0 ? this.#last : samples[whole - 1];
      this.#put(before + (samples[whole] - before) * (this.#at - whole));
      this.#at += this.#step;
    }
    this.#at -= samples.length;
    this.#last = samples[samples.length - 1];
    return true;
  }

  #put(value) {
    const clipped = Math.max(-1, Math.min(1, value));
    this.#loudest = Math.max(this.#loudest, Math.abs(clipped));
    this.#piece[this.#filled++] = Math.round(clipped * 32767);
    if (this.#filled < PIECE) return;
    const message = new ArrayBuffer(HEADER + PIECE * 2);
    new Int16Array(message, HEADER).set(this.#piece);
    this.port.postMessage({ message, level: this.#loudest }, [message]);
    this.#filled = 0;
    this.#loudest = 0;
  }
}

registerProcessor("capture", Capture);
