// The briefing of whoever is picked; without this it stays that of the first.
for (const input of document.querySelectorAll("input[name=profile]")) {
  input.addEventListener("change", () => {
    document.getElementById("briefing").textContent = input.dataset.briefing;
    document.getElementById("goal").textContent = input.dataset.goal;
  });
  if (input.checked) input.dispatchEvent(new Event("change")); // a reload keeps what was picked
}
