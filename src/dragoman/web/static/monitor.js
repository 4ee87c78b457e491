// Brings the state of what is being loaded up to date. The page works without this file.
"use strict";

const WAIT = 1000;

async function look() {
  const there = document.querySelector("#jobs[data-watch]");
  if (!there) return;
  const answer = await fetch(location.pathname + location.search, { cache: "no-store" });
  if (answer.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.querySelector("#jobs");
    if (now && !now.hasAttribute("data-watch")) return location.reload();
    if (now) there.replaceWith(document.adoptNode(now));
  }
  setTimeout(look, WAIT);
}

setTimeout(look, WAIT);
