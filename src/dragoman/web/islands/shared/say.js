// Words for those who hear the screen: one quiet region, which a swap may have replaced.

export function say(words) {
  const region = document.querySelector("#said");
  if (!region) return;
  region.textContent = "";
  setTimeout(() => { region.textContent = words; }, 100); // a region that was just put in is read out late
}
