"""A fact put right: which fields a reviewer may write, and the fact that comes of it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from dragoman.errors import UsageError
from dragoman.model import Fact, Plain

_SETTLED = ("id", "page", "page_name", "outlet", "quote", "zone", "status", "rule", "why")
"""What follows from the page, from the other fields, or from how the fact was read."""


def editable(fact: Fact) -> dict[str, Plain]:
    """The fields of a fact that a reviewer may put right, as they now are."""
    return {name: value for name, value in fact.to_dict().items() if name not in _SETTLED}


def edit_of(fact: Fact, text: str, changes: Mapping[str, Plain]) -> str | None:
    """The fields that differ, as the JSON a judgement keeps; None where none does. `text` is the
    page's. Raises UsageError for a field that the fact does not have or a value that does not fit.
    """
    now = editable(fact)
    if unknown := [name for name in changes if name not in now]:
        raise UsageError(
            f"{', '.join(unknown)}: no field that can be fixed in a {fact.kind.value}; there are "
            f"{', '.join(now)}"
        )
    changed = {name: value for name, value in changes.items() if value != now[name]}
    if not changed:
        return None
    _refuse_misfits(fact, text, changed)
    return json.dumps(changed, ensure_ascii=False, sort_keys=True)


def edited(fact: Fact, edit: str, text: str | None = None) -> Fact | None:
    """The fact with a judgement's edit in place; None where the edit does not fit it. The page's
    `text` is needed where the edit moves the quote."""
    try:
        return _put_right(fact, json.loads(edit), text)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _refuse_misfits(fact: Fact, text: str, changed: Mapping[str, Plain]) -> None:
    for name, value in changed.items():
        try:
            _put_right(fact, {name: value}, text)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            if name in ("start", "end") and "start" in changed and "end" in changed:
                continue  # the two move together: tried below
            raise UsageError(f"{name}: {value!r} does not fit ({error})") from error
    try:
        _put_right(fact, changed, text)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise UsageError(f"these values do not fit together ({error})") from error


def _put_right(fact: Fact, changed: Mapping[str, Plain], text: str | None) -> Fact:
    plain = fact.to_dict() | dict(changed)
    if "start" in changed or "end" in changed:
        start, end = plain["start"], plain["end"]
        if not (isinstance(start, int) and isinstance(end, int)):
            raise ValueError("start and end are whole numbers")
        if text is None or not 0 <= start < end <= len(text):
            raise ValueError("start and end must enclose words of the page")
        plain["quote"] = text[start:end]
    made = Fact.from_dict(plain)
    made.to_dict()
    return made
