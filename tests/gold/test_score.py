from __future__ import annotations

from dataclasses import replace
from typing import Any

from gold.load import parse_page, parse_sentence
from gold.match import match_facts
from gold.model import GoldPage, GoldSentence
from gold.report import as_plain, show, table
from gold.score import Score, focus_fact, score
from tests.gold.perfect import perfect_reading, ref

from dragoman.model import (
    Event,
    Fact,
    FactKind,
    Layout,
    Modality,
    Page,
    Reading,
    Zone,
    ZoneKind,
)

TEXT = """Donate now

Envoys of Rwanda and Uganda met in Luanda on Friday. President Neto said the army would withdraw.

great article, the envoys met again lol
"""
MET = "Envoys of Rwanda and Uganda met in Luanda on Friday."
SAID = "President Neto said the army would withdraw."


def gold_page() -> GoldPage:
    entry: dict[str, Any] = {
        "outlet": None,
        "process": "Great Lakes",
        "style": "blog_comments",
        "zones": [
            {"kind": "boilerplate", "from": "Donate now"},
            {"kind": "body", "from": "Envoys of", "to": "would withdraw."},
            {"kind": "comment", "from": "great article"},
        ],
        "facts": [
            {
                "kind": "meeting", "quote": MET, "participants": ["Rwanda", "Uganda"],
                "place": "Luanda",
            },
            {
                "kind": "statement", "tier": "should", "quote": SAID, "speaker": "President Neto",
                "act": "say", "content": "the army would withdraw",
            },
            {
                "kind": "event", "quote": "the army would withdraw", "type": "retreat",
                "actors": ["the army"], "modality": "planned", "voices": ["President Neto asserts"],
            },
            {
                "kind": "event", "tier": "may", "quote": MET, "type": "cooperate",
                "actors": ["Rwanda"],
            },
        ],
    }  # fmt: skip
    return parse_page("lakes.txt", TEXT, entry)


def scored(*facts: Fact, zones: tuple[Zone, ...] | None = None) -> Score:
    gold = gold_page()
    perfect = perfect_reading(gold)
    layout = replace(perfect.layout, zones=zones) if zones else perfect.layout
    return score((gold,), (), lambda page: Reading(page, layout, facts))


def perfect_facts() -> tuple[Fact, ...]:
    return perfect_reading(gold_page()).facts


def moved(fact: Fact, *, to: str) -> Fact:
    start = TEXT.index(to)
    return replace(fact, start=start, end=start + len(to), quote=to)


def rate(result: Score, name: str) -> float | None:
    return result.tally.figures[name].rate


def test_all_facts_found_and_nothing_else() -> None:
    result = scored(*perfect_facts())
    assert rate(result, "recall.must") == rate(result, "recall.should") == 1
    assert rate(result, "precision") == 1
    assert result.pages[0].matching.extras == ()


def test_a_shifted_anchor_is_a_miss_and_an_extra() -> None:
    meeting, *others = perfect_facts()
    result = scored(moved(meeting, to=SAID), *others)
    assert rate(result, "recall.must") == 0.5
    assert [fact.kind for fact in result.pages[0].matching.extras] == [FactKind.MEETING]


def test_a_part_of_the_sentence_is_anchor_enough() -> None:
    meeting, *_ = perfect_facts()
    assert rate(scored(moved(meeting, to="met in Luanda")), "recall.must") == 0.5


def test_may_facts_excuse_a_prediction_and_cost_nothing() -> None:
    meeting, statement, retreat, cooperate = perfect_facts()
    without = scored(meeting, statement, retreat)
    assert rate(without, "recall.must") == rate(without, "precision") == 1
    with_it = scored(meeting, statement, retreat, cooperate)
    assert rate(with_it, "precision") == 1
    assert with_it.tally.figures["precision.without_may"].all == 3


def test_an_implied_event_is_no_extra() -> None:
    meeting, *_ = perfect_facts()
    consult = replace(
        meeting, kind=FactKind.EVENT, detail=Event("consult", actors=(ref("Rwanda"),))
    )
    assert rate(scored(meeting, consult), "precision") == 1


def test_the_same_fact_twice_is_one_extra() -> None:
    meeting, *_ = perfect_facts()
    result = scored(meeting, meeting)
    assert result.tally.figures["precision"].to_dict()["rate"] == 0.5


