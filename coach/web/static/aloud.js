// The microphone in, a recording in the form's own field out: whoever has no microphone, or no script, chooses a file there.
const byId = (id) => document.getElementById(id);
const form = byId("take");
const told = byId("told");
const button = byId("record");
const LONGEST = 300; // seconds that the server listens to
const KINDS = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
let recorder = null;
let stream = null;
let context = null;
let clock = 0;
let ticking = 0;

function tell(words) {
  told.textContent = words;
}

function shown(seconds) {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}

function watch() {
  context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const bar = byId("meter").firstElementChild;
  ticking = setInterval(() => {
    const seconds = (Date.now() - clock) / 1000;
    byId("length").textContent = shown(seconds);
    analyser.getFloatTimeDomainData(samples);
    const loud = Math.sqrt(samples.reduce((sum, each) => sum + each * each, 0) / samples.length);
    bar.style.inlineSize = `${Math.min(100, loud * 400)}%`;
    if (seconds > LONGEST) recorder.stop();
  }, 100);
}

async function begin() {
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    tell("The microphone could not be opened. Allow it for this page, or choose a recording below.");
    return;
  }
  const chunks = [];
  const kind = KINDS.find((each) => MediaRecorder.isTypeSupported(each));
  recorder = new MediaRecorder(stream, kind ? { mimeType: kind } : {});
  recorder.addEventListener("dataavailable", (made) => chunks.push(made.data));
  recorder.addEventListener("stop", () => end(new Blob(chunks, { type: recorder.mimeType })));
  recorder.start();
  clock = Date.now();
  watch();
  button.textContent = "Stop, and judge it";
  button.setAttribute("aria-pressed", "true");
  tell("Recording. Tell it to somebody.");
}

function end(sound) {
  clearInterval(ticking);
  context.close();
  for (const track of stream.getTracks()) track.stop();
  const files = new DataTransfer();
  files.items.add(new File([sound], "take", { type: sound.type }));
  byId("file").files = files.files;
  form.requestSubmit();
}

button.addEventListener("click", () => (recorder?.state === "recording" ? recorder.stop() : begin()));
form.addEventListener("submit", (submitted) => {
  const file = byId("file").files[0];
  if (file && file.size > Number(form.dataset.most)) {
    submitted.preventDefault();
    tell(`That file has ${Math.round(file.size / 1e6)} MB; ${Math.round(Number(form.dataset.most) / 1e6)} MB are the most.`);
    return;
  }
  if (!file) {
    submitted.preventDefault();
    tell("There is no recording yet. Record one, or choose a file.");
    return;
  }
  tell("coach is listening to your take …");
  for (const each of [button, byId("send")]) each.disabled = true;
});
addEventListener("pageshow", () => {
  for (const each of [button, byId("send")]) each.disabled = false;
});
byId("recorder").hidden = !(navigator.mediaDevices?.getUserMedia && window.MediaRecorder);
