// The events of one session in, captions and clock out; what the trainee types in, wishes to the server out.
// It keeps no truth of its own but the words that are not said yet: the server's events are the talk.

import { Link } from "./rehearsal-link.js";
import { Aloud } from "./rehearsal-aloud.js";

const byId = (id) => document.getElementById(id);
const page = byId("rehearsal");
const facts = page.dataset;
const exam = "exam" in facts;
const call = facts.place === "phone" || facts.place === "machine";
const written = facts.place === "written"; // whole texts, and days between them
const DAY = 86400;
const captions = byId("captions");
const words = byId("words");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const RESENT = 3; // times, until somebody has to look
const RING = 1800; // milliseconds of a ring that is only seen

let caughtUp = false; // all that was said before this page was opened has been shown
let begun = false; // the trainee has called, or walked in
let touched = false; // something was said or done before this page was opened
let over = false;
let thinking = false;
let paused = false;
let seconds = 0; // of the talk
let own = 0; // seconds of the trainee's own words
let ownBefore = []; // what `own` was before each turn, for taking back
let pending = null; // words on their way
let resent = 0;
let wasAloud = false; // when it was paused

// ---- words that are not said yet: kept for a reload ----
const place = `coach:${facts.session}`;
const draft = {
  read: () => JSON.parse(sessionStorage.getItem(place) ?? "null"),
  keep: (text, at) => sessionStorage.setItem(place, JSON.stringify({ text, at })),
  forget: () => sessionStorage.removeItem(place),
};

// ---- captions ----
function clock(whole) {
  if (written) return `day ${Math.floor(whole / DAY)}`;
  const rounded = Math.max(0, Math.floor(whole));
  return `${Math.floor(rounded / 60)}:${String(rounded % 60).padStart(2, "0")}`;
}

function caption(who, kind, turn, text, at) {
  const line = document.createElement("li");
  line.className = kind;
  line.dataset.turn = turn;
  const name = document.createElement("p");
  name.className = "who";
  name.textContent = who;
  if (at !== undefined) {
    const when = document.createElement("span");
    when.className = "when";
    when.textContent = clock(at);
    name.append(" ", when);
  }
  const said = document.createElement("p");
  said.className = "said";
  said.dir = "auto";
  said.textContent = text; // text, never markup: these are strangers' words
  line.append(name, said);
  captions.append(line);
  showLast();
  return line;
}

// What is being said just now, until it is said: by the trainee as understood so far, by the professional sentence by sentence.
function partial(kind, text) {
  const last = captions.querySelector(".partial");
  if (last && !last.classList.contains(kind)) last.remove();
  if (kind === null) {
    last?.remove();
    return;
  }
  const known = captions.querySelector(".partial");
  if (known) {
    const said = known.querySelector(".said");
    said.textContent = kind === "persona" ? `${said.textContent} ${text}` : text;
    showLast();
  } else {
    const line = caption(kind === "persona" ? facts.speaker : "You", `${kind} partial`, 0, text);
    line.setAttribute("aria-hidden", kind === "trainee" ? "true" : "false"); // half-understood words would be read out again and again
  }
}

function showLast() {
  captions.scrollTo({ top: captions.scrollHeight, behavior: caughtUp && !calm.matches ? "smooth" : "auto" });
}

function showTime() {
  byId("clock").textContent = clock(begun || over ? seconds : 0);
  if (!begun && !over) return;
  const agreed = Number(facts.agreed);
  byId("gone").style.inlineSize = `${Math.min(100, (100 * seconds) / agreed)}%`;
  byId("bar").classList.toggle("past", seconds > agreed);
}

