// Days as moments in UTC, and as people write them.

export const DAY = 864e5;
const NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

// "2016-12-20", "2016-12" or "2016": the moment at which it begins.
export function begins(text) {
  const [year, month, day] = text.split("-").map(Number);
  const moment = new Date(0);
  moment.setUTCFullYear(year, (month || 1) - 1, day || 1);
  return +moment;
}

// The moment at which it is over.
export function ends(text) {
  const [year, month, day] = text.split("-").map(Number);
  if (day) return begins(text) + DAY;
  const moment = new Date(0);
  if (month) moment.setUTCFullYear(year, month, 1);
  else moment.setUTCFullYear(year + 1, 0, 1);
  return +moment;
}

export const iso = (moment) => new Date(moment).toISOString().slice(0, 10);
export const nextMonth = (moment, step = 1) => {
  const day = new Date(moment);
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + step, 1);
};

// As the reader whom the screen is for writes days.
export function inWords(moment) {
  const day = new Date(moment);
  const habit = document.querySelector('select[name="days"]')?.value;
  if (habit === "iso") return iso(moment);
  if (habit === "month-first") return `${NAMES[day.getUTCMonth()]} ${day.getUTCDate()}, ${day.getUTCFullYear()}`;
  return `${day.getUTCDate()} ${NAMES[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}
export function monthInWords(moment) {
  const day = new Date(moment);
  return `${NAMES[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}

// A label for a tick, as coarse as the moment it stands at.
export function tick(moment) {
  const day = new Date(moment);
  if (day.getUTCDate() !== 1) return `${day.getUTCDate()} ${NAMES[day.getUTCMonth()]}`;
  return day.getUTCMonth() ? NAMES[day.getUTCMonth()] : String(day.getUTCFullYear());
}

// The stretch that an address asks for, [from, to) or null at an open end.
export function asked(address) {
  const given = new URL(address).searchParams;
  const since = given.get("since");
  const until = given.get("until");
  return [since ? begins(since) : null, until ? ends(until) : null];
}

// The address with a stretch in it; open where it covers everything.
export function withStretch(address, [from, to], whole) {
  const at = new URL(address);
  for (const name of ["since", "until", "skip", "undo"]) at.searchParams.delete(name);
  if (!whole) {
    at.searchParams.set("since", iso(from));
    at.searchParams.set("until", iso(to - 1));
  }
  at.hash = "";
  return at;
}