def test_key_fields_decide() -> None:
    *_, retreat, _ = perfect_facts()
    wrong_type = replace(retreat, detail=Event("assault", actors=(ref("the army"),)))
    wrong_actor = replace(retreat, detail=Event("retreat", actors=(ref("Zambia"),)))
    for wrong in (wrong_type, wrong_actor):
        assert rate(scored(wrong), "precision") == 0


def test_speaker_is_measured_not_required() -> None:
    _, statement, *_ = perfect_facts()
    detail: Any = statement.detail
    wrong = replace(statement, detail=replace(detail, speaker=ref("General Duarte")))
    result = scored(wrong)
    assert rate(result, "recall.should") == 1
    assert rate(result, "speaker") == 0


def test_status_and_voices_are_measured_on_matches() -> None:
    *_, retreat, _ = perfect_facts()
    result = scored(replace(retreat, modality=Modality.ACTUAL, voices=()))
    assert rate(result, "recall.must") == 0.5
    assert rate(result, "status") == rate(result, "voices") == 0
    assert any("wrong status, voices" in line for line in show(result, "status"))


def test_lost_article_and_furniture_taken_in() -> None:
    start, end = TEXT.index("Envoys"), TEXT.index("President")
    zones = (
        Zone(ZoneKind.BODY, 0, 10, "x"),
        Zone(ZoneKind.BODY, start, end, "x"),
        Zone(ZoneKind.COMMENT, end, len(TEXT), "x"),
    )
    figures = scored(zones=zones).tally.figures
    assert figures["zones.article_words_kept"].right == len(MET.split())
    assert figures["zones.article_words_kept"].all == len((MET + SAID).split()) + 1
    kept_out = figures["zones.furniture_words_kept_out"]
    assert (kept_out.right, kept_out.all) == (7, 9)


def test_predictions_are_either_matches_or_extras() -> None:
    facts = perfect_facts() * 2
    matching = match_facts(gold_page().facts, facts)
    assert len(matching.matches) + len(matching.extras) == len(facts)
    assert len({id(match.gold) for match in matching.matches}) == len(matching.matches)


def test_report_is_the_same_twice_and_names_rules() -> None:
    meeting, *_ = perfect_facts()
    once, twice = scored(moved(meeting, to=SAID)), scored(moved(meeting, to=SAID))
    assert list(table(once)) == list(table(twice))
    plain = as_plain(once, part="x", digest="d")
    assert plain == as_plain(twice, part="x", digest="d")
    assert any("[gold.perfect]" in line for line in show(once, "extras"))
    assert any("must meeting" in line for line in show(once, "misses"))


def sentence() -> GoldSentence:
    return parse_sentence(
        {
            "id": "s", "group": "g", "kind": "event", "focus": "withdraw", "text": SAID,
            "modality": "planned", "voices": ["President Neto asserts"],
        }
    )  # fmt: skip


def in_sentence(fact: Fact, quote: str, **changes: Any) -> Fact:
    start = SAID.index(quote)
    return replace(fact, start=start, end=start + len(quote), quote=quote, **changes)


def read_as(*facts: Fact) -> Score:
    def read(page: Page) -> Reading:
        return Reading(page, Layout(zones=()), facts)

    return score((), (sentence(),), read)


def test_the_shortest_fact_over_the_focus_is_taken() -> None:
    *_, retreat, _ = perfect_facts()
    long = in_sentence(retreat, SAID, modality=Modality.ACTUAL)
    short = in_sentence(retreat, "the army would withdraw")
    assert focus_fact(sentence(), (long, short)) is short
    assert rate(read_as(long, short), "sentences.status") == 1


def test_words_that_fired_go_before_length() -> None:
    *_, retreat, _ = perfect_facts()
    long = in_sentence(retreat, SAID, why="withdraw")
    short = in_sentence(retreat, "would withdraw", why="army")
    assert focus_fact(sentence(), (short, long)) is long


def test_a_sentence_without_its_fact_is_wrong_everywhere() -> None:
    result = read_as()
    assert rate(result, "sentences.found") == rate(result, "sentences.modality") == 0
    assert "sentences.modality.where_found" not in result.tally.figures
    assert rate(result, "sentences.group.g") == 0
    assert any("told nothing" in line for line in show(result, "sentences"))
