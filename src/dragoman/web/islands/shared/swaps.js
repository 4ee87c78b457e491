// Filters, leaves, decisions and progress without a new page: htmx, as strict as the content policy.
import htmx from "htmx.org";
import { say } from "./say.js";

Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: true, // data for the islands comes in script blocks; the policy runs none of them
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyCacheSize: 0, // what a record says is kept nowhere but in the record
  historyRestoreAsHxRequest: false,
  scrollIntoViewOnBoost: false,
  defaultSettleDelay: 0, // a key pressed as soon as the new screen is seen must find its button at work
  responseHandling: [{ code: "204", swap: false }, { code: "...", swap: true }], // refusals are said on the screen
});
window.htmx = htmx; // for islands that fetch rows of their own

const on = (name, act) => document.addEventListener(name, act);

// An address holds what was chosen and nothing else.
on("htmx:configRequest", ({ detail }) => {
  if (detail.verb !== "get") return;
  for (const [name, value] of [...detail.formData.entries()]) if (value === "") detail.formData.delete(name);
});

// A window that nobody looks at asks for nothing.
on("htmx:beforeRequest", (event) => {
  if (event.detail.elt.id === "progress" && document.hidden) event.preventDefault();
});

on("htmx:afterSettle", ({ detail }) => {
  if (detail.target !== document.body) return;
  const leaf = Boolean(detail.requestConfig?.elt?.closest?.(".turn"));
  if (document.activeElement === document.body) document.querySelector("#main")?.focus({ preventScroll: !leaf });
  if (leaf) document.querySelector("#main .facts, #main table")?.scrollIntoView({ block: "start" });
  say(document.querySelector("#main .sum, #main p")?.textContent ?? "");
});

on("htmx:sendError", () => {
  const words = "The workbench does not answer. Is dragoman serve still at work in its terminal?";
  let notice = document.querySelector("#no-answer");
  if (!notice) {
    notice = document.createElement("p");
    notice.id = "no-answer";
    notice.className = "notice";
    document.querySelector("#main")?.before(notice);
  }
  notice.textContent = words;
  say(words);
});
on("htmx:afterOnLoad", () => document.querySelector("#no-answer")?.remove());
