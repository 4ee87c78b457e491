"""When and where: the day and the place of each predicate of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.language.trees import SUBJECTS, Tree
from dragoman.model import (
    UNKNOWN_DAY,
    Basis,
    Context,
    Day,
    DayMention,
    Mentions,
    Modality,
    Place,
    Precision,
    Token,
)
from dragoman.reading.clauses.governors import IN_TURN, governor_of

_DAY_ROLES = frozenset({"at", "from", "by", "since"})
_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "outside", "around", "inside", "on", "over", "throughout", "across"}
)
_QUARTERS = frozenset(
    {
        "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest",
        "north-east", "north-west", "south-east", "south-west", "outskirt", "outskirts", "edge",
        "suburb", "town", "city", "village", "port", "province", "region", "district", "centre",
        "center", "capital", "island", "area",
    }
)  # fmt: skip
"""Nouns that are where the place named behind them is: "south of Gao", "the town of Bria"."""
_AWAY = frozenset(
    {"withdraw", "withdrawal", "retreat", "evacuate", "evacuation", "pullout", "move"}
)
"""What happens at the place it starts from ("withdrew from Gao")."""
_GOING = frozenset({"travel", "fly", "go", "come", "arrive", "return", "head", "trip", "visit"})
"""What happens at the place it leads to ("flew to Dakar")."""
_BEING = frozenset({"visit", "leave", "enter", "reach", "tour", "quit"})
"""Verbs whose object is the place ("visited Dakar")."""
_HELD = frozenset({"hold", "host", "convene", "stage", "conduct", "launch", "open", "schedule"})
"""Participles whose day is that of the noun before ("the round hosted by Italy in May")."""
_GOES_ON = frozenset({Context.PHASE, Context.ACHIEVEMENT})
_TO_COME = frozenset(
    {Modality.PLANNED, Modality.CALLED_FOR, Modality.POSSIBLE, Modality.CONDITIONAL}
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_GONE = frozenset({"last", "past", "previous", "this"})


class Setting:
    """The days and places named in one sentence, asked by predicate."""

    def __init__(self, tree: Tree, mentions: Mentions, here: Place | None = None) -> None:
        """`here` is where the page is written from, as its dateline says."""
        self._tree = tree
        self._pointed = pointed_places(tree, mentions, here)
        low, high = tree.sentence.start, tree.sentence.end
        self._days = [
            (day, token)
            for day in mentions.days
            if low <= day.start < high and day.role in _DAY_ROLES
            for token in self._tokens(day.start, day.end)[:1]
        ]
        self._ends = [d for d in mentions.days if low <= d.start < high and d.role == "until"]
        self._places = [
            (place, token)
            for place in mentions.places
            if low <= place.start < high
            for token in self._tokens(place.start, place.end)[-1:]
        ]

    @property
    def has_days(self) -> bool:
        """Whether the sentence names any day, asides left out ("…, which it had initialled the
        day before, …")."""
        return any(self._holder(word).dep != "acl:relcl" for _, word in self._days)

    def names_day(self, token: Token) -> bool:
        """Whether a word is part of a day ("March")."""
        return any(day.start <= token.start < day.end for day, _ in self._days)

    def day(self, token: Token) -> Day:
        """The day told in the predicate's own clause, else in one that shares it: the verb that
        carries a noun, the clause before "where", the first of two coordinated verbs. Of several
        the nearest one that could be resolved."""
        for clause, before in self._clauses(token, day=True):
            held = [
                day
                for day, word in self._days
                if self._holder(word).i == clause.i and (before is None or word.i < before)
            ]
            if held:
                held.sort(key=lambda day: (not day.day.known, abs(day.start - token.start)))
                return stretch(self._with_next(held[0]), self._ends)
        return UNKNOWN_DAY

    def _with_next(self, told: DayMention) -> DayMention:
        """A day and the one after it, joined by "and", are one stretch: "on 4 and 5 July",
        "on Tuesday and Wednesday"; days further apart are two occasions."""
        last = told.day.end
        for other, word in self._days:
            follows = last is not None and other.day.start == last + timedelta(days=1)
            before = word.i - 1
            joined = before > 0 and self._tree.tokens[before].lemma.lower() in ("and", "&")
            if follows and joined and 0 < other.start - told.end <= BESIDE:
                both = replace(told.day, end=other.day.end, text=f"{told.text} and {other.text}")
                return replace(told, day=both)
        return told

    def place(self, token: Token) -> Place | None:
        """The place told in the predicate's own clause, else in one that shares it: behind a
        preposition of place, or as where a movement leads or starts."""
        relative = self._relative_place(token)
        if relative is not None:
            return relative
        for clause, before in self._clauses(token, day=False):
            held = [
                place
                for place, word in self._places
                if self._holder(word).i == clause.i
                and (before is None or word.i < before)
                and self._is_where(token, clause, word)
            ]
            if held:
                return min(held, key=lambda place: abs(place.start - token.start))
            for word, pointed in self._pointed:
                if self._holder(word).i == clause.i and (before is None or word.i < before):
                    return pointed
        return None

    def _clauses(self, token: Token, *, day: bool) -> Iterator[tuple[Token, int | None]]:
        """The clauses whose setting is that of a predicate, nearest first; with a limit where only
        what stands before the predicate counts."""
        tree = self._tree
        own = tree.in_clause_of(token)
        if not token.tag.startswith("VB"):
            for child in tree.children(token, "acl"):
                if child.tag == "VBN" and child.lemma.lower() in _HELD:
                    yield child, None
        yield own, None
        if not token.tag.startswith("VB"):
            for child in tree.children(own, "xcomp"):
                yield child, None
                for inner in tree.children(child, "xcomp"):
                    yield inner, None
        for _ in range(len(tree.tokens)):
            head = tree.head(own)
            if head is None:
                return
            above = tree.in_clause_of(head)
            if own.dep == "conj" and above.tag == own.tag:
                yield above, own.i
            elif self._shares(own, head, day=day):
                yield above, None
            else:
                return
            own = above

    def _shares(self, own: Token, head: Token, *, day: bool) -> bool:
        """Whether a clause has the setting of the one above: behind "where", or as what began or
        was managed then; the place also for what somebody came to do ("was in Oslo to meet …")."""
        if self._is_where_clause(own) or (own.dep == "xcomp" and self._goes_on(own, head)):
            return True
        if day and self._is_when_clause(own, head):
            return True
        return not day and own.dep in ("xcomp", "advcl", "acl") and own.tag == "VB"

    def _goes_on(self, own: Token, head: Token) -> bool:
        governing = governor_of(self._tree, head, "ing" if own.tag == "VBG" else "to")
        return governing is not None and governing.governor.context in _GOES_ON

    def _is_where_clause(self, own: Token) -> bool:
        return own.dep == "acl:relcl" and any(
            child.lemma.lower() == "where" for child in self._tree.children(own, "advmod", "mark")
        )

    def _is_when_clause(self, own: Token, head: Token) -> bool:
        """ "in November 2003, when the negotiators agreed on farmland": behind the day itself."""
        when = any(
            child.lemma.lower() == "when" for child in self._tree.children(own, "advmod", "mark")
        )
        before = next((d for d, _ in reversed(self._days) if d.end <= own.start), None)
        first = min((c.start for c in self._tree.children(own)), default=own.start)
        return when and before is not None and 0 <= first - before.end <= len(", ")

    def _relative_place(self, token: Token) -> Place | None:
        """ "Lomé, where they signed": the place is the noun before."""
        own = self._tree.in_clause_of(token)
        head = self._tree.head(own)
        if head is None or not self._is_where_clause(own):
            return None
        return next((place for place, word in self._places if word.i == head.i), None)

    def _is_where(self, token: Token, clause: Token, word: Token) -> bool:
        """Whether a place word tells where: behind a preposition of place on the predicate or on
        something it has a part in; behind "to" or "from" where the predicate is a movement."""
        tree = self._tree
        preposition = tree.preposition(word)
        lemma = token.lemma.lower()
        if preposition in _PLACE_PREPOSITIONS:
            return True
        if preposition in ("to", "into", "for") and lemma in _GOING:
            return word.head in (token.i, clause.i)
        if preposition == "from" and lemma in _AWAY:
            return word.head in (token.i, clause.i)
        if preposition == "of" and tree.tokens[word.head].lemma.lower() in _QUARTERS:
            quarter = tree.tokens[word.head]
            return bool(tree.preposition(quarter)) or quarter.dep in ("advmod", "obl", "obj")
        if word.dep == "conj" and word.head != word.i:
            return self._is_where(token, clause, tree.tokens[word.head])
        return word.dep == "obj" and word.head == token.i and lemma in _BEING

    def _holder(self, word: Token) -> Token:
        """The predicate of the clause a day or place word stands in. What opens the sentence
        belongs to its first finite verb, whatever the tree hangs it on ("In Accra last night the
        three movements signed")."""
        tree = self._tree
        holder = tree.in_clause_of(word)
        first = next((t for t in tree.tokens if t.tag in ("VBD", "VBZ", "VBP", "MD")), None)
        if first is None:  # "signed" behind a long subject, taken for a participle
            first = next((t for t in tree.tokens if t.tag == "VBN" and tree.child(t, "obj")), None)
        if first is None or word.i > first.i or holder.tag.startswith("VB"):
            return holder
        subject = next((t for t in tree.tokens if t.dep in SUBJECTS), None)
        if subject is not None and word.i > subject.i:
            return holder
        verb = first if first.dep not in ("aux", "aux:pass", "cop") else tree.tokens[first.head]
        return tree.in_clause_of(verb)

    def _tokens(self, start: int, end: int) -> list[Token]:
        return [t for t in self._tree.tokens if t.start < end and start < t.end]


def pointed_places(tree: Tree, mentions: Mentions, here: Place | None) -> list[tuple[Token, Place]]:
    """The adverbs of a sentence that point to a place: "here" to the dateline's, "there" to the
    last one named before, in this sentence or right before it."""
    found: list[tuple[Token, Place]] = []
    for word in tree.tokens:
        low = word.text.lower()
        if low == "here" and here is not None and word.dep != "expl":
            found.append((word, replace(here, text=word.text, start=word.start, end=word.end)))
        elif low == "there" and word.dep not in ("expl", "nsubj") and word.tag != "EX":
            near = [p for p in mentions.places if word.start - BACK <= p.start < word.start]
            if near:
                found.append(
                    (word, replace(near[-1], text=word.text, start=word.start, end=word.end))
                )
    return found


BACK = 200
"""So many characters before it "there" looks for its place."""


def stretch(told: DayMention, ends: Sequence[DayMention]) -> Day:
    """The day told; where it opens a stretch whose end is told beside it, from the one to the
    other ("from 14 August to 4 September")."""
    last = next((d for d in ends if d.start >= told.end), None)
    first, end = told.day, last.day.end if last is not None else None
    if (
        told.role != "from"
        or last is None
        or not 0 <= last.start - told.end <= BESIDE
        or end is None
    ):
        return first
    if first.start is None or end < first.start:
        return first
    return replace(first, end=end, text=f"{told.text} – {last.text}")


BESIDE = 12
"""Characters between the two ends of a stretch of days: " to the ", " and "."""


def settle(day: Day, modality: Modality, tense: str, published: Day) -> Day:
    """A weekday or a date without a year, read the way its clause looks: what is planned or called
    for lies ahead of the page's day, what was done behind it.

    The day tagger reads words and may take the wrong verb for the date's own: "called on all sides
    to disarm before voting opens in June". Years, "last", "next" and days known otherwise stand.
    """
    words = (day.text or "").lower().split()
    said, start, end = published.end, day.start, day.end
    if day.basis is not Basis.RELATIVE or said is None or start is None or end is None:
        return day
    if any(len(w) >= 4 and w.strip(".,").isdigit() for w in words) or _GONE & set(words):
        return day
    ahead = modality in _TO_COME or tense == "future"
    if not ahead or end >= said:
        return day
    if any(w.strip(".,") in _WEEKDAYS for w in words) and (said - end).days <= 7:
        week = timedelta(days=7)
        return replace(day, start=start + week, end=end + week)
    if any(w.strip(".,") in _MONTHS for w in words) and (said - end).days < 366:
        return _next_year(day, start, end)
    return day


def _next_year(day: Day, start: date, end: date) -> Day:
    if (2, 29) in ((start.month, start.day), (end.month, end.day)):
        return day
    return replace(
        day, start=start.replace(year=start.year + 1), end=end.replace(year=end.year + 1)
    )


class Carried:
    """The day of one sentence, for what the next sentences of its paragraph tell in the same
    tense: "On Monday the envoys met in Lomé. The minister did not attend."
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._day = UNKNOWN_DAY
        self._end = 0
        self._left = 0

    def open(self, tree: Tree, setting: Setting) -> None:
        """Before the clauses of a sentence are read: whether the day still holds."""
        between = self._text[self._end : tree.sentence.start]
        self._left -= 1
        if "\n" in between or setting.has_days or self._left < 0:
            self._day = UNKNOWN_DAY
        self._end = tree.sentence.end

    def day(self, tree: Tree, token: Token) -> Day:
        """The day carried over to a predicate of the sentence, if it is told in simple past."""
        if not self._day.known or not is_told_past(tree, token):
            return UNKNOWN_DAY
        return replace(self._day, basis=Basis.INHERITED, why="told in the sentence before")

    def tell(self, tree: Tree, token: Token, day: Day) -> None:
        """A clause with a day of its own: its day holds from here on."""
        single = day.precision is Precision.DAY and day.start == day.end
        if day.known and single and is_told_past(tree, token):
            self._day, self._left = day, MOST_SENTENCES_ON


MOST_SENTENCES_ON = 2
"""For so many sentences a told day holds for what is told after it."""


def is_told_past(tree: Tree, token: Token) -> bool:
    """Whether a predicate stands in the main clause of its sentence, in simple past."""
    verb = tree.in_clause_of(token)
    helpers = tree.children(verb, "aux", "aux:pass", "cop")
    if any(child.lemma in ("have", "will", "would") or child.tag == "MD" for child in helpers):
        return False
    head = tree.head(verb)
    if verb.tag == "VB" and head is not None and head.lemma.lower() in IN_TURN:
        verb, helpers = head, tree.children(head, "cop")  # "Adjei was the first to sign"
    past = any(t.tag == "VBD" for t in (verb, *helpers))
    return past and tree.conj_head(verb).is_root


def lies_behind(tree: Tree, token: Token) -> bool:
    """Whether the plan itself is past: "was to have been signed on Thursday", "the signing had
    been scheduled for 16 November, but …"."""
    if token.tag == "VBD":
        return True
    chain = (token, *tree.ancestors(token))
    helpers = (c for word in chain for c in tree.children(word, "aux", "aux:pass", "cop"))
    return any(c.tag == "VBD" and c.lemma in ("have", "be") for c in helpers)
