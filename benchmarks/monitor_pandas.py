"""`python -m benchmarks.monitor_pandas FILE`: the join that a script in pandas makes of the same
rows and terms; prints CPU seconds, and the rulings by event id, as JSON.

Terms are taken from the pack as plain lists: the names of parties and of who is left out, the
names of first-order units, days. What is between a party's name and another side's is potential;
units of which terms take a part, coarse places, and names that stand in no list are undetermined.
"""

from __future__ import annotations

import json
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

from dragoman.actors import Registry, load_registry
from dragoman.actors.terms import shipped_terms
from dragoman.model import Terms

PACK = "syria"


def main(path: Path) -> dict[str, Any]:
    """Seconds from opening the file to the last ruling, and the rulings."""
    pandas = import_module("pandas")
    registry, terms = load_registry(), shipped_terms(PACK)
    started = time.process_time()
    rows = pandas.read_csv(path, low_memory=False)
    rows["first"] = pandas.to_datetime(rows["date_start"])
    rows["last"] = pandas.to_datetime(rows["date_end"])
    rows["unit"] = rows["adm_1"].str.removesuffix(" Governorate").replace({"Hamah": "Hama"})
    columns = [_rulings(pandas, rows, each, registry) for each in terms]
    seconds = time.process_time() - started
    ids = rows["id"].astype(int).astype(str)
    return {"seconds": seconds, "rulings": dict(zip(ids, zip(*columns, strict=True), strict=True))}


def _rulings(pandas: Any, rows: Any, terms: Terms, registry: Registry) -> list[str]:
    start = pandas.Timestamp(terms.in_force)
    end = pandas.Timestamp(terms.ended) if terms.ended else pandas.Timestamp.max
    out = (rows["last"] < start) | (rows["first"] >= end)
    unknown = ~out & ((rows["first"] < start) | (rows["last"] >= end))
    if terms.zones:
        whole = {unit for zone in terms.zones for unit in zone.admin1}
        part = {unit for zone in terms.zones for unit in zone.partial}
        coarse = rows["where_prec"] >= 5
        inside = rows["unit"].isin(whole)
        out |= ~coarse & ~inside & ~rows["unit"].isin(part)
        unknown |= coarse | (~inside & rows["unit"].isin(part))
    side = {name: party.side for party in terms.parties for name in _names(party.actor, registry)}
    excluded = {name for one in terms.excluded for name in _names(one.actor, registry)}
    sides = [rows[column].map(side) for column in ("side_a", "side_b")]
    left_out = rows["side_a"].isin(excluded) | rows["side_b"].isin(excluded)
    both = sides[0].notna() & sides[1].notna()
    out |= both & (sides[0] == sides[1])
    unknown |= ~left_out & ~both
    found = pandas.Series("potential_violation", index=rows.index)
    found[left_out] = "excluded_actor"
    found[unknown] = "undetermined"
    found[out] = "outside_scope"
    return list(found)


def _names(actor: str, registry: Registry) -> set[str]:
    found = registry.actor(actor)
    return {found.name, *found.strong, *found.weak} if found else set()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]))))
