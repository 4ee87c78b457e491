// Each island draws what the server wrote beside it: the data in a script block, the words in a
// table. For other days it asks for the same screen at the other address and takes both from there.

export const MOST = 500; // rows that the server gives at most

export function dataOf(root) {
  const block = root.querySelector("script#island");
  return block ? JSON.parse(block.textContent) : null;
}

let asking = null;

// The screen at an address, as a document; null where a later question came first.
export async function twin(address) {
  asking?.abort();
  const mine = (asking = new AbortController());
  const at = new URL(address);
  at.searchParams.set("limit", MOST);
  try {
    const answer = await fetch(at, { signal: mine.signal });
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch (error) {
    if (error.name === "AbortError") return null;
    throw error;
  }
}

// Puts a part of another document in the place of the same part here, with what it says of itself.
export function takeOver(other, ...names) {
  for (const name of names) {
    const here = document.querySelector(name);
    const there = other.querySelector(name);
    if (!here) continue;
    here.replaceChildren(...(there ? [...there.childNodes].map((node) => document.adoptNode(node)) : []));
    window.htmx?.process(here);
  }
}

// Calls an island whenever its screen was put in: at first, after a swap, on the way back.
export function whenShown(start) {
  const again = () => start();
  document.addEventListener("htmx:afterSettle", ({ detail }) => { if (detail.target === document.body) again(); });
  document.addEventListener("htmx:historyRestore", again);
  again();
}
