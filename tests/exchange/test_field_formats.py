"""The field's formats: every one is read back, or checked against the layout its readers expect."""

from __future__ import annotations

import csv
import json
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factory import FRONT, actor, day, fact, layout, page, readings, talks, voice

from dragoman.actors import load_registry
from dragoman.cli.app import run
from dragoman.errors import ExchangeError, UsageError
from dragoman.exchange import export_as, export_facts, export_pages
from dragoman.exchange.annotations import anchor, annotation
from dragoman.exchange.cf_table import CF, UNKNOWN
from dragoman.exchange.cf_table import COLUMNS as CF_COLUMNS
from dragoman.exchange.compare import compare_record
from dragoman.exchange.compare.pax import read_pax
from dragoman.exchange.concluded import ThingRow
from dragoman.exchange.graphml import NAMESPACE
from dragoman.exchange.offered import EXPORTS
from dragoman.exchange.pax_table import COLUMNS as PAX_COLUMNS
from dragoman.exchange.pax_table import METADATA
from dragoman.exchange.plover_table import COLUMNS as PLOVER_COLUMNS
from dragoman.exchange.plover_table import POLECAT, auxiliary_modes, read
from dragoman.model import (
    ActorKind,
    ActorRef,
    Agreement,
    AgreementRef,
    AliasOf,
    Ceasefire,
    Commitment,
    Designation,
    Detail,
    Event,
    Meeting,
    Modality,
    Place,
    Polarity,
    Reading,
    Role,
    RoleHolder,
    Stance,
    Statement,
)
from dragoman.record import Filter, Record, open_record

REGISTRY = load_registry()
SLOW = settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])

SIGNED = "Norway and the Fjord Front signed the Fjord Ceasefire in Oslo on 15 June 2021."
GUARDED = "Sweden is the guarantor of the Fjord Ceasefire, and Denmark its witness."
HOLDS = (
    "The ceasefire took hold in the northern fjords on 16 June 2021 and leaves out the Skerry Men."
)
FREED = "Under it the two sides are to exchange prisoners and let monitors in by 1 July 2021."
PLANNED = "The two will meet in Bergen on 1 August 2021."
SHELLED = "The Fjord Front shelled Bergen in March 2021."
LISTED = "The UN lists the Skerry Men as terrorists."
NORWAY, SWEDEN, DENMARK = (
    ActorRef(key, name, name, 0, len(name), ActorKind.STATE, key)
    for key, name in (("nor", "Norway"), ("swe", "Sweden"), ("dnk", "Denmark"))
)
FJORD = actor("Fjord Front", "~fjord", kind=ActorKind.ARMED_GROUP)
SKERRY = actor("Skerry Men", "~skerry", kind=ActorKind.ARMED_GROUP)
TRUCE = AgreementRef("Fjord Ceasefire", "ceasefire")
BERGEN = Place("Bergen", "Bergen", 0, 6, 60.39299, 5.32415, country="nor")