// How long the words in the field would take to say.
function showLength() {
  const count = (words.value.match(/[\p{L}\p{N}_]+(?:['’.-][\p{L}\p{N}_]+)*/gu) ?? []).length;
  if (written) {
    byId("length").textContent = count === 1 ? "1 word" : `${count} words`;
    return;
  }
  const takes = (count * 60) / Number(facts.pace);
  byId("length").textContent =
    count < 8 ? "Enter says it, Shift and Enter begin a new line." : `${count} words, about ${Math.round(takes)} seconds aloud.`;
  if (byId("window")) showWindow(takes);
}

function showWindow(typed) {
  const most = facts.place === "machine" ? Number(facts.most) : Number(facts.goodTo) * 1.5;
  const share = (value) => `${Math.min(100, (100 * value) / most)}%`;
  byId("good").style.insetInlineStart = share(Number(facts.goodFrom));
  byId("good").style.inlineSize = share(Number(facts.goodTo) - Number(facts.goodFrom));
  byId("told").style.inlineSize = share(own + typed);
}

// ---- what happens ----
const shown = {
  trainee_said(event) {
    partial(null);
    ownBefore[event.turn] = own;
    own += event.end_seconds - event.start_seconds;
    if (event.text) caption("You", "trainee", event.turn, event.text, event.start_seconds);
    seconds = event.end_seconds;
    const kept = draft.read();
    if (kept && kept.at !== null && event.seq >= kept.at && same(kept.text, event.text)) arrived();
    tidy();
  },
  persona_said(event) {
    partial(null);
    seconds = event.end_seconds;
    if (!event.line.text && !event.unheard) return;
    const said = caption(facts.speaker, "persona", event.turn, event.line.text, event.start_seconds).querySelector(".said");
    if (!event.unheard) return;
    const unheard = document.createElement("s");
    unheard.className = "unheard";
    unheard.textContent = ` ${event.unheard}`;
    said.append(unheard);
  },
  hint_given(event) {
    caption("Hint", "hint", event.turn, event.text);
  },
  paused() {
    wasAloud = aloud.state !== "off";
    pause(true);
  },
  taken_back(event) {
    let said = "";
    for (const line of [...captions.children]) {
      if (Number(line.dataset.turn) < event.turn) continue;
      if (line.className === "trainee") said = line.querySelector(".said").textContent;
      line.remove();
    }
    own = ownBefore[event.turn] ?? 0;
    seconds = spokenUntil;
    if (caughtUp && said && !words.value && event.how === "asked" && aloud.state === "off") {
      words.value = said;
      draft.keep(said, null);
    }
  },
  session_ended() {
    over = true;
    arrived();
  },
};

// Seconds at the end of each turn, for taking back.
const ends = [];
let spokenUntil = 0;

function show(event) {
  if (event.kind !== "paused" && event.kind !== "other") pause(false);
  if (event.kind !== "persona_said" && event.kind !== "other") touched = true;
  if (event.kind === "taken_back") {
    ends.length = Math.min(ends.length, event.turn);
    spokenUntil = ends.at(-1) ?? 0;
  }
  shown[event.kind]?.(event);
  if (event.end_seconds !== undefined) ends[event.turn] = event.end_seconds;
  showTime();
  showLength();
  if (over) finish();
}

function same(one, other) {
  const plain = (text) => text.normalize("NFC").replace(/\s+/g, " ").trim();
  return plain(one) === plain(other);
}

// What was on its way has arrived.
function arrived() {
  if (pending !== null || draft.read()?.at != null) words.value = "";
  if (pending !== null) problem("");
  pending = null;
  words.readOnly = false;
  draft.forget();
}

// The briefing folds away, and coming back leads straight into the talk.
function tidy() {
  byId("before").open = false;
  if (!begun) enter();
}

function finish() {
  byId("say").hidden = true;
  document.querySelector(".helps").hidden = true;
  for (const id of ["cue", "paused", "begin"]) if (byId(id)) byId(id).hidden = true;
  byId("talk").hidden = false;
  byId("before").open = false;
  byId("over").hidden = false;
  aloud.over();
  line(call ? "hung up" : "");
  state("");
  connection("");
  byId("report").focus();
}

function state(text) {
  if (byId("state").textContent !== text) byId("state").textContent = text;
}

function connection(text) {
  if (byId("connection").textContent !== text) byId("connection").textContent = text;
}

function line(text) {
  if (byId("line") && text) byId("line").textContent = text;
}

function problem(text) {
  byId("problem").hidden = !text;
  byId("problem").textContent = text;
}

function pause(on) {
  if (paused === on) return;
  paused = on;
  byId("paused").hidden = !on;
  byId("say").hidden = on || over;
  page.classList.toggle("is-paused", on);
  if (on) {
    line("on hold");
    if (begun) byId("on").focus();
  } else {
    line("connected");
    if (begun) words.focus();
  }
}

// ---- beginning: a call rings, a room is walked into ----
function enter() {
  begun = true;
  byId("begin").hidden = true;
  byId("talk").hidden = false;
  byId("before").open = false;
  line(facts.place === "machine" ? "recording after the tone" : "connected");
  page.classList.add("is-on");
  showTime();
  showLast();
}

function begin() {
  link.ask({ do: "begin" });
  if (!call) {
    enter();
    words.focus();
    return;
  }
  byId("go").disabled = true;
  page.classList.add("is-ringing");
  line("ringing …");
  setTimeout(
    () => {
      page.classList.remove("is-ringing");
      if (!begun) enter();
      words.focus();
    },
    calm.matches ? 0 : RING,
  );
}

// ---- the connection ----
const link = new Link(facts.session, {
  event: show,
  status(status, message) {
    thinking = status === "thinking";
    page.classList.toggle("is-thinking", thinking);
    if (status === "waiting") {
      connection(`One moment: all places are taken. You are number ${message.place} in the queue; the talk opens by itself.`);
      return;
    }
    connection("");
    if (status === "late") {
      // An impatient second Enter is late as well: its words have arrived, and nothing is pending.
      if (pending !== null) keepWords("The talk had moved on before your words came. They are still here: look, then say them.");
      return;
    }
    state(thinking && caughtUp ? (written ? "Days go by …" : `${facts.speaker} is thinking …`) : "");
    if (status === "yours" && !caughtUp) caughtUpNow();
  },
  cue(text) {
    if (exam || !byId("cues").checked || !caughtUp) return;
    byId("cue").hidden = false;
    byId("cue").textContent = text;
  },
  problem(text) {
    problem(text);
    keepWords("");
  },
  ear: (what, message) => aloud.hear(what, message),
  sound: (bytes) => aloud.play(bytes),
  found() {
    byId("again").hidden = true;
    if (pending === null) problem("");
    connection("");
  },
  lost(tries, why) {
    thinking = false;
    page.classList.remove("is-thinking");
    state("");
    caughtUp = false;
    aloud.lost();
    captions.setAttribute("aria-live", "off");
    if (why === "refused") {
      connection("");
      aloud.over();
      byId("again").hidden = false;
      return;
    }
    connection(
      {
        locked: "coach was started anew and does not know this browser. Open the link that coach serve prints in the terminal.",
        gone: "This session is not there any more.",
        silent: "coach does not answer. Does it still run? Look at the terminal where you started coach serve. Trying again …",
      }[why] ?? "The connection is lost. Nothing of the talk is lost with it. Trying again …",
    );
  },
});

// ---- aloud ----
const aloud = new Aloud({
  session: facts.session,
  speaker: facts.speaker,
  machine: facts.place === "machine",
  needs: facts.needs,
  over: () => over,
  begun: () => begun,
  seen: () => link.seen,
  ask: (wish) => link.ask(wish),
  sound: (bytes) => link.sound(bytes),
  enter,
  problem,
  line,
  partial,
  // Words that were typed into the talk aloud, and it ended before it came to them.
  silent: () => pending !== null && caughtUp && !over && sendAgain(),
});

function keepWords(why) {
  if (pending === null) return;
  pending = null;
  words.readOnly = false;
  draft.keep(words.value, null);
  if (why) problem(why);
}

function caughtUpNow() {
  caughtUp = true;
  captions.setAttribute("aria-live", "polite");
  if (over) return;
  const wantsAloud = aloud.caughtUp();
  if (pending !== null) sendAgain();
  if (begun || touched) {
    if (!begun) enter();
    byId(paused ? "on" : wantsAloud ? "talk-aloud" : "words").focus();
  } else byId("begin").hidden = false;
}

// Words that were on their way when the connection went: the server takes them once, however often they are sent.
function sendAgain() {
  resent += 1;
  if (draft.read()?.at !== link.seen) keepWords("The talk had moved on before your words came. They are still here: look, then say them.");
  else if (resent > RESENT) keepWords("Your words do not get through. They are still here.");
  else send(pending);
}

function send(text) {
  problem("");
  pending = text;
  draft.keep(text, link.seen); // before it is sent: it may arrive and this page be gone
  if (caughtUp && link.ask({ do: "say", text, days: Number(byId("days")?.value ?? 0) })) words.readOnly = true;
  else problem("Not connected. Your words stay here, and go out when coach is back.");
}

// ---- what the trainee does ----
byId("say").addEventListener("submit", (submitted) => {
  submitted.preventDefault();
  const text = words.value.trim();
  if (!text || words.readOnly) return;
  if (thinking && caughtUp && aloud.state === "off") {
    state(`${facts.speaker} is still thinking. Your words wait here.`);
    return;
  }
  resent = 0;
  send(text);
  if (byId("cue")) byId("cue").hidden = true;
});
words.addEventListener("keydown", (pressed) => {
  if (pressed.key === "Enter" && !pressed.shiftKey && !pressed.isComposing && !written) {
    pressed.preventDefault();
    byId("say").requestSubmit();
  }
});
words.addEventListener("input", () => {
  pending = null;
  draft.keep(words.value, null);
  showLength();
});
for (const button of document.querySelectorAll("[data-do]")) {
  button.addEventListener("click", () => {
    problem("");
    if (!link.ask({ do: button.dataset.do })) problem("Not connected. Try again in a moment.");
  });
}
byId("on").addEventListener("click", () => {
  pause(false);
  if (wasAloud) aloud.open();
});
byId("go").addEventListener("click", begin);
// How the turns sounded is measured behind the last one; the report would lack it.
byId("report").addEventListener("click", (pressed) => {
  if (aloud.state === "off" || pressed.ctrlKey || pressed.metaKey) return;
  pressed.preventDefault();
  aloud.whenOff(() => location.assign(byId("report").href));
});
byId("again").addEventListener("click", () => link.connect());
byId("end").addEventListener("click", () => byId("sure").showModal());
byId("sure").addEventListener("close", () => {
  if (byId("sure").returnValue !== "yes") {
    words.focus();
    return;
  }
  byId("sure").returnValue = "";
  if (!link.ask({ do: "leave" })) problem("Not connected. Try again in a moment.");
});
const portrait = byId("portrait");
portrait.addEventListener("error", () => (portrait.hidden = true));
if (portrait.complete && !portrait.naturalWidth) portrait.hidden = true; // it failed before this script came
if (!exam) {
  byId("cues").checked = localStorage.getItem("coach:cues") !== "off";
  byId("cues").addEventListener("change", () => {
    localStorage.setItem("coach:cues", byId("cues").checked ? "on" : "off");
    byId("cue").hidden = true;
  });
}

const kept = draft.read();
if (kept) {
  words.value = kept.text;
  if (kept.at !== null) pending = kept.text; // it was on its way when the page was left
}
showTime();
showLength();
link.connect();
