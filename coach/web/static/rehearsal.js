// The events of one session in, captions and clock out; what the trainee types in, wishes to the server out.
// It keeps no truth of its own: after a reload or a lost connection it asks for the events that it does not know.

const page = document.getElementById("rehearsal");
const captions = document.getElementById("captions");
const words = document.getElementById("words");
const connection = document.getElementById("connection");
const session = page.dataset.session;

let seen = 0; // events known
let socket = null;
let over = false;
let tries = 0;

function clock(seconds) {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function caption(who, kind, turn, text, seconds) {
  const line = document.createElement("li");
  line.className = kind;
  line.dataset.turn = turn;
  const name = document.createElement("span");
  name.className = "who";
  name.textContent = who;
  const said = document.createElement("p");
  said.dir = "auto";
  said.textContent = text; // text, never markup: these are strangers' words
  line.append(name, said);
  captions.append(line);
  line.scrollIntoView({ block: "end", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  if (seconds !== undefined) document.getElementById("clock").textContent = clock(seconds);
}

function show(event) {
  switch (event.kind) {
    case "trainee_said":
      caption("You", "trainee", event.turn, event.text, event.end_seconds);
      break;
    case "persona_said":
      caption(page.dataset.name, "persona", event.turn, event.line.text, event.end_seconds);
      break;
    case "hint_given":
      caption("Hint", "hint", event.turn, event.text);
      break;
    case "taken_back":
      for (const line of [...captions.children]) if (Number(line.dataset.turn) >= event.turn) line.remove();
      break;
    case "session_ended":
      over = true;
      document.getElementById("say").hidden = true;
      document.getElementById("over").hidden = false;
      break;
  }
}

function connect() {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  socket = new WebSocket(`${scheme}://${location.host}/sessions/${session}/socket?after=${seen}`);
  socket.addEventListener("open", () => {
    tries = 0;
    connection.textContent = "";
  });
  socket.addEventListener("message", (message) => {
    const event = JSON.parse(message.data);
    if (event.problem) {
      connection.textContent = event.problem;
      return;
    }
    if (event.seq < seen) return; // known already: two answers may cross
    seen = event.seq + 1;
    show(event);
  });
  socket.addEventListener("close", () => {
    if (over) return;
    tries += 1;
    connection.textContent = "The connection is lost. Trying again …";
    setTimeout(connect, Math.min(8000, 250 * 2 ** tries));
  });
}

function ask(wish) {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ ...wish, seen }));
}

document.getElementById("say").addEventListener("submit", (submitted) => {
  submitted.preventDefault();
  const text = words.value.trim();
  if (!text || socket.readyState !== WebSocket.OPEN) return;
  ask({ do: "say", text });
  words.value = "";
});
words.addEventListener("keydown", (pressed) => {
  if (pressed.key === "Enter" && !pressed.shiftKey && !pressed.isComposing) {
    pressed.preventDefault();
    document.getElementById("say").requestSubmit();
  }
});
for (const button of document.querySelectorAll("[data-do]")) {
  button.addEventListener("click", () => ask({ do: button.dataset.do }));
}

connect();
words.focus();
