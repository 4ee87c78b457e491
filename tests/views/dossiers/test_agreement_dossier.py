"""An agreement's dossier gathers what pages tell of it, each line with its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.factory import FRONT, KOVAC, actor, day, fact, layout, page, voice

from dragoman.errors import UsageError
from dragoman.model import (
    ActorKind,
    Agreement,
    AgreementRef,
    Ceasefire,
    Commitment,
    Content,
    Detail,
    Event,
    Fact,
    Modality,
    Page,
    Position,
    Reading,
    RoleHolder,
    Stance,
    Statement,
)  # fmt: skip
from dragoman.record import Record, open_record
from dragoman.views.dossiers import agreement_dossier
from dragoman.views.dossiers.lineage import cue_between

NORWAY = actor("Norway", "nor", kind=ActorKind.STATE)
REF = AgreementRef("Elim Accord", "agreement")
PROTOCOL = AgreementRef("Port Elim Protocol", "protocol")
FIRST = (
    "Norway and the Harbour Front signed the Elim Accord in Port Elim on 3 May 2021. "
    "The parties are to open the harbour by 1 June 2021. "
    "The Elim Accord replaces the Lantern Truce. "
    "“The Elim Accord brings peace,” envoy Ana Kovač said. "
    "The Gull League is excluded from the ceasefire."
)
SECOND = (
    "The Front rejects the Elim Accord. "
    "The Harbour Front denied that it had signed the Elim Accord. "
    "It enters into force on 10 May 2021. "
    "The harbour is to be opened by 20 June 2021 under the Elim Accord. "
    "The Port Elim Protocol extends the Elim Accord."
)
SIGNED = (RoleHolder("signatory", NORWAY), RoleHolder("signatory", FRONT))
GULLS = actor("Gull League")


def told(on: Page, quote: str, detail: Detail, **how: object) -> Fact:
    return fact(on, quote, detail, **how)  # type: ignore[arg-type]


def first() -> Reading:
    on = page(FIRST, name="first.txt", outlet="Elim Post")
    words = "The Elim Accord brings peace,"
    start = FIRST.index(words)
    return reading(on, "2021-05-04", [
        told(on, "Norway and the Harbour Front signed the Elim Accord in Port Elim on 3 May 2021",
             Agreement(REF, "signed", SIGNED), when=day("2021-05-03")),
        told(on, "open the harbour by 1 June 2021",
             Commitment((NORWAY, FRONT), "open the harbour by 1 June 2021",
                        deadline=day("2021-06-01")), modality=Modality.PLANNED),
        told(on, "The Elim Accord replaces the Lantern Truce",
             Agreement(AgreementRef("Lantern Truce", "ceasefire"), "ended")),
        told(on, f"“{words}” envoy Ana Kovač said",
             Statement(KOVAC, content=Content(start, start + len(words), words))),
        told(on, "The Gull League is excluded from the ceasefire",
             Ceasefire(None, excluded=(GULLS,), agreement=AgreementRef("ceasefire", "ceasefire"))),
    ])  # fmt: skip


def second() -> Reading:
    on = page(SECOND, name="second.txt", outlet="Gull Courier")
    return reading(on, "2021-05-06", [
        told(on, "The Front rejects the Elim Accord",
             Position(FRONT, "the Elim Accord", "rejects")),
        told(on, "The Harbour Front denied that it had signed the Elim Accord",
             Agreement(REF, "signed", (RoleHolder("signatory", FRONT),)),
             voices=[voice(FRONT, Stance.DENIES)]),
        told(on, "It enters into force on 10 May 2021", Agreement(REF, "entered_into_force"),
             modality=Modality.PLANNED, when=day("2021-05-10")),
        told(on, "The harbour is to be opened by 20 June 2021 under the Elim Accord",
             Commitment((NORWAY, FRONT), "The harbour is to be opened by 20 June 2021",
                        deadline=day("2021-06-20"), agreement=REF), modality=Modality.PLANNED),
        told(on, "The Port Elim Protocol extends the Elim Accord", Agreement(PROTOCOL, "signed")),
    ])  # fmt: skip


def reading(on: Page, published: str, facts: Sequence[Fact]) -> Reading:
    made = replace(layout(on.text), published=day(published))
    return Reading(on, made, tuple(facts), "en")


@pytest.fixture(params=["as published", "the other way round"])
def record(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Record]:
    readings = [first(), second()]
    with open_record(tmp_path / "r.db") as opened:
        for each in readings if request.param == "as published" else reversed(readings):
            opened.add(each)
        yield opened


def test_days_and_parties(record: Record) -> None:
    dossier = agreement_dossier(record, "Elim Accord")
    assert [(row.step, row.when, row.status) for row in dossier.days] == [
        ("signed", "3 May 2021", "happened"),
        ("in force", "10 May 2021", "planned"),
    ]
    assert [(part.role, part.name, part.status) for part in dossier.parties] == [
        ("signatory", "Harbour Front", "happened"),
        ("signatory", "Norway", "happened"),
        ("signatory", "Harbour Front", "denied"),
    ]
    assert [part.name for part in dossier.exclusions] == ["Gull League"]
    assert (dossier.pages, dossier.origins) == (2, 2)


def test_one_undertaking_has_every_deadline_it_is_given(record: Record) -> None:
    (owed,) = agreement_dossier(record, "Elim Accord").commitments
    assert owed.deadlines == ("1 Jun 2021", "20 Jun 2021")
    assert owed.due is not None
    assert owed.due.isoformat() == "2021-06-20"
    assert [each.outlet for each in owed.evidence] == ["Elim Post", "Gull Courier"]


def test_lineage_reads_from_the_document(record: Record) -> None:
    kin = agreement_dossier(record, "Elim Accord").lineage
    assert [(k.relation, k.turned, k.name, k.why) for k in kin] == [
        ("replaces", False, "Lantern Truce", "replaces"),
        ("extends", True, "Port Elim Protocol", "extends"),
    ]
    (back,) = agreement_dossier(record, "port elim protocol").lineage
    assert (back.relation, back.turned, back.name) == ("extends", False, "Elim Accord")


def test_what_each_side_says_of_it(record: Record) -> None:
    said = agreement_dossier(record, "Elim Accord").said
    assert [(s.side, s.speaker, s.act) for s in said] == [
        ("Harbour Front", "Harbour Front", "rejects"),
        ("Harbour Front", "Harbour Front", "denies"),
        (None, "Ana Kovač", "say"),
    ]


def test_a_sentence_that_points_back_is_about_the_document_before(tmp_path: Path) -> None:
    text = (
        "The Elim Accord was signed on 3 May 2021. It replaces the truce of Port Elim. It rained."
    )
    on = page(text, name="c.txt")
    facts = [
        told(on, "The Elim Accord was signed on 3 May 2021", Agreement(REF, "signed")),
        told(on, "the truce of Port Elim", Agreement(AgreementRef("truce", "ceasefire"), "ended")),
    ]
    with open_record(tmp_path / "r.db") as opened:
        opened.add(reading(on, "2021-05-04", facts))
        (kin,) = agreement_dossier(opened, "Elim Accord").lineage
    assert (kin.relation, kin.turned, kin.name) == ("replaces", False, "truce")
    assert [each.quote for each in kin.evidence] == ["It replaces the truce of Port Elim."]


def test_what_became_of_an_undertaking_is_told_with_its_words(record: Record) -> None:
    text = "Norway opened the harbour on 1 June 2021."
    on = page(text, name="d.txt", outlet="Harbour News")
    done = told(on, text[:-1], Event("cooperate", actors=(NORWAY,), what="opened the harbour"),
                when=day("2021-06-01"))  # fmt: skip
    (before,) = agreement_dossier(record, "Elim Accord").commitments
    assert (before.outcome, before.scale, before.reports) == ("no news", None, ())
    record.add(reading(on, "2021-06-02", [done]))
    (after,) = agreement_dossier(record, "Elim Accord").commitments
    assert (after.outcome, after.scale) == ("fulfilled", 3)
    assert [each.quote for each in after.reports] == [text[:-1]]


def test_every_line_rests_on_exact_words(record: Record) -> None:
    dossier = agreement_dossier(record, "Elim Accord")
    parts = (dossier.days, dossier.parties, dossier.commitments, dossier.exclusions,
             dossier.lineage, dossier.said)  # fmt: skip
    cited = [each for part in parts for row in part for each in row.evidence]
    assert cited
    for each in cited:
        assert record.text(each.page)[each.start : each.end] == each.quote
    assert dossier.to_dict()["name"] == "Elim Accord"


def test_a_day_earlier_there_was_no_denial(record: Record) -> None:
    with open_record(record.path, as_of=day("2021-05-05").start) as then:
        dossier = agreement_dossier(then, "Elim Accord")
        assert dossier.pages == 1
        assert {part.status for part in dossier.parties} == {"happened"}


@pytest.mark.parametrize(
    ("name", "told"), [("Nothing", "no agreement"), ("", "no agreement"), ("Elim", "may be")]
)
def test_who_names_none_or_several_is_told(record: Record, name: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        agreement_dossier(record, name)


@pytest.mark.parametrize(
    ("between", "relation", "turned"),
    [
        (" was replaced by the ", "replaces", True),
        (" replaces the ", "replaces", False),
        (" builds on ", "refers_to", False),
        (" was extended by ", "extends", True),
        (", the annex to ", "refers_to", False),
    ],
)
def test_cues(between: str, relation: str, turned: bool) -> None:
    found = cue_between(between)
    assert found
    assert found[:2] == (relation, turned)
    assert cue_between(" and ") is None


def test_a_pack_knows_days_that_no_page_tells(tmp_path: Path) -> None:
    from dragoman.actors import load_registry

    registry = load_registry()
    known = next(entry for entry in registry.agreements.values() if entry.signed and entry.parties)
    on = page(f"They extended the {known.name}.", name="x.txt")
    ref = AgreementRef(known.name, known.kind, known.id)
    with open_record(tmp_path / "k.db") as opened:
        opened.add(
            Reading(on, layout(on.text), (told(on, "They extended", Agreement(ref, "extended")),))
        )
        dossier = agreement_dossier(opened, known.id)
    signed = next(row for row in dossier.days if row.step == "signed")
    assert (signed.since, signed.status, signed.evidence) == (known.signed, None, ())
    assert {part.actor for part in dossier.parties} >= set(known.parties)
