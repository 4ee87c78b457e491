"""The word lists say only what their columns allow, and say nothing twice in different ways."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from dragoman.lexicon import frame_rows, load_table
from dragoman.model import Context, Stance


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ACTS = _words(
    "say announce confirm deny demand propose promise praise condemn warn reveal describe stress "
    "ask"
)
EFFECTS = _words("report denial doubt plan call promise refusal possibility")
LEVELS = _words("head_of_state minister deputy_minister official military delegation")
FRAME_VALUES = {
    "meeting": frozenset(
        (
            *("bilateral", "trilateral", "talks", "summit", "meeting", "conference"),
            *("press conference", "phone call", "visit", "consultations", "round", "session"),
        )
    ),
    "agreement": _words(
        "drafted proposed adopted signed published entered_into_force extended violated suspended "
        "ended reached rejected"
    ),
    "ceasefire": frozenset(("holds", "broken", "declared", "in_force")),
    "invitation": frozenset(("invites", "declines", "accepts")),
    "role": _words(
        "signatory party guarantor mediator facilitator host observer witness sponsor invited "
        "excluded_party"
    ),
    "designation": frozenset(("designates", "delists")),
    "position": _words("supports opposes demands rejects ready hopes fears undecided"),
    "event": _words(
        "agree consult support concede cooperate aid retreat request accuse reject threaten "
        "protest sanction mobilize coerce assault"
    ),
    "commitment": frozenset(("undertakes",)),
    "track": frozenset(("opens", "continues", "next")),
}
SLOTS = _words(
    "subject object recipient possessor with between against in to by of for on from at as into "
    "over towards toward alongside about among out outside onto through across near up upon along "
    "after around round before"
)
TYPES = _words(
    "document ceasefire talks weapons troops prisoners aid territory people sanction label "
    "infrastructure money occasion mediation monitors committee behalf"
)

ALLOWED: dict[str, dict[str, frozenset[str]]] = {
    "reporting": {
        "pos": frozenset(("VERB", "NOUN", "PHRASE", "ADJ")),
        "complement": frozenset(("any", "that", "to", "quote", "noun", "label")),
        "act": ACTS,
        "effect": EFFECTS,
        "stance": frozenset(Stance),
        "strength": frozenset(("strong", "weak")),
    },
    "governors": {
        "pos": _words("VERB NOUN ADJ AUX ADV DET SCONJ ADP PHRASE"),
        "complement": _words("to that ing of for noun bare any in on at about over from"),
        "context": frozenset(Context),
    },
    "frames": {
        "pos": frozenset(("VERB", "NOUN", "ADJ")),
        "kind": frozenset(FRAME_VALUES),
    },
    "titles": {
        "level": LEVELS | {""},
        "kind": frozenset(("office", "rank", "honorific")),
    },
    "group_nouns": {
        "kind": _words(
            "armed state official delegation party political people international religious media"
        ),
        "number": frozenset(("plural", "any")),
    },
    "collectives": {"count": _words("0 2 3 4 5 6 7 n")},
    "attitudes": {
        "pos": frozenset(("VERB", "NOUN", "ADJ")),
        "class": _words("hold support oppose mention show plan learn ask decide claim"),
    },
    "unnamed_sources": {"stance": frozenset(("reports", "asserts"))},
    "document_kinds": {
        "kind": _words(
            "declaration joint_statement memorandum protocol agreement ceasefire treaty roadmap "
            "communique resolution terms_of_reference letter decree plan constitution"
        ),
        "strength": frozenset(("strong", "weak")),
    },
    "occasions": {
        "kind": frozenset(("media", "speech", "meeting", "call", "text", "broadcast", "online",
                           "ceremony")),
    },
}  # fmt: skip

KEYS = {
    "reporting": ("cue", "pos", "complement", "stance"),
    "governors": ("word", "pos", "complement", "cue_note"),
    "attitudes": ("word", "pos"),
    "classes": ("class", "word"),
    "verb_classes": ("class", "verb"),
    "titles": ("title",),
    "group_nouns": ("noun",),
    "collectives": ("phrase",),
    "unnamed_sources": ("phrase",),
    "document_kinds": ("noun",),
    "occasions": ("phrase",),
}
"""What may stand only once in a table, whatever its other columns say."""

FLOORS = {
    "reporting": 700,
    "governors": 1300,
    "frames": 1700,
    "classes": 900,
    "verb_classes": 800,
    "attitudes": 700,
    "titles": 700,
    "group_nouns": 450,
    "collectives": 350,
    "unnamed_sources": 280,
    "document_kinds": 230,
    "occasions": 200,
}


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_a_table_loads_and_is_broad(name: str) -> None:
    assert len(load_table(name)) >= FLOORS[name]


@pytest.mark.parametrize("name", sorted(ALLOWED))
def test_enumerated_columns_hold_only_allowed_values(name: str) -> None:
    for row in load_table(name):
        for column, allowed in ALLOWED[name].items():
            assert row[column] in allowed, (name, row)


@pytest.mark.parametrize("name", sorted(ALLOWED))
def test_no_allowed_group_is_empty(name: str) -> None:
    for column, allowed in ALLOWED[name].items():
        present = {row[column] for row in load_table(name)}
        optional = {"at", "from"} if column == "complement" else set()
        assert allowed - present - optional == set(), (name, column)


@pytest.mark.parametrize("name", sorted(KEYS))
def test_nothing_is_said_twice_in_different_ways(name: str) -> None:
    keys = Counter(tuple(row[column] for column in KEYS[name]) for row in load_table(name))
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_entries_are_lower_case_and_trimmed(name: str) -> None:
    for row in load_table(name):
        first = next(iter(row.values()))
        assert first == first.lower().strip()
        assert "  " not in first


def test_every_type_that_frames_are_promised_has_words() -> None:
    assert {row["class"] for row in load_table("classes")} >= TYPES


def test_governors_of_one_word_and_complement_agree_on_the_context() -> None:
    """Two contexts for one word and complement need a cue_note to tell them apart."""
    contexts: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in load_table("governors"):
        if not row["cue_note"]:
            contexts[row["word"], row["pos"], row["complement"]].add(row["context"])
    assert {key: found for key, found in contexts.items() if len(found) > 1} == {}


def test_phases_say_which() -> None:
    notes = {row["cue_note"] for row in load_table("governors") if row["context"] == "phase"}
    assert notes == {"began", "ongoing", "resumed", "halted", "ended"}


def test_a_reporting_effect_fits_its_stance() -> None:
    for row in load_table("reporting"):
        assert (row["effect"] == "denial") == (row["stance"] == "denies"), row


def test_frame_values_belong_to_their_kind() -> None:
    for row in load_table("frames"):
        assert row["value"] in FRAME_VALUES[row["kind"]], row
        assert not row["mode"] or row["kind"] == "event", row


@pytest.mark.parametrize("kind", sorted(FRAME_VALUES))
def test_every_value_of_a_kind_has_a_trigger(kind: str) -> None:
    present = {row["value"] for row in load_table("frames") if row["kind"] == kind}
    assert present == FRAME_VALUES[kind]


def test_frame_needs_name_known_slots_and_types() -> None:
    classes = {row["class"] for row in load_table("classes")} | {"actor", "any", "fighters"}
    for row in load_table("frames"):
        for need in filter(None, row["needs"].split(",")):
            slot, _, types = need.partition("=")
            assert set(slot.split("/")) <= SLOTS, row
            assert set(types.removesuffix("?").split("|")) <= classes, row


def test_frame_fillers_are_known_slots() -> None:
    for row in load_table("frames"):
        for column in ("actors", "recipients"):
            assert set(filter(None, row[column].split("+"))) <= SLOTS, row


def test_a_verbal_frame_that_needs_nothing_does_not_exist() -> None:
    """A trigger without a test on its participants would fire on any use of the word."""
    assert [row for row in load_table("frames") if row["pos"] == "VERB" and not row["needs"]] == []


def test_one_frame_stands_for_one_sense() -> None:
    senses = Counter(
        (row["lemma"], row["pos"], row["kind"], row["needs"]) for row in load_table("frames")
    )
    assert [sense for sense, times in senses.items() if times > 1] == []


def test_every_verb_class_is_asked_for_and_every_one_asked_for_exists() -> None:
    asked = {row["lemma"][1:] for row in load_table("frames") if row["lemma"].startswith("@")}
    assert asked == {row["class"] for row in load_table("verb_classes")}


def test_a_class_stands_for_each_of_its_verbs_behind_the_single_rows() -> None:
    rows = frame_rows()
    assert not any(row["lemma"].startswith("@") for row in rows)
    lemmas = {row["lemma"] for row in rows if row.get("class") == "fleeing"}
    assert {"flee", "melt away", "take flight"} <= lemmas
    first = next(k for k, row in enumerate(rows) if "class" in row)
    assert all("class" in row for row in rows[first:])


def test_collectives_ask_for_something_that_exists() -> None:
    kinds = {"state", "side", "person", "group", "any"} | FRAME_VALUES["role"]
    offices = {row["office"] for row in load_table("titles")}
    for row in load_table("collectives"):
        kind, _, office = row["of"].partition(":")
        assert kind in kinds | {"office"}, row
        assert kind != "office" or office in offices, row
        assert ("<n>" in row["phrase"]) == (row["count"] == "n"), row


def test_titles_with_an_office_have_a_level_and_honorifics_have_neither() -> None:
    for row in load_table("titles"):
        assert (row["kind"] == "office") == bool(row["office"]), row
        assert row["kind"] == "honorific" or row["level"], row
