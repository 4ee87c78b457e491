"""Which questions reviewers have answered."""

from __future__ import annotations

import sqlite3

from dragoman.model import Fact
from dragoman.record.judgements.effects import judged_page
from dragoman.record.judgements.finding import page_seq
from dragoman.record.judgements.pairs import decided_pairs
from dragoman.record.judgements.state import Decision, reviewer
from dragoman.record.links import Link


class Seen:
    """What anybody answered, or (`who`) one reviewer. Pages are looked up once each."""

    def __init__(self, connection: sqlite3.Connection, who: str | None = None) -> None:
        self._connection = connection
        self._who = reviewer(who) if who is not None else None
        self._pages: dict[str, dict[str, Decision]] = {}
        rows = connection.execute(
            "SELECT DISTINCT page FROM judgements WHERE verdict IN ('right', 'wrong', 'edited')"
        )
        self._judged = {row["page"] for row in rows}
        self._pairs = decided_pairs(connection)[0]

    def fact(self, fact: Fact) -> bool:
        """Whether a fact that stands was judged."""
        return self.on_page(fact.id, fact.page)

    def on_page(self, fact: str, page: str) -> bool:
        """The same of a fact by its id and its page's."""
        decision = self._decisions(page).get(fact) if page in self._judged else None
        return decision is not None and self._counts(decision)

    def pair(self, link: Link) -> bool:
        """Whether a pair was judged; a pair on which reviewers disagree was not."""
        decision = self._pairs.get((link.first, link.second))
        return decision is not None and self._counts(decision)

    def _counts(self, decision: Decision) -> bool:
        return self._who is None or any(reviewer(each.who) == self._who for each in decision.by)

    def _decisions(self, page: str) -> dict[str, Decision]:
        """What was decided, by the ids of facts that stand: a fixed one has another than it was
        read under."""
        if page not in self._pages:
            seq = page_seq(self._connection, page)
            judged = judged_page(self._connection, seq) if seq is not None else None
            found = dict(judged.decisions) if judged else {}
            for ident, (_, fixed) in judged.fates().items() if judged else ():
                if fixed is not None:
                    found[fixed.id] = found[ident]
            self._pages[page] = found
        return self._pages[page]
