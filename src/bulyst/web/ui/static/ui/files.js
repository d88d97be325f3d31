// Dropping files, and sending them as soon as they are chosen. Without this file, a button sends them.
"use strict";

function saidOf(input) {
  return input.closest("[data-drop]").querySelector(".drop-said");
}

function namesOf(files) {
  return Array.from(files, (file) => file.name).join(", ");
}

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll(".drop-hint").forEach((hint) => { hint.hidden = false; });
  document.querySelectorAll("form[data-at-once] .form-actions").forEach((button) => { button.hidden = true; });
});

for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const place = event.target.closest && event.target.closest("[data-drop]");
    if (!place || !event.dataTransfer) return;
    event.preventDefault();
    place.toggleAttribute("data-over", kind === "dragenter" || kind === "dragover");
    if (kind !== "drop" || !event.dataTransfer.files.length) return;
    const input = place.querySelector("input[type=file][multiple]");
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

// What is too large is left out before anything is sent: the rest, and what is typed, stays as it is.
function withoutTooLarge(input) {
  const limits = input.closest("[data-drop]").querySelector("[data-largest]").dataset;
  const large = Array.from(input.files).filter((file) => file.size > Number(limits.largest));
  const kept = new DataTransfer();
  for (const file of input.files) if (!large.includes(file)) kept.items.add(file);
  if (large.length) input.files = kept.files;
  const sum = Array.from(input.files).reduce((all, file) => all + file.size, 0);
  const many = sum > Number(limits.most) - 1000000;
  if (many) input.value = "";
  const said = saidOf(input).dataset;
  return [large.length ? `${said.large} ${namesOf(large)}.` : "", many ? said.many : ""].filter(Boolean).join(" ");
}

document.addEventListener("change", (event) => {
  const input = event.target;
  if (input.type !== "file" || !input.closest("[data-drop]")) return;
  const form = input.closest("form");
  const wrong = withoutTooLarge(input);
  saidOf(input).textContent = [wrong, namesOf(input.files)].filter(Boolean).join(" ");
  if (wrong) return;
  if (input.files.length && form.hasAttribute("data-at-once")) form.requestSubmit();
});

// The browser's page about no connection would take the chosen files away.
document.addEventListener("submit", (event) => {
  const input = event.target.querySelector("[data-drop] input[type=file]");
  if (!input) return;
  const said = saidOf(input);
  if (navigator.onLine) {
    if (Array.from(event.target.querySelectorAll("input[type=file]")).some((each) => each.files.length)) said.textContent = said.dataset.sending;
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  said.textContent = said.dataset.offline;
}, true);
