"""A sitting of review: one question after the other, one key an answer."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from dragoman.cli.keys import END, Keys
from dragoman.cli.output import SHORT_ID, counted, out, safe
from dragoman.cli.questions import print_keys, print_question
from dragoman.errors import UsageError
from dragoman.record.judgements import Verdict
from dragoman.record.judgements.edits import editable
from dragoman.views.questions import question

if TYPE_CHECKING:
    from dragoman.model import Plain
    from dragoman.record import Record
    from dragoman.record.judgements import Judgement
    from dragoman.record.review.queue import Item

_OF_FACTS = {"a": Verdict.RIGHT, "r": Verdict.WRONG}
_OF_PAIRS = {"s": Verdict.SAME, "d": Verdict.DIFFERENT}
_DONE = {
    Verdict.RIGHT: "accepted", Verdict.WRONG: "rejected", Verdict.EDITED: "fixed",
    Verdict.SAME: "one and the same", Verdict.DIFFERENT: "two things", Verdict.NOTE: "noted",
    Verdict.MERGE: "merged", Verdict.SPLIT: "taken apart",
}  # fmt: skip
_NOT_SO = "!="
_SO = "="


@dataclass(slots=True)
class Sitting:
    """One reviewer at the queue. Each decision is on the disk before the next question is put."""

    record: Record
    who: str
    items: Sequence[Item]
    keys: Keys
    decided: int = 0
    _at: int = 0
    _made: list[tuple[int, Judgement]] = field(default_factory=list)
    _rejected: set[str] = field(default_factory=set)

    def run(self) -> None:
        """Puts questions until there are none left, the reviewer quits, or the input ends."""
        while self._at < len(self.items):
            item = self.items[self._at]
            if self._rejected & {fact.id for fact in item.facts}:
                self._at += 1  # what was rejected a moment ago needs no further answer
                continue
            self._put(item)
            if not self._answered(item):
                return

    @property
    def left(self) -> int:
        """Questions that were not put yet."""
        return len(self.items) - self._at

    def _put(self, item: Item) -> None:
        print_question(out(), question(self.record, item), self._at + 1, len(self.items))

    def _answered(self, item: Item) -> bool:
        """Takes keys until one moves on; False where the sitting is over."""
        while True:
            key = self.keys.key()
            if key in ("q", END):
                return False
            try:
                if self._key(item, key):
                    return True
            except UsageError as error:
                self._say(str(error))

    def _key(self, item: Item, key: str) -> bool:
        """What one key does; whether it moves on."""
        pair = len(item.facts) > 1
        if key == "k":
            self._at += 1
            return True
        if key == "u":
            return self._undo()
        if key in (_OF_PAIRS if pair else _OF_FACTS):
            self._judge(item, (_OF_PAIRS | _OF_FACTS)[key])
            return True
        if key == "f" and not pair:
            return self._fix(item)
        if key == "n":
            self._note(item)
        elif key == "m":
            self._merge(item)
        elif key == "?":
            print_keys(out(), full=True, pair=pair)
        else:
            if key == "f":
                self.keys.drop_line()
            self._say(_refusal(key, pair=pair))
        return False

    def _judge(self, item: Item, verdict: Verdict, edit: dict[str, Plain] | None = None) -> None:
        made = self.record.judge(item.about, verdict, self.who, edit=edit)
        if made.verdict is Verdict.WRONG:
            self._rejected.add(item.about)
        self._keep(made)
        self._at += 1

    def _keep(self, made: Judgement) -> None:
        self._made.append((self._at, made))
        self.decided += 1
        self._say(f"{_DONE[made.verdict]} ({made.id[:SHORT_ID]})")

    def _undo(self) -> bool:
        if not self._made:
            raise UsageError(
                "nothing to take back in this sitting; for earlier ones: dragoman review undo ID"
            )
        at, made = self._made[-1]
        self.record.undo(made.id, self.who)
        self._made.pop()
        self._rejected -= {made.about}
        self.decided -= 1
        self._at = at
        self._say(f"taken back: {_DONE[made.verdict]} ({made.id[:SHORT_ID]})")
        return True

    def _note(self, item: Item) -> None:
        words = self.keys.line("note: ")
        if words:
            self._keep(self.record.judge(item.facts[0].id, Verdict.NOTE, self.who, note=words))
        else:
            self._say("no note")

    def _merge(self, item: Item) -> None:
        """ "Harbour Front = HF" makes one of two names, "A != B" two of one."""
        named = dict.fromkeys(actor.name for fact in item.facts for actor in fact.actors())
        self._say("here are: " + "; ".join(named))
        words = self.keys.line("NAME = THE NAME TO KEEP, or NAME != OTHER NAME: ")
        sign = _NOT_SO if _NOT_SO in words else _SO
        first, found, second = (part.strip() for part in words.partition(sign))
        if not found:
            self._say("nothing merged")
        elif sign == _SO:
            self._keep(self.record.merge(first, second, self.who))
        else:
            self._keep(self.record.split(first, second, self.who))

    def _fix(self, item: Item) -> bool:
        changes = self._edited(item) if _editor() and self.keys.live else self._typed(item)
        if not changes:
            self._say("nothing fixed")
            return False
        self._judge(item, Verdict.EDITED, changes)
        return True

    def _edited(self, item: Item) -> dict[str, Plain]:
        """The fields that the reviewer changed in an editor."""
        from click import edit

        before = editable(item.facts[0])
        text = edit(_as_yaml(before), editor=_editor(), extension=".yml")
        after = _loaded(text or "")
        return {name: value for name, value in after.items() if value != before.get(name)}

    def _typed(self, item: Item) -> dict[str, Plain]:
        """Fields given as FIELD=VALUE, a line each, up to an empty one."""
        if self.keys.live:
            out().print(safe(_as_yaml(editable(item.facts[0]))), markup=False)
        lines = []
        while words := self.keys.line("FIELD=VALUE (empty: done): "):
            lines.append(words)
        found: dict[str, Plain] = {}
        for words in lines:
            name, sign, value = words.partition("=")
            if not sign:
                raise UsageError(f"{words!r} is no FIELD=VALUE; nothing was fixed")
            found[name.strip()] = _loaded(f"value: {value.strip()}").get("value")
        return found

    def _say(self, words: str) -> None:
        out().print(f"  {safe(words)}", style="dim", markup=False)


def sum_up(sitting: Sitting) -> str:
    """What a sitting came to."""
    return f"{counted(sitting.decided, 'decision')}; {counted(sitting.left, 'question')} left"


def _refusal(key: str, *, pair: bool) -> str:
    if pair and key in (*_OF_FACTS, "f"):
        return "this is about two facts: s they are the same, d they are different"
    if not pair and key in _OF_PAIRS:
        return "this is about one fact: a accept, r reject, f fix"
    return f"{key!r} does nothing here; ? shows the keys"


def _editor() -> str | None:
    return os.environ.get("VISUAL") or os.environ.get("EDITOR")


def _as_yaml(fields: dict[str, Plain]) -> str:
    return yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=1000)


def _loaded(text: str) -> dict[str, Plain]:
    """Fields from YAML, days as words."""
    try:
        found = yaml.load(text, Loader=_PlainLoader)
    except yaml.YAMLError as error:
        raise UsageError(f"that is no YAML ({error}); nothing was fixed") from error
    if not isinstance(found, dict):
        return {}
    return {str(name): value for name, value in found.items()}


class _PlainLoader(yaml.SafeLoader):
    """YAML whose days stay words."""


_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:timestamp"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
