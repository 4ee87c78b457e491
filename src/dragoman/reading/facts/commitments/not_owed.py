"""Words of what somebody will do, or does by saying so, that make no deed owed."""

from __future__ import annotations

import re

from dragoman.model import Clause
from dragoman.reading.facts.view import PageView

IDLE = frozenset(
    {"be", "have", "say", "tell", "see", "know", "need", "want", "like", "hope", "think", "believe",
     "feel", "suffer", "lose", "win", "succeed", "fail", "die", "find", "become", "expect",
     "speak", "talk", "announce", "add", "get", "seem", "understand", "remember", "regret", "try",
     "wait", "look", "come", "call", "ask", "decide", "face", "benefit", "learn", "welcome",
     "regard", "consider", "campaign", "cover", "contain", "own", "depend", "mean", "cost", "rush",
     "meet", "attend", "sit", "travel", "fly", "arrive", "visit", "sign", "vote", "sleep", "honour",
     "honor"}
)  # fmt: skip
"""What nobody undertakes by telling that he will ("we will see"), or another kind tells."""
SPOKEN = frozenset(
    {"affirm", "reaffirm", "recall", "welcome", "thank", "express", "note", "invite", "urge",
     "request", "condemn", "recognise", "recognize", "acknowledge", "agree", "confirm", "reiterate",
     "stress", "emphasise", "emphasize", "underline", "commend", "call", "appeal", "congratulate",
     "declare", "announce", "propose", "consider", "believe", "hope", "deplore", "regret", "praise",
     "salute", "say", "state", "ask", "report", "take note"}
)  # fmt: skip
"""What parties do in a communiqué by saying so; no deed is owed."""
UNREAL = re.compile(
    r"\bwould\s+(?:not\s+)?have\b|\bwould\s+(?:like|prefer|rather)\b", re.IGNORECASE
)
_NOTE = re.compile(r"\s+(?:due\s+|full\s+)?note\b")


def takes_note(view: PageView, clause: Clause) -> bool:
    """ "The Parties take note of the report": said, not owed."""
    return (
        clause.lemma.split()[0] == "take"
        and _NOTE.match(view.page.text, clause.cue_end) is not None
    )
