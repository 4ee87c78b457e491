// Puts marks in the highest free place of their lane, so that none covers another.

export const STEP = 14; // from one mark to the next
const MOST_STACKED = 12;
const PAD = 8;

// Rows (`first` and `last` are moments, the last one exclusive, null where the day is unknown) laid
// out over the stretch that is looked at: lanes with top and height, in each its marks with their
// places, the spans of uncertain days, and how many found no room.
export function layOut(rows, names, x, [from, to], { left, right, unknownAt, head, labelHeight }) {
  const lanes = names.map((name) => ({ name, rows: [] }));
  for (const row of rows) for (const n of row.lanes) lanes[n].rows.push(row);
  let top = head;
  const shown = [];
  for (const lane of lanes) {
    if (!lane.rows.length) continue;
    place(lane, x, { left, right, unknownAt, from, to });
    lane.top = top;
    lane.height = labelHeight + 2 * PAD + Math.max(1, lane.deepest) * STEP;
    const base = top + labelHeight + PAD + STEP / 2;
    for (const mark of lane.marks) mark.y = base + mark.level * STEP;
    top += lane.height;
    shown.push(lane);
  }
  return { lanes: shown, height: top + PAD };
}

function place(lane, x, { left, right, unknownAt, from, to }) {
  const levels = [];
  Object.assign(lane, { marks: [], hidden: 0 });
  const free = (a, b) => {
    for (let level = 0; level < MOST_STACKED; level += 1) {
      levels[level] ??= [];
      if (levels[level].every(([start, end]) => b <= start + 0.5 || a >= end - 0.5)) {
        levels[level].push([a, b]);
        return level;
      }
    }
    return null;
  };
  const put = (row, middle, a, b, span) => {
    const level = free(a, b);
    if (level === null) lane.hidden += 1;
    else lane.marks.push({ row, key: `${lane.name}\n${row.fact}`, x: middle, level, span });
  };
  const length = (row) => row.last - row.first;
  const known = lane.rows.filter((row) => row.first !== null).sort((a, b) => length(a) - length(b));
  for (const row of known) {
    const [a, b] = [Math.max(x(Math.max(row.first, from)), left), Math.min(x(Math.min(row.last, to)), right)];
    const middle = (a + b) / 2;
    const wide = length(row) > 864e5 && b - a > STEP;
    put(row, middle, wide ? a : middle - STEP / 2, wide ? b : middle + STEP / 2, wide ? [a, b] : null);
  }
  let at = 0;
  for (const row of lane.rows.filter((each) => each.first === null)) {
    const across = Math.max(1, Math.floor((unknownAt[1] - unknownAt[0]) / STEP));
    const middle = unknownAt[0] + (at % across + 0.5) * STEP;
    put(row, middle, middle - STEP / 2, middle + STEP / 2, null);
    at += 1;
  }
  lane.deepest = levels.length;
}