def fjords() -> Reading:
    """A page on one truce: who signs, who stands by, whom it leaves out, what is owed."""
    text = "\n".join((SIGNED, GUARDED, HOLDS, FREED, PLANNED, SHELLED, LISTED))
    on = page(text, name="fjords.txt")
    both = (RoleHolder("signatory", NORWAY), RoleHolder("signatory", FJORD))
    facts = (
        fact(on, SIGNED, Agreement(TRUCE, "signed", both), when=day("2021-06-15")),
        fact(on, GUARDED, Role(SWEDEN, "guarantor", "Fjord Ceasefire")),
        fact(on, GUARDED, Role(DENMARK, "witness", "Fjord Ceasefire")),
        fact(
            on, HOLDS,
            Ceasefire(True, "the northern fjords", (SKERRY,), (NORWAY, FJORD), agreement=TRUCE),
            when=day("2021-06-16"),
        ),
        fact(
            on, FREED,
            Commitment((NORWAY, FJORD), "exchange prisoners", deadline=day("2021-07-01"),
                       agreement=TRUCE),
            modality=Modality.PLANNED,
        ),
        fact(
            on, PLANNED,
            Meeting((RoleHolder("participant", NORWAY), RoleHolder("participant", FJORD))),
            modality=Modality.PLANNED, when=day("2021-08-01"), place=BERGEN,
        ),
        fact(
            on, SHELLED, Event("assault", "heavy-weapons", (FJORD,), (NORWAY,), SHELLED),
            when=day("2021-03-01", until="2021-03-31"), place=BERGEN, voices=[voice("a witness")],
        ),
        fact(on, LISTED, Designation(actor("United Nations", "un"), SKERRY, "terrorists")),
    )  # fmt: skip
    return Reading(on, replace(layout(text), published=day("2021-06-17")), facts, "en")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "r.db") as opened:
        opened.add(fjords())
        yield opened


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def files(record: Record, folder: Path) -> dict[str, Path]:
    """Every export in its first ending."""
    made = {}
    for known in EXPORTS:
        made[known.name] = folder / f"{known.name}.{known.endings[0]}"
        export_as(record, known.name, made[known.name])
    return made


# -- all of them -------------------------------------------------------------------------------


