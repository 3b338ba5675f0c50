// Pieces of sound in, sound out, and how many samples of each run were played. A new run silences the old one within this block.

const TOLD = 960; // samples between two reports: 40 ms

class Playback extends AudioWorkletProcessor {
  #run = 0;
  #pieces = [];
  #at = 0; // in the first piece
  #played = 0; // of this run
  #told = 0;
  #held = false; // the trainee may be speaking

  constructor() {
    super();
    this.port.onmessage = ({ data }) => {
      if ("held" in data) {
        this.#held = data.held;
        return;
      }
      if (data.run < this.#run) return; // what was on its way when it was silenced
      if (data.fresh || data.run > this.#run) {
        this.#run = data.run ?? 0;
        this.#pieces = [];
        this.#held = false;
        this.#at = this.#played = this.#told = 0;
      }
      if (data.samples) this.#pieces.push(data.samples);
    };
  }

  process(_, [output]) {
    const out = output[0];
    let filled = 0;
    while (!this.#held && filled < out.length && this.#pieces.length) {
      const piece = this.#pieces[0];
      const count = Math.min(out.length - filled, piece.length - this.#at);
      for (let each = 0; each < count; each++) out[filled + each] = piece[this.#at + each] / 32768;
      filled += count;
      this.#at += count;
      if (this.#at === piece.length) {
        this.#pieces.shift();
        this.#at = 0;
      }
    }
    this.#played += filled;
    const over = filled > 0 && !this.#pieces.length;
    if (this.#played - this.#told >= TOLD || (over && this.#played > this.#told)) {
      this.#told = this.#played;
      this.port.postMessage({ run: this.#run, played: this.#played });
    }
    return true;
  }
}

registerProcessor("playback", Playback);
