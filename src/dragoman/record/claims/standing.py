"""How a claim stands, and why, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.record.claims.claim import Aspect, Difference, Standing
from dragoman.record.claims.told import Told
from dragoman.record.day_words import date_text

MANY = 4
"""Names that a sentence lists at most."""


def standing(
    supports: Sequence[Told],
    against: Sequence[Told],
    rejecting: Sequence[str],
    differences: Sequence[Difference],
    superseded: Sequence[Told],
) -> tuple[Standing, str]:
    """The standing and its reason: a dispute counts before all else, then two independent origins,
    then that an origin took something back."""
    if against or rejecting or differences:
        reason = _dispute(supports, against, rejecting, differences)
        return Standing.DISPUTED, reason
    origins = {one.origin: one.origin_name for one in supports}
    if len(origins) > 1:
        named = listed(tuple(origins.values()))
        reason = f"told by {len(origins)} independent origins, {named}{_one_voice(supports)}"
        return Standing.CORROBORATED, reason
    if superseded:
        return Standing.SUPERSEDED, _taken_back(superseded, supports)
    return Standing.SINGLE_ORIGIN, _single(supports)


def listed(given: Sequence[str]) -> str:
    """ "A, B and C", with what is beyond `MANY` as a number."""
    shown = list(given[:MANY])
    if len(given) > MANY:
        shown.append(f"{len(given) - MANY} more")
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def where(told: Told) -> str:
    """The outlet and the day it was published: "Elim Post, 3 May 2021"."""
    outlet = told.fact.outlet or told.origin_name
    return f"{outlet}, {date_text(told.published)}" if told.published else outlet


def _dispute(
    supports: Sequence[Told],
    against: Sequence[Told],
    rejecting: Sequence[str],
    differences: Sequence[Difference],
) -> str:
    parts = []
    if against:
        verb = _verb("deny" if any(one.denied for one in against) else "contradict", against)
        said = f"what {tellers(supports)} {_verb('tell', supports)}"
        rest = said if supports else "it; only the denial is on record"
        parts.append(f"{tellers(against)} {verb} {rest}")
    if rejecting:
        parts.append(f"{listed(rejecting)} rejects it")
    for difference in differences:
        if difference.aspect not in _AS_A_WHOLE or not against:
            parts.append(f"accounts differ in {_FIELD[difference.aspect]}: {difference.why}")
    return "; ".join(parts)


_AS_A_WHOLE = frozenset({Aspect.STATUS, Aspect.SIGNED})
_FIELD = {
    Aspect.STATUS: "whether it is so",
    Aspect.SIGNED: "whether it is signed",
    Aspect.DAY: "the day",
    Aspect.DEADLINE: "the deadline",
    Aspect.NUMBER: "the number",
    Aspect.PARTICIPANTS: "who took part",
    Aspect.INVITER: "who invited",
}


def tellers(told: Sequence[Told]) -> str:
    """Who tells it, with outlet and day: "the army (Elim Post, 3 May 2021)"."""
    return listed(tuple(dict.fromkeys(_teller(one) for one in told)))


def _verb(verb: str, told: Sequence[Told]) -> str:
    """The verb for one or several who tell."""
    if len({_teller(one) for one in told}) > 1:
        return verb
    return f"{verb[:-1]}ies" if verb.endswith("y") else f"{verb}s"


def _teller(told: Told) -> str:
    return f"{told.by} ({where(told)})" if told.fact.voices else where(told)


def _one_voice(supports: Sequence[Told]) -> str:
    """The remark that all of them pass on the words of one and the same voice."""
    voices = {one.by for one in supports}
    if len(voices) == 1 and all(one.fact.voices for one in supports):
        return f", all in the words of one voice, {voices.pop()}"
    return ""


def _single(supports: Sequence[Told]) -> str:
    pages = len({one.fact.page for one in supports})
    origin = supports[0].origin_name
    if pages == 1:
        return f"told by {origin} alone"
    outlets = tuple(sorted({one.fact.outlet or one.origin_name for one in supports}))
    by = f"of {listed(outlets)} " if len(outlets) > 1 else ""
    return f"{pages} pages {by}go back to one origin, {origin}"


def _taken_back(superseded: Sequence[Told], supports: Sequence[Told]) -> str:
    old = superseded[0]
    said = f"“{_short(old.fact.quote)}” ({where(old)})"
    later = [one for one in supports if one.source == old.source]
    if later:
        return f"{where(later[-1])} tells it otherwise than before, {said}"
    return f"its own source took it back: {said}"


def _short(quote: str, longest: int = 90) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= longest else words[: longest - 1].rsplit(" ", 1)[0] + "…"
