"""The context algebra alone: contrast pairs over hand-made paths, and what holds for any path."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import (
    Context,
    ContextStep,
    Modality,
    Polarity,
    Stance,
    Status,
    Voice,
    derive_status,
)
from dragoman.reading.clauses.algebra import read_context

ENVOY = Voice("envoy", "the envoy", "the envoy", 0, 9)
MINISTRY = Voice("ministry", "the ministry", "the ministry", 0, 12, Stance.DENIES)


def path(*kinds: Context) -> list[ContextStep]:
    voices = {Context.REPORT: ENVOY, Context.DENIAL: MINISTRY}
    return [ContextStep(kind, kind.value, 0, 1, voices.get(kind)) for kind in kinds]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ((), Status.HAPPENED),  # "met"
        ((Context.PLAN,), Status.PLANNED),  # "will meet"
        ((Context.CALL,), Status.CALLED_FOR),  # "should meet"
        ((Context.POSSIBILITY,), Status.POSSIBLE),  # "may meet"
        ((Context.CONDITION,), Status.CONDITIONAL),  # "if they meet"
        ((Context.NEGATION,), Status.NEGATED),  # "did not meet"
        ((Context.FAILURE,), Status.NEGATED),  # "failed to meet"
        ((Context.REFUSAL,), Status.NEGATED),  # "refused to meet"
        ((Context.CANCELLATION,), Status.CANCELLED),  # "called off the meeting"
        ((Context.ACHIEVEMENT,), Status.HAPPENED),  # "managed to meet"
        ((Context.REPORT,), Status.CLAIMED),  # "said they met"
        ((Context.DENIAL,), Status.DENIED),  # "denied they met"
        ((Context.DENIAL, Context.PLAN), Status.DENIED),  # "denied that it had agreed to meet"
        ((Context.REFUSAL, Context.REFUSAL), Status.POSSIBLE),  # "refused to rule out"
        ((Context.NEGATION, Context.REFUSAL), Status.POSSIBLE),  # "did not rule out"
        ((Context.REPORT, Context.NEGATION, Context.PLAN), Status.NEGATED),
        ((Context.CONDITION, Context.PLAN), Status.CONDITIONAL),  # "if they plan to meet"
        ((Context.PLAN, Context.CALL), Status.CALLED_FOR),  # "plans to call for a meeting"
        ((Context.PLAN, Context.POSSIBILITY), Status.POSSIBLE),  # "plans for a possible visit"
        ((Context.POSSIBILITY, Context.PLAN), Status.POSSIBLE),  # "may plan to meet"
        ((Context.NEGATION, Context.FAILURE), Status.HAPPENED),  # "did not fail to meet"
        ((Context.CANCELLATION, Context.PLAN), Status.CANCELLED),  # "cancelled the planned visit"
        ((Context.PURPOSE,), Status.PLANNED),  # "in order to meet"
        ((Context.QUESTION,), Status.POSSIBLE),  # "whether they met"
    ],
)
def test_paths_come_to_one_status(kinds: tuple[Context, ...], expected: Status) -> None:
    verdict = read_context(path(*kinds))

    assert derive_status(verdict.modality, verdict.polarity, verdict.voices) is expected


def test_a_denied_plan_keeps_its_modality() -> None:
    verdict = read_context(path(Context.DENIAL, Context.PLAN))

    assert (verdict.modality, verdict.polarity) == (Modality.PLANNED, Polarity.AFFIRMED)
    assert verdict.voices == (MINISTRY,)


def test_voices_stand_outermost_first() -> None:
    verdict = read_context(path(Context.REPORT, Context.DENIAL))

    assert verdict.voices == (ENVOY, MINISTRY)


def test_the_present_progressive_goes_on_until_something_overrides_it() -> None:
    assert read_context([], base=Modality.ONGOING).modality is Modality.ONGOING
    assert read_context(path(Context.PLAN), base=Modality.ONGOING).modality is Modality.PLANNED


@given(st.lists(st.sampled_from(list(Context)), max_size=8))
def test_any_path_is_read(kinds: list[Context]) -> None:
    verdict = read_context(path(*kinds))

    voiced = [kind for kind in kinds if kind in (Context.REPORT, Context.DENIAL)]
    assert len(verdict.voices) == len(voiced)


@given(st.lists(st.sampled_from(list(Context)), max_size=6))
def test_two_negations_in_plain_paths_cancel(kinds: list[Context]) -> None:
    plain = [k for k in kinds if k not in (Context.REFUSAL, Context.NEGATION, Context.FAILURE)]

    once = read_context(path(*plain))
    twice = read_context(path(Context.NEGATION, Context.NEGATION, *plain))

    assert (once.modality, once.polarity) == (twice.modality, twice.polarity)


ENDING = ContextStep(Context.PHASE, "halted", 0, 1)


@given(st.sampled_from([Context.NEGATION, Context.PLAN, Context.CALL, Context.POSSIBILITY]))
def test_what_is_ended_was_there_whatever_becomes_of_the_ending(kind: Context) -> None:
    verdict = read_context([*path(kind), ENDING])  # "did not end the talks", "may end the talks"

    assert (verdict.modality, verdict.polarity) == (Modality.ONGOING, Polarity.AFFIRMED)
