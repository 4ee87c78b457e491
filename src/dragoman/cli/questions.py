"""How a question to a reviewer looks on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.cli.output import SHORT_ID, safe, words
from dragoman.cli.tables import Column

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.views.questions import InContext, QuestionRow

_KEYS = (
    ("a", "accept", "the fact is right", False),
    ("r", "reject", "it is wrong, and goes from every view", False),
    ("f", "fix", "put fields right: in $EDITOR, or as FIELD=VALUE", False),
    ("s", "same", "the two tell one thing", True),
    ("d", "different", "they tell two", True),
    ("m", "merge", "two names of one actor, or one name of two", None),
    ("n", "note", "write something down", None),
    ("u", "undo", "take the last decision back", None),
    ("k", "skip", "decide later", None),
    ("q", "quit", "what was decided stays", None),
    ("?", "help", "this list", None),
)
"""Key, word, what it does, and whether it is for pairs alone, facts alone, or both."""
_TASKS = {
    "pair": "Do these tell the same?",
    "fact": "Is this right?",
    "disagreement": "Reviewers disagree: what do you say?",
    "again": "This was judged when it was read otherwise. Is it right now?",
}


def print_question(console: Console, row: QuestionRow, number: int, of: int) -> None:
    """One question: what it is about in context, why it is asked, what the answer does."""
    from rich.rule import Rule
    from rich.text import Text

    from dragoman.views.words import kind_text

    title = Text.assemble((f" {number} of {of} ", "bold"), (kind_text(row.kind), "dim"))
    console.print(Rule(title, align="left", style="dim"))
    console.print(words(_TASKS[row.task], "bold"))
    for fact in row.facts:
        _print_fact(console, fact)
    for reason in row.reasons:
        console.print(Text("  · ") + words(reason))
    console.print(Text("  → ", style="dim") + words(row.changes, "dim"))
    print_keys(console, full=False, pair=len(row.facts) > 1)


def _print_fact(console: Console, fact: InContext) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from dragoman.views.words import STATUS_MARKS, status_text

    status = f"{STATUS_MARKS[fact.status]} {status_text(fact.status)}"
    told = f" · told by {fact.told_by}" if fact.told_by else ""
    console.print(words(f"{status} · {fact.when}{told} · {fact.what}", "cyan"))
    if console.is_terminal:
        quoted = Text.assemble(safe(fact.before), (safe(fact.quote), "bold reverse"),
                               safe(fact.after))  # fmt: skip
    else:  # no colours to mark the quote with
        quoted = Text(f"{safe(fact.before)}[[{safe(fact.quote)}]]{safe(fact.after)}")
    console.print(Padding(quoted, (0, 2)))
    outlet = f"{fact.outlet} · " if fact.outlet else ""
    where = f"{outlet}{fact.page_name} · {fact.rule} · {fact.fact[:SHORT_ID]}"
    console.print(Text("  ") + words(where, "dim"))


def print_keys(console: Console, *, full: bool, pair: bool) -> None:
    """The keys that answer: in one line, or each with what it does."""
    from rich.text import Text

    fitting = [row for row in _KEYS if row[3] in (None, pair)]
    if full:
        for key, word, does, _ in fitting:
            console.print(Text.assemble((f"  {key}  ", "bold"), f"{word}: ", (does, "dim")))
    else:
        parts = [part for key, word, _, _ in fitting for part in ((key, "bold"), f" {word}  ")]
        console.print(Text.assemble(*parts))


QUESTIONS = (
    Column("Weight", lambda row: row.impact, right=True),
    Column("Asked", lambda row: row.task),
    Column("What", lambda row: " ↔ ".join(fact.what for fact in row.facts), ratio=5),
    Column("Why", lambda row: "; ".join(row.reasons), ratio=4),
    Column("About", lambda row: _short(row.about)),
)
JUDGED = (
    Column("When", lambda row: row.at[:16].replace("T", " ")),
    Column("Who", lambda row: row.who),
    Column("Verdict", lambda row: f"{row.verdict}{' (taken back)' if row.taken_back else ''}"),
    Column("Words", lambda row: " ↔ ".join(row.words), ratio=5),
    Column("Put right", lambda row: row.edit, ratio=3, lesser=True),
    Column("Note", lambda row: row.note, ratio=3, lesser=True),
    Column("About", lambda row: _short(row.about), lesser=True),
    Column("Id", lambda row: row.judgement[:SHORT_ID]),
)
CONFLICTS = (
    Column("Why", lambda row: row.why),
    Column("Words", lambda row: " ↔ ".join(row.words), ratio=4),
    Column("Said", lambda row: "; ".join(row.said), ratio=4),
    Column("Meanwhile", lambda row: row.meanwhile, ratio=3, lesser=True),
    Column("About", lambda row: _short(" ".join(row.about))),
)


def _short(about: str) -> str:
    """Ids as tables show them; handles of actors whole."""
    parts = about.split()
    return " ".join(p[:SHORT_ID] if p[:1] in ("f", "j") and len(p) == _ID_LENGTH else p
                    for p in parts)  # fmt: skip


_ID_LENGTH = 21
