// What pages do beyond plain HTML. Everything works without it.
"use strict";

// An error summary or a refusal is read first.
function focusWhatMatters(root) {
  const first = root.querySelector("[data-focus]");
  if (first) first.focus();
}

// A link of the error summary leads to the field itself, not only to its place on the page.
document.addEventListener("click", (event) => {
  const link = event.target.closest(".ds-error-summary a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.scrollIntoView({ block: "center" });
});

// The menu closes with Escape, and the focus goes back to its button.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = event.target.closest("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// A form that is sent twice by two clicks is sent once.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.hasAttribute("hx-post")) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

document.addEventListener("DOMContentLoaded", () => focusWhatMatters(document));
document.addEventListener("htmx:afterSwap", (event) => focusWhatMatters(event.target));