@settings(SLOW, max_examples=6)
@given(st.lists(readings(), max_size=3))
def test_any_record_can_be_written(made: list[Reading]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_record(":memory:") as record:
        for reading in made:
            record.add(reading)
        assert all(path.exists() for path in files(record, Path(folder)).values())


def test_the_same_record_gives_the_same_files(record: Record, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    record.add(talks())
    first = files(record, tmp_path / "one")
    with open_record(":memory:") as other:
        other.add(talks())  # the pages come in another order
        other.add(fjords())
        second = files(other, tmp_path / "two")
    for name in ("ftm", "pax", "cf", "graphml"):
        mine, theirs = (sorted(f[name].read_bytes().splitlines()) for f in (first, second))
        assert len(mine) == len(theirs)
        if name == "ftm":
            assert mine == theirs


@pytest.mark.parametrize("name", [each.name for each in EXPORTS])
def test_what_is_there_is_kept_and_endings_are_asked_for(
    record: Record, tmp_path: Path, name: str
) -> None:
    known = next(each for each in EXPORTS if each.name == name)
    target = tmp_path / f"mine.{known.endings[0]}"
    target.write_text("mine")
    with pytest.raises(ExchangeError, match="--overwrite"):
        export_as(record, name, target)
    assert target.read_text() == "mine"
    with pytest.raises(UsageError, match=rf"ends in .*\.{known.endings[0]}"):
        export_as(record, name, tmp_path / "mine.xlsx")
    with pytest.raises(UsageError, match="no column 'colour'" if known.table else "no columns"):
        export_as(record, name, target, columns=("colour",), overwrite=True)
    assert target.read_text() == "mine"
    assert export_as(record, name, target, overwrite=True).rows > 0
    assert target.read_text() != "mine"


def test_an_unknown_export_and_column_are_named(record: Record, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there are: facts, pages, things"):
        export_as(record, "acled", tmp_path / "a.csv")
    with pytest.raises(UsageError, match="no column 'color'; it has: id, kind"):
        export_facts(record, tmp_path / "f.csv", columns=("id", "color"))
    with pytest.raises(UsageError, match="JSON lines of facts have all fields"):
        export_facts(record, tmp_path / "f.jsonl", columns=("id",))
    with pytest.raises(UsageError, match="no column 'text'"):
        export_pages(record, tmp_path / "p.csv", columns=("text",), text=False)
    for ending in ("csv", "parquet"):
        export_pages(record, tmp_path / f"p.{ending}", columns=("text", "id"))
    assert rows_of(tmp_path / "p.csv")[0]["text"] == fjords().page.text
    assert pq.read_table(tmp_path / "p.parquet").column_names == ["text", "id"]
    export_facts(record, tmp_path / "f.csv", columns=("quote", "id"))
    assert list(rows_of(tmp_path / "f.csv")[0]) == ["quote", "id"]
    export_facts(record, tmp_path / "f.parquet", columns=("quote", "id"))
    assert pq.read_table(tmp_path / "f.parquet").column_names == ["quote", "id"]
    assert {path.suffix for path in tmp_path.iterdir()} <= {".csv", ".parquet", ".db", ".db-wal",
                                                            ".db-shm"}  # fmt: skip


def test_filters_and_days_reach_the_files(record: Record, tmp_path: Path) -> None:
    kept = export_as(record, "annotations", tmp_path / "a.jsonl", wanted=Filter(actor="un"))
    assert kept.rows == 1
    record.close()
    with open_record(record.path, as_of=day("2020-01-01").start) as before:
        assert export_as(before, "annotations", tmp_path / "b.jsonl").rows == 0
        assert export_as(before, "pax", tmp_path / "b.csv").rows == 0


def test_the_commands(record: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "e.tsv"
    asked = ["export", "plover", "-o", str(target), "--record", str(record.path)]
    assert run([*asked, "--columns", "Event ID, Deed", "--kind", "event"]) == 0
    assert target.read_text().splitlines()[0] == "#!Event ID\tDeed"
    assert "1 event in" in capsys.readouterr().err
    assert run(asked) == 1
    assert run([*asked, "--overwrite", "--columns", "Deeds"]) == 2
    assert "no column 'Deeds'" in capsys.readouterr().err
    geojson = str(tmp_path / "m.geojson")
    assert run(["export", "geojson", "-o", geojson, "--record", str(record.path)]) == 0
    assert "6 without coordinates left out" in " ".join(capsys.readouterr().err.split())


# -- PLOVER ------------------------------------------------------------------------------------


def test_events_are_read_back(record: Record, tmp_path: Path) -> None:
    written = export_as(record, "plover", tmp_path / "e.tsv")
    assert (tmp_path / "e.tsv").read_text(encoding="utf-8").startswith("#!Event ID\tEvent Date\t")
    rows = list(read(tmp_path / "e.tsv"))
    assert tuple(rows[0]) == PLOVER_COLUMNS
    assert PLOVER_COLUMNS[: len(POLECAT)] == POLECAT
    assert len(rows) == written.rows == 6
    assert written.left_out == 2  # the two roles
    assert {row["Event ID"] for row in rows} <= {f.id for f in record.facts()}
    (shelling,) = (row for row in rows if row["Deed"] == "ASSAULT")
    assert shelling["Event Type"] == "ASSAULT"
    assert shelling["Event Mode"] == "heavy-weapons"
    assert shelling["Intensity"] == "-9.5"
    assert shelling["Quad Code"] == "MATERIAL CONFLICT"
    assert (shelling["Actor Name"], shelling["Primary Actor Sector"]) == ("Fjord Front", "REB")
    assert (shelling["Recipient Country"], shelling["Recipient COW"]) == ("NOR", "385")
    assert shelling["Voices"] == "a witness"
    assert shelling["Auxiliary Modes"] == "historical"
    assert (shelling["Country"], shelling["Latitude"]) == ("NOR", "60.39299")
    assert "Bergen" in shelling["Story Locations"]
    (meeting,) = (row for row in rows if row["Deed"] == "CONSULT")
    assert (meeting["Event Type"], meeting["Auxiliary Modes"]) == ("AGREE", "future")
    assert meeting["Actor Name"] == "Norway; Fjord Front"


@pytest.mark.parametrize(
    ("modality", "polarity", "stance", "modes"),
    [
        (Modality.ACTUAL, Polarity.AFFIRMED, None, ()),
        (Modality.ONGOING, Polarity.AFFIRMED, Stance.ASSERTS, ()),
        (Modality.PLANNED, Polarity.AFFIRMED, None, ("future",)),
        (Modality.PLANNED, Polarity.NEGATED, None, ("future", "negation")),
        (Modality.CALLED_FOR, Polarity.AFFIRMED, None, ("hypothetical",)),
        (Modality.POSSIBLE, Polarity.AFFIRMED, None, ("hypothetical",)),
        (Modality.CONDITIONAL, Polarity.NEGATED, None, ("hypothetical", "negation")),
        (Modality.ACTUAL, Polarity.NEGATED, None, ("negation",)),
        (Modality.ACTUAL, Polarity.AFFIRMED, Stance.DENIES, ("negation",)),
        (Modality.CANCELLED, Polarity.AFFIRMED, None, ("negation",)),
    ],
)
def test_auxiliary_modes_follow_the_status(
    modality: Modality, polarity: Polarity, stance: Stance | None, modes: tuple[str, ...]
) -> None:
    made = fact(
        page("They met."), "They met.", Meeting((RoleHolder("participant", FRONT),)),
        modality=modality, polarity=polarity, voices=[voice(FRONT, stance)] if stance else (),
        when=day("2021-05-03"),
    )  # fmt: skip
    assert auxiliary_modes(made, day("2021-05-04").start) == modes
    if modality is Modality.ACTUAL and not modes:
        assert auxiliary_modes(made, day("2021-08-04").start) == ("historical",)


def test_what_is_not_done_keeps_its_deed(tmp_path: Path) -> None:
    text = "The Fjord Front did not shell Bergen."
    on = page(text)
    shelling = Event("assault", None, (FJORD,), (NORWAY,), text)
    with open_record(":memory:") as record:
        made = fact(on, text, shelling, polarity=Polarity.NEGATED)
        record.add(Reading(on, layout(text), (made,)))
        export_as(record, "plover", tmp_path / "e.tsv")
    (row,) = read(tmp_path / "e.tsv")
    assert (row["Event Type"], row["Deed"], row["Auxiliary Modes"]) == (
        "ASSAULT", "ASSAULT", "negation",
    )  # fmt: skip


# -- PA-X and CF -------------------------------------------------------------------------------


def test_agreements_are_read_back(record: Record, tmp_path: Path) -> None:
    assert export_as(record, "pax", tmp_path / "a.csv").rows == 1
    (row,) = rows_of(tmp_path / "a.csv")
    assert tuple(row) == PAX_COLUMNS
    assert PAX_COLUMNS[:27] == METADATA
    assert (row["Agt"], row["Dat"], row["Stage"]) == ("Fjord Ceasefire", "2021-06-15", "Cea")
    assert row["Status"] == "Multiparty signed/agreed"
    assert row["Part"].split("; \r\n") == ["Norway", "Fjord Front"]
    assert row["ThrdPart"] == "Guarantor: Sweden; Witness: Denmark"
    assert (row["Con"], row["Loc1ISO"], row["Loc1GWNO"]) == ("Norway", "NOR", "385")
    provisions = {name for name in ("Ce", "CeProv", "TjPrire", "ImPK", "ImSrc") if row[name] == "1"}
    assert provisions == {"Ce", "CeProv", "TjPrire", "ImPK", "ImSrc"}
    assert (row["Terr"], row["DdrDemil"]) == ("0", "0")
    assert json.loads(row["evidence_provisions"])["TjPrire"][0]["quote"] == FREED
    assert row["evidence_quote"] == SIGNED
    (case,) = read_pax(tmp_path / "a.csv", REGISTRY)
    assert case.days[0].first == day("2021-06-15").start
    (found,) = compare_record(record, "pax", tmp_path / "a.csv").rows
    assert (found.found, found.there) == ("same", row["AgtId"])


def test_ceasefires_are_read_back(record: Record, tmp_path: Path) -> None:
    assert export_as(record, "cf", tmp_path / "c.csv").rows == 2
    rows = rows_of(tmp_path / "c.csv")
    assert tuple(rows[0]) == CF_COLUMNS
    assert CF_COLUMNS[: len(CF)] == CF
    assert [row["actor_name"] for row in rows] == ["Norway", "Fjord Front"]
    first = rows[0]
    days = [
        first[f"cf_{what}_{part}"] for what in ("dec", "effect") for part in ("yr", "month", "day")
    ]
    assert days == ["2021", "6", "15", "2021", "6", "16"]
    assert (first["cc"], first["cf_id"], first["uniq_id"]) == ("385", "1", "385001")
    assert (first["side"], first["partial"], first["written"]) == ("2", "1", "2")
    assert (first["excluded_actors"], first["zone"]) == ("Skerry Men", "the northern fjords")
    assert (first["guarantors"], first["mediator_nego"], first["implement"]) == ("Sweden", "1", "1")
    unknown = ("ended", "end_yr", "ceasefire_class", "ucdp_dyad", "pax_id", "p_election")
    assert {first[name] for name in unknown} == {str(UNKNOWN)}
    (found,) = compare_record(record, "cf", tmp_path / "c.csv").rows
    assert (found.found, found.there) == ("same", "385-1")


def test_plans_are_no_agreements(tmp_path: Path) -> None:
    text = "Norway and the Fjord Front are to sign the Fjord Ceasefire on 15 June 2021."
    on = page(text)
    to_sign = Agreement(TRUCE, "signed", (RoleHolder("signatory", NORWAY),))
    with open_record(":memory:") as record:
        made = fact(on, text, to_sign, modality=Modality.PLANNED, when=day("2021-06-15"))
        record.add(Reading(on, layout(text), (made,)))
        for name in ("pax", "cf"):
            written = export_as(record, name, tmp_path / f"{name}.csv")
            assert (written.rows, written.left_out) == (0, 1)


# -- FollowTheMoney ----------------------------------------------------------------------------

_THING = {"name": "name", "country": "country", "keywords": "string", "summary": "text",
          "notes": "text", "description": "text", "sourceUrl": "url",
          "publisher": "string"}  # fmt: skip
_INTERVAL = {"startDate": "date", "endDate": "date", "date": "date", "summary": "text",
             "proof": "entity"}  # fmt: skip
FTM = {
    "Person": _THING, "PublicBody": _THING, "Organization": _THING, "LegalEntity": _THING,
    "Article": _THING | {"title": "string", "fileName": "string", "author": "string",
                         "publishedAt": "date", "language": "language"},
    "Event": _THING | _INTERVAL | {"location": "address", "involved": "entity"},
    "Note": _THING | {"entity": "entity"},
    "Sanction": _INTERVAL | {"entity": "entity", "authority": "string", "program": "string",
                             "status": "string", "reason": "text", "listingDate": "date"},
    "UnknownLink": _INTERVAL | {"subject": "entity", "object": "entity", "role": "string",
                                "status": "string"},
    "Documentation": _INTERVAL | {"document": "entity", "entity": "entity", "role": "string"},
}  # fmt: skip
"""Of each schema the properties that are written, with their types, from FollowTheMoney 4.11."""
REQUIRED = {
    "Person": ("name",), "PublicBody": ("name",), "Organization": ("name",), "Event": ("name",),
    "Article": ("name",), "Note": ("name",), "LegalEntity": ("name",), "Sanction": ("entity",),
    "UnknownLink": ("subject", "object"), "Documentation": ("document", "entity"),
}  # fmt: skip


def check_entities(entities: list[dict[str, Any]]) -> None:
    known = {entity["id"] for entity in entities}
    assert len(known) == len(entities)
    for entity in entities:
        types = FTM[entity["schema"]]
        properties = entity["properties"]
        assert set(REQUIRED.get(entity["schema"], ())) <= set(properties), entity
        assert set(properties) <= set(types), entity
        for name, values in properties.items():
            assert values == list(dict.fromkeys(values))
            for value in values:
                assert isinstance(value, str)
                assert value
                if types[name] == "entity":
                    assert value in known
                elif types[name] == "date":
                    assert day(value).start
                elif types[name] == "country":
                    assert len(value) == 2
                    assert value.islower()


def test_entities_fit_their_schemata(record: Record, tmp_path: Path) -> None:
    record.add(talks())
    export_as(record, "ftm", tmp_path / "e.json")
    entities = lines_of(tmp_path / "e.json")
    check_entities(entities)
    by_schema: dict[str, list[dict[str, Any]]] = {}
    for entity in entities:
        by_schema.setdefault(entity["schema"], []).append(entity)
    assert {"Article", "Documentation", "Event", "PublicBody", "Organization", "UnknownLink",
            "Sanction", "Note", "Person"} <= set(by_schema)  # fmt: skip
    roles = {entity["properties"]["role"][0] for entity in by_schema["UnknownLink"]}
    assert {"guarantor", "witness", "excluded_party"} <= roles
    planned = [e for e in by_schema["Event"] if "planned" in e["properties"]["keywords"]]
    assert all(e["properties"]["name"][0].endswith("(planned)") for e in planned)
    assert planned


def test_entities_fit_the_package_itself(record: Record, tmp_path: Path) -> None:
    model = pytest.importorskip("followthemoney", reason="followthemoney is not installed").model
    export_as(record, "ftm", tmp_path / "e.json")
    for entity in lines_of(tmp_path / "e.json"):
        schema = model.get(entity["schema"])
        schema.validate(entity)
        assert not set(entity["properties"]) - set(schema.properties)


# -- W3C Web Annotations -----------------------------------------------------------------------


@SLOW
@given(st.lists(readings(), min_size=1, max_size=2))
def test_annotations_lead_back_to_the_words(made: list[Reading]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_record(":memory:") as record:
        for reading in made:
            record.add(reading)
        path = Path(folder) / "a.jsonl"
        export_as(record, "annotations", path)
        annotations = lines_of(path)
        facts = list(record.facts())
        assert [a["id"] for a in annotations] == [f"urn:dragoman:fact:{f.id}" for f in facts]
        for each, made_of in zip(annotations, facts, strict=True):
            assert each["type"] == "Annotation"
            assert json.loads(each["body"][2]["value"]) == made_of.to_dict()
            text = record.text(made_of.page)
            assert anchor(each, text) == (made_of.start, made_of.end)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A banner first. He left. She left. They left.", (25, 34)),
        ("She left.", (0, 9)),
        ("Nobody went.", None),
        ("She left. I said: She left. She left.", None),
    ],
)
def test_words_that_moved_are_found_again(text: str, found: tuple[int, int] | None) -> None:
    on = page("He left. She left. They left.")
    made = fact(on, "She left.", Event("retreat", "withdraw", (FRONT,)))
    with open_record(":memory:") as record:
        record.add(Reading(on, layout(on.text), (made,)))
        (row,) = record.pages()
    assert anchor(annotation(made, on.text, row), text) == found


# -- graphs and maps ---------------------------------------------------------------------------


def test_the_graph_is_read_back(record: Record, tmp_path: Path) -> None:
    written = export_as(record, "graphml", tmp_path / "g.graphml")
    space = {"g": NAMESPACE}
    root = ET.parse(tmp_path / "g.graphml").getroot()
    keys = {key.get("id"): key.get("attr.name") for key in root.findall("g:key", space)}

    def told(element: ET.Element) -> dict[str, str]:
        return {keys[d.get("key")] or "": d.text or "" for d in element.findall("g:data", space)}

    nodes = {node.get("id"): told(node) for node in root.iterfind("g:graph/g:node", space)}
    edges = [(e.get("source"), e.get("target"), told(e)) for e in root.iterfind(".//g:edge", space)]
    assert len(edges) == written.rows
    assert all(source in nodes and target in nodes for source, target, _ in edges)
    assert nodes["nor"]["label"] == "Norway"
    (meeting,) = (edge for edge in edges if edge[2]["type"] == "meeting")
    assert meeting[2]["mutual"] == "yes"
    assert (meeting[2]["status"], meeting[2]["day_start"]) == ("planned", "2021-08-01")
    roles = {
        (nodes[s]["label"], edge["role"]) for s, t, edge in edges if nodes[t]["type"] != "actor"
    }
    assert {("Sweden", "guarantor"), ("Norway", "signatory")} <= roles


def test_networkx_reads_the_graph(record: Record, tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx", reason="networkx is not installed")
    written = export_as(record, "graphml", tmp_path / "g.graphml")
    graph = networkx.read_graphml(tmp_path / "g.graphml")
    assert graph.number_of_edges() == written.rows
    assert graph.nodes["nor"]["label"] == "Norway"


def test_the_map_is_geojson(record: Record, tmp_path: Path) -> None:
    written = export_as(record, "geojson", tmp_path / "m.geojson")
    made = json.loads((tmp_path / "m.geojson").read_text(encoding="utf-8"))
    assert made["type"] == "FeatureCollection"
    assert "crs" not in made  # RFC 7946 has only WGS 84
    assert (len(made["features"]), written.left_out) == (2, 6)
    assert made["unplaced"] == {"no place told": 6}
    for feature in made["features"]:
        assert feature["type"] == "Feature"
        assert feature["geometry"] == {"type": "Point", "coordinates": [5.32415, 60.39299]}
        assert feature["properties"]["quote"] in (PLANNED, SHELLED)


@pytest.mark.parametrize("place", [None, Place("X", "X", 0, 1), Place("X", "X", 0, 1, 95.0, 5.0)])
def test_what_has_no_place_in_the_world_is_counted(place: Place | None, tmp_path: Path) -> None:
    on = page("They met.")
    made = fact(on, "They met.", Meeting((RoleHolder("participant", FRONT),)), place=place)
    with open_record(":memory:") as record:
        record.add(Reading(on, layout(on.text), (made,)))
        export_as(record, "geojson", tmp_path / "m.json")
    read_back = json.loads((tmp_path / "m.json").read_text())
    assert read_back["features"] == []
    assert sum(read_back["unplaced"].values()) == 1


# -- what is concluded -------------------------------------------------------------------------


def test_things_and_claims_in_three_formats(record: Record, tmp_path: Path) -> None:
    record.add(talks())
    for name in ("things", "claims"):
        paths = [tmp_path / f"{name}.{ending}" for ending in ("jsonl", "csv", "parquet")]
        counts = {export_as(record, name, path).rows for path in paths}
        assert len(counts) == 1
        plain, flat, typed = lines_of(paths[0]), rows_of(paths[1]), pq.read_table(paths[2])
        assert [row["id"] for row in plain] == [row["id"] for row in flat]
        assert [row["id"] for row in plain] == typed.column("id").to_pylist()
        assert typed.column_names == list(flat[0]) == list(plain[0])
    facts = {f.id for f in record.facts()}
    assert {one for row in lines_of(tmp_path / "things.jsonl") for one in row["facts"]} == facts
    chosen = tmp_path / "few.csv"
    export_as(record, "things", chosen, columns=("quotes", "id"))
    assert list(rows_of(chosen)[0]) == ["quotes", "id"]
    assert set(ThingRow.__dataclass_fields__) >= {"origins", "first_published"}


def test_other_kinds_relate_nobody(tmp_path: Path) -> None:
    on = page("The Front, formerly the League.")
    details: tuple[Detail, ...] = (AliasOf("Front", ("League",), "formerly"), Statement(FRONT))
    with open_record(":memory:") as record:
        record.add(Reading(on, layout(on.text), tuple(fact(on, on.text, d) for d in details)))
        written = export_as(record, "graphml", tmp_path / "g.graphml")
    assert (written.rows, written.left_out) == (0, 2)
