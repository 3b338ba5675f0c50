// The part of the page that is about sound: buttons, the microphone's level, what is understood so far. Wishes to the server out,
// what its ears say in. It shows and asks; what was said is in the events, which are the page's.

import { Voice } from "./rehearsal-voice.js";

const MUTED = 6000; // milliseconds of nothing but zeros: no room is so still
const MEASURING = 12000; // milliseconds that a report is waited for, at most
const byId = (id) => document.getElementById(id);

export class Aloud {
  state = "off"; // then "opening", "on"; "away" while the connection is lost and the microphone waits
  #page;
  #voice;
  #again = false; // it was stopped to be opened in another way
  #then = null; // what waits for the end
  #opened = 0;
  #loud = false; // anything but zeros has come
  #ownName; // of the mark that it was aloud, for a reload

  // `page` has: session, speaker, machine, needs, over(), begun(), enter(), ask(wish), sound(bytes), problem(words), line(words), partial(kind, text), seen().
  constructor(page) {
    this.#page = page;
    this.#ownName = `coach:${page.session}:aloud`;
    this.#voice = new Voice({
      sound: (bytes) => this.state === "on" && page.sound(bytes),
      level: (loudest) => this.#level(loudest),
      gone: () => {
        if (this.state === "off") return;
        this.#voice.close();
        page.ask({ do: "silent" });
        page.problem("The microphone is gone. Type, or plug it in and press Talk aloud again.");
      },
    });
    this.#buttons();
  }

  play(bytes) {
    this.#voice.play(bytes);
  }

  async open() {
    if (this.state !== "off" || this.#page.over()) return;
    this.#page.problem("");
    if (this.#page.needs) {
      this.#page.problem(this.#page.needs);
      return;
    }
    this.state = "opening";
    this.#voice.interrupts = !byId("by-key").checked;
    this.#say("Getting ready to listen …");
    try {
      await this.#voice.open();
    } catch (error) {
      this.#off();
      this.#page.problem(error.message);
      return;
    }
    if (this.state === "opening") this.#ask(); // it may have been stopped while the browser asked
    else this.#voice.close();
  }

  close() {
    if (this.state === "off") return;
    const asked = this.#page.ask({ do: "silent" });
    if (!asked || this.state === "away") this.#off();
    this.#forget();
  }

  // Calls back when all is said, heard and measured; at once where nothing is aloud.
  whenOff(then) {
    if (this.state === "off") {
      then();
      return;
    }
    this.#then = then;
    setTimeout(then, MEASURING);
  }

  // The connection is lost: the microphone stays open and is not heard, the loudspeaker falls silent.
  lost() {
    if (this.state === "off") return;
    this.state = "away";
    this.#voice.fresh();
    this.#page.partial(null);
    this.#say("Not connected. Wait a moment.");
  }

  // The page has caught up. What was aloud goes on aloud; after a reload a browser gives no sound before somebody presses something.
  caughtUp() {
    if (this.state === "away") {
      this.state = "opening";
      this.#ask();
    } else if (this.state === "off" && sessionStorage.getItem(this.#ownName)) {
      this.#page.problem("You were talking aloud. Press Talk aloud to go on.");
      return true;
    }
    return false;
  }

  // The page goes on without sound for good.
  over() {
    if (this.state === "away") this.#off();
    this.#forget();
    byId("manner").hidden = true;
    byId("hold").hidden = true;
  }

  hear(what, message) {
    if (what === "off") this.#off();
    else if (this.state !== "off") this.#heard[what]?.(message);
  }

  #heard = {
    waiting: ({ place }) =>
      this.#say(`One moment: all places for talking aloud are taken. You are number ${place} in the queue. You can type meanwhile.`),
    loading: () => {
      this.#voice.fresh();
      this.#say("Getting ready to listen …");
    },
    on: ({ leaves }) => {
      this.state = "on";
      sessionStorage.setItem(this.#ownName, "on");
      byId("hold").hidden = !byId("by-key").checked;
      const button = byId("talk-aloud");
      button.setAttribute("aria-pressed", "true");
      button.textContent = "Stop the microphone";
      byId("leaves").hidden = !leaves;
      byId("leaves").textContent = leaves;
      if (!this.#page.begun()) this.#page.enter();
      if (!byId("say").contains(document.activeElement)) (byId("by-key").checked ? byId("hold") : button).focus();
    },
    ringing: () => {
      byId("rehearsal").classList.add("is-ringing");
      this.#page.line("ringing …");
      this.#say("It rings …");
    },
    listening: () => this.#say(byId("by-key").checked ? "Hold the key and talk." : "Listening. Just talk, whenever you like."),
    saying: ({ text, at }) => {
      byId("rehearsal").classList.remove("is-ringing");
      this.#page.line(this.#page.machine ? "recording after the tone" : "connected");
      this.#say(`${this.#page.speaker} is talking. ${byId("by-key").checked ? "Hold the key" : "Speak"} to interrupt.`);
      if (at >= this.#page.seen()) this.#page.partial("persona", text);
    },
    speech: () => this.#say("You are heard."),
    partial: ({ text, at }) => at >= this.#page.seen() && this.#page.partial("trainee", text),
    nothing: () => {
      this.#page.partial(null);
      this.#say("Nothing was understood. Say it again.");
    },
    measuring: () => this.#say("Listening once more, for how you sounded …"),
    hush: ({ run }) => this.#voice.hush(run),
  };

  #ask() {
    const chosen = (id) => byId(id).value || null;
    const wish = {
      do: "aloud",
      key: byId("by-key").checked,
      headphones: byId("headphones").checked,
      patience: chosen("patience"),
      accommodation: chosen("accommodation"),
      keep: byId("keep").checked,
    };
    if (this.#page.ask(wish)) return;
    this.#off();
    this.#page.problem("Not connected. Try again in a moment.");
  }

  #off() {
    this.#voice.close();
    this.state = "off";
    this.#page.partial(null);
    byId("ear").hidden = true;
    byId("hold").classList.remove("is-down");
    byId("talk-aloud").setAttribute("aria-pressed", "false");
    byId("talk-aloud").textContent = "Talk aloud";
    byId("rehearsal").classList.remove("is-ringing");
    this.#page.silent();
    this.#then?.();
    if (this.#again) {
      this.#again = false;
      this.open();
    }
  }

  #forget() {
    sessionStorage.removeItem(this.#ownName);
  }

  #say(text) {
    byId("ear").hidden = false;
    if (byId("ear-words").textContent !== text) byId("ear-words").textContent = text;
  }

  #level(loudest) {
    byId("level").style.inlineSize = `${Math.min(100, Math.round(140 * Math.sqrt(loudest)))}%`;
    if (loudest > 0) this.#loud = true;
    if (this.state !== "on") {
      this.#opened = performance.now();
      this.#loud = false;
    } else if (!this.#loud && performance.now() - this.#opened > MUTED) {
      this.#loud = true; // said once
      this.#page.problem("The microphone gives nothing but silence. Is it switched off, or another one chosen?");
    }
  }

  #key(down) {
    if (this.state !== "on" || !byId("by-key").checked || byId("hold").classList.contains("is-down") === down) return;
    byId("hold").classList.toggle("is-down", down);
    this.#page.ask({ do: "key", down });
    this.#say(down ? "You are heard." : "Understood so far …");
  }

  // Another way to talk, while the microphone is open: it is closed and opened anew.
  #changed(id, value) {
    localStorage.setItem(`coach:${id}`, value);
    if (this.state !== "on") return;
    this.#again = true;
    this.#page.ask({ do: "silent" });
  }

  #buttons() {
    byId("go-aloud").addEventListener("click", () => this.open());
    byId("talk-aloud").addEventListener("click", () => (this.state === "off" ? this.open() : this.close()));
    for (const id of ["by-key", "headphones", "keep"]) {
      byId(id).checked = localStorage.getItem(`coach:${id}`) === "on";
      byId(id).addEventListener("change", () => this.#changed(id, byId(id).checked ? "on" : "off"));
    }
    for (const id of ["patience", "accommodation"]) {
      byId(id).value = localStorage.getItem(`coach:${id}`) ?? "";
      if (byId(id).selectedIndex < 0) byId(id).value = ""; // what another version of the page has kept
      byId(id).addEventListener("change", () => this.#changed(id, byId(id).value));
    }
    const hold = byId("hold");
    hold.addEventListener("pointerdown", (pressed) => {
      hold.setPointerCapture(pressed.pointerId);
      this.#key(true);
    });
    for (const up of ["pointerup", "pointercancel"]) hold.addEventListener(up, () => this.#key(false));
    addEventListener("blur", () => this.#key(false)); // the key goes up in another window
    for (const [kind, down] of [["keydown", true], ["keyup", false]]) {
      addEventListener(kind, (pressed) => {
        const other = pressed.target.matches("textarea, input, select, summary, a, dialog *, button:not(#hold, #talk-aloud)");
        if (pressed.key !== " " || this.state !== "on" || !byId("by-key").checked || other) return;
        pressed.preventDefault(); // it would press the button that has the focus, or scroll
        this.#key(down);
      });
    }
    addEventListener("pagehide", () => this.#voice.close());
  }
}
