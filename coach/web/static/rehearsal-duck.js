// Levels of the microphone in, whether to hold the professional's voice at once out: `duck.hears(0.2, playing)` → true.
// The server needs a tenth of a second more to be sure that it was speech; if it does not say so, the voice goes on where it was
// held. What comes back from the loudspeaker, past the browser's echo canceller, is learned and not taken for the trainee.

const LOUD = 0.03; // peak of 32 ms: 30 dB under full scale; a breath is softer
const OVER_ECHO = 4; // times: 12 dB
const PIECES = 2; // of 32 ms in a row; a click is over by then
const LEARNING = 8; // pieces, a quarter of a second: the canceller settles with the first sounds
const HELD = 450; // milliseconds until the voice goes on
const FADES = 0.995; // of the echo, per piece: half in four seconds

export class Duck {
  #hold;
  #echo = 0;
  #run = 0;
  #playing = 0;
  #loudest = 0;
  #timer = 0;

  // `hold(on)` holds the voice or lets it go on.
  constructor(hold) {
    this.#hold = hold;
  }

  hears(level, playing) {
    this.#playing = playing ? this.#playing + 1 : 0;
    if (!playing || this.#timer) {
      if (this.#timer) this.#loudest = Math.max(this.#loudest, level);
      return;
    }
    const loud = this.#playing > LEARNING && level > Math.max(LOUD, OVER_ECHO * this.#echo);
    if (!loud) this.#echo = Math.max(level, this.#echo * FADES);
    this.#run = loud ? this.#run + 1 : 0;
    if (this.#run < PIECES) return;
    this.#loudest = level;
    this.#hold(true);
    this.#timer = setTimeout(() => {
      this.#echo = this.#loudest; // nobody spoke: so loud is the echo, or the room
      this.#end();
      this.#hold(false);
    }, HELD);
  }

  // The server has heard somebody speak, or the talk is over.
  confirmed() {
    this.#end();
  }

  #end() {
    clearTimeout(this.#timer);
    this.#timer = this.#run = this.#playing = 0;
  }
}
