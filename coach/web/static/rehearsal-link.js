// A session's id in, its events out, over a socket that comes back: after a reload, a closed lid, a lost connection, a restart.
// It counts the events that it has given out and asks only for the others. It knows no page.

const QUICKEST = 400; // milliseconds until the first try
const SLOWEST = 8000;
const TRIES = 3; // failed ones, until somebody has to look at the terminal
const ASLEEP = 15000; // a timer that comes so late: the lid was closed, and the socket may be dead without knowing it
const REFUSED = 4404; // the server says that trying again would not help

export class Link {
  seen = 0; // events known
  #socket = null;
  #tries = 0;
  #timer = 0;
  #ended = false;
  #told;

  // `told` has: event(event), status(status, place), cue(words), ear(what, message), problem(words), sound(bytes), lost(tries, why), found().
  constructor(session, told) {
    this.session = session;
    this.#told = told;
    let last = Date.now();
    setInterval(() => {
      const now = Date.now();
      if (now - last > ASLEEP) this.connect();
      last = now;
    }, 3000);
    addEventListener("online", () => this.open || this.connect());
    addEventListener("pageshow", (shown) => shown.persisted && this.connect());
  }

  get open() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  connect() {
    clearTimeout(this.#timer);
    this.#leave();
    if (this.#ended) return;
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/sessions/${this.session}/socket?after=${this.seen}`);
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    socket.addEventListener("open", () => {
      if (this.#socket !== socket) return;
      this.#tries = 0;
      this.#told.found();
    });
    socket.addEventListener("message", (message) => this.#socket === socket && this.#heard(message.data));
    socket.addEventListener("close", (closed) => this.#socket === socket && this.#closed(closed.code));
  }

  ask(wish) {
    if (!this.open) return false;
    this.#socket.send(JSON.stringify({ ...wish, seen: this.seen }));
    return true;
  }

  sound(bytes) {
    if (this.open) this.#socket.send(bytes);
  }

  #leave() {
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  #heard(data) {
    if (data instanceof ArrayBuffer) {
      this.#told.sound(data);
      return;
    }
    const message = JSON.parse(data);
    if (message.problem) this.#told.problem(message.problem);
    else if (message.status) this.#told.status(message.status, message);
    else if (message.ear) this.#told.ear(message.ear, message);
    else if (message.cue) this.#told.cue(message.cue);
    else if (message.seq >= this.seen) {
      this.seen = message.seq + 1;
      this.#ended = message.kind === "session_ended";
      this.#told.event(message);
    }
  }

  async #closed(code) {
    if (this.#ended) return;
    if (code === REFUSED) {
      this.#told.lost(0, "refused");
      return;
    }
    this.#tries += 1;
    this.#told.lost(this.#tries, this.#tries < TRIES ? "" : await this.#why());
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.connect(), Math.min(SLOWEST, QUICKEST * 2 ** (this.#tries - 1)));
  }

  // A socket that is refused says nothing more; an ordinary request does.
  async #why() {
    try {
      const answer = await fetch(`/sessions/${this.session}`, { redirect: "manual" });
      return answer.status === 403 ? "locked" : answer.status === 404 ? "gone" : "";
    } catch {
      return "silent";
    }
  }
}
