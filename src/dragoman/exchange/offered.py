"""The files a record can be exported to, by name; what writes them is imported when it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Format = Literal["jsonl", "csv", "parquet"]
FORMATS: tuple[Format, ...] = ("jsonl", "csv", "parquet")


@dataclass(frozen=True, slots=True)
class Export:
    """A file of the field's, or of what is concluded: what it is called, what it holds one of per
    row, the endings it is known by, and the module and function that write it."""

    name: str
    noun: str
    endings: tuple[str, ...]
    module: str
    help: str
    function: str = "write"
    table: bool = False


EXPORTS = (
    Export("things", "thing", FORMATS, "concluded", "What several facts tell as one and the same.",
           "write_things", table=True),
    Export("claims", "claim", FORMATS, "concluded", "Who supports each thing, who denies it, and "
           "how it stands.", "write_claims", table=True),
    Export("plover", "event", ("tsv",), "plover_table", "Event data as POLECAT writes them, with "
           "PLOVER's auxiliary modes filled.", table=True),
    Export("pax", "agreement", ("csv",), "pax_table", "Agreements as PA-X writes them.",
           table=True),
    Export("cf", "row", ("csv",), "cf_table", "Ceasefires as ETH/PRIO CF writes them, one row for "
           "each declaring actor.", table=True),
    Export("ftm", "object", ("json", "jsonl"), "ftm", "FollowTheMoney entities."),
    Export("annotations", "annotation", ("jsonl",), "annotations", "W3C Web Annotations of the "
           "words."),
    Export("graphml", "edge", ("graphml",), "graphml", "Who met, spoke to and signed with whom, as "
           "a graph."),
    Export("geojson", "fact", ("geojson", "json"), "geojson", "Facts at their places, for maps."),
)  # fmt: skip
