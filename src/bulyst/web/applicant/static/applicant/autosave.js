// A page that saves by itself says so, also when the line is gone. Without this file the buttons save.
"use strict";

const saved = document.getElementById("lagret");

function say(key) {
  if (saved) saved.textContent = saved.dataset[key];
}

function isOurs(event) {
  return saved && event.detail && event.detail.elt === saved;
}

document.addEventListener("htmx:sendError", (event) => isOurs(event) && say("failed"));
document.addEventListener("htmx:responseError", (event) => {
  if (isOurs(event)) say({ 403: "signedOut", 409: "refused" }[event.detail.xhr.status] || "failed");
});

// A session that has ended answers with the sign-in page: it has no place in the status line.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (!isOurs(event)) return;
  const answered = new URL(event.detail.xhr.responseURL || window.location.href, window.location.href);
  if (answered.pathname === window.location.pathname) return;
  event.detail.shouldSwap = false;
  say("signedOut");
});

window.addEventListener("online", () => {
  const form = document.querySelector("form[data-autosave]");
  if (form) form.dispatchEvent(new Event("change", { bubbles: true }));
});

// The browser's page about no connection would take the text away.
document.addEventListener("submit", (event) => {
  if (navigator.onLine || !event.target.matches("form[data-autosave]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  say("failed");
}, true);
