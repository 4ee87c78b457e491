"""Small readings and facts, built by hand, for tests of everything after reading."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st

from dragoman.model import (
    UNKNOWN_DAY,
    ActorKind,
    ActorRef,
    Agreement,
    AgreementRef,
    AliasOf,
    Basis,
    Ceasefire,
    Commitment,
    Content,
    Day,
    Designation,
    Detail,
    Event,
    Fact,
    FactKind,
    Invitation,
    Layout,
    Meeting,
    Modality,
    MonitorReport,
    Page,
    Place,
    Polarity,
    Position,
    Precision,
    Reading,
    Role,
    RoleHolder,
    Share,
    Stance,
    Statement,
    Track,
    TrackName,
    Voice,
    Zone,
    ZoneKind,
)

KIND_OF = {
    Statement: FactKind.STATEMENT,
    Meeting: FactKind.MEETING,
    Agreement: FactKind.AGREEMENT,
    Commitment: FactKind.COMMITMENT,
    Ceasefire: FactKind.CEASEFIRE,
    Designation: FactKind.DESIGNATION,
    Invitation: FactKind.INVITATION,
    Position: FactKind.POSITION,
    Role: FactKind.ROLE,
    AliasOf: FactKind.ALIAS,
    Track: FactKind.TRACK,
    MonitorReport: FactKind.MONITOR_REPORT,
    Event: FactKind.EVENT,
}

TEXT = (
    "Coastal talks open\n\n"
    "Envoy Ana Kovač met the Harbour Front in Port Elim on 3 May 2021. "
    "“The truce holds,” she told reporters. "
    "The Harbour Front denied that it had signed the Elim Accord. "
    "The delegations will meet again in June 2021.\n\n"
    "Reader: nice talks, everybody lies."
)


def day(text: str, *, until: str | None = None, precision: Precision = Precision.DAY) -> Day:
    start = date.fromisoformat(text)
    end = date.fromisoformat(until) if until else start
    return Day(start, end, precision, Basis.STATED, text)


def actor(
    name: str,
    ident: str | None = None,
    *,
    text: str | None = None,
    kind: ActorKind | None = None,
    start: int = 0,
) -> ActorRef:
    text = name if text is None else text
    return ActorRef(ident, name, text, start, start + len(text), kind)


KOVAC = actor("Ana Kovač", "ana-kovac", text="Envoy Ana Kovač", kind=ActorKind.PERSON)
FRONT = actor("Harbour Front", "~harbour-front", text="the Harbour Front")
ACCORD = AgreementRef("Elim Accord", "agreement", "elim-accord")


def voice(who: ActorRef | str, stance: Stance = Stance.ASSERTS) -> Voice:
    if isinstance(who, str):
        return Voice(None, who, who, 0, len(who), stance)
    return Voice(who.actor, who.name, who.text, who.start, who.end, stance)


def page(text: str = TEXT, *, name: str = "talks.txt", outlet: str | None = "Elim Post") -> Page:
    return Page(name, text, outlet=outlet)


def layout(text: str = TEXT) -> Layout:
    """A title up to the first blank line, readers' comments after the last, a body between."""
    first, last = text.find("\n\n"), text.rfind("\n\n")
    if first < 0 or first == last:
        return Layout((Zone(ZoneKind.BODY, 0, len(text), "all of it"),))
    zones = (
        Zone(ZoneKind.TITLE, 0, first, "first line"),
        Zone(ZoneKind.BODY, first + 2, last, "running text"),
        Zone(ZoneKind.COMMENT, last + 2, len(text), "reader:"),
    )
    return Layout(zones, title=text[:first], published=day("2021-05-04"))


def fact(
    on: Page,
    quote: str,
    detail: Detail,
    *,
    modality: Modality = Modality.ACTUAL,
    polarity: Polarity = Polarity.AFFIRMED,
    voices: Sequence[Voice] = (),
    when: Day = UNKNOWN_DAY,
    place: Place | None = None,
    rule: str = "by-hand",
    why: str = "",
) -> Fact:
    """A fact on the first occurrence of `quote` in a page."""
    start = on.text.index(quote)
    return Fact(
        KIND_OF[type(detail)], on.id, on.name, on.outlet, start, start + len(quote), quote,
        ZoneKind.BODY, detail, modality, polarity, tuple(voices), when, place, rule, why,
    )  # fmt: skip


def talks_facts(on: Page) -> tuple[Fact, ...]:
    """Facts of four kinds and statuses on the made-up page TEXT."""
    meeting = Meeting((RoleHolder("participant", KOVAC), RoleHolder("participant", FRONT)), "talks")
    words = "The truce holds,"
    start = on.text.index(words)
    return (
        fact(
            on, "Envoy Ana Kovač met the Harbour Front in Port Elim on 3 May 2021.", meeting,
            when=day("2021-05-03"), place=Place("Port Elim", "Port Elim", 64, 73, 1.5, 2.5),
        ),
        fact(
            on, "“The truce holds,” she told reporters.",
            Statement(KOVAC, cue="told", act="say", form="direct",
                      content=Content(start, start + len(words), words)),
            when=day("2021-05-03"),
        ),
        fact(
            on, "The truce holds", Ceasefire(True, parties=(FRONT,)),
            modality=Modality.ONGOING, voices=[voice(KOVAC)], when=day("2021-05-03"),
        ),
        fact(
            on, "The Harbour Front denied that it had signed the Elim Accord.",
            Agreement(ACCORD, "signed", (RoleHolder("signatory", FRONT),)),
            voices=[voice(FRONT, Stance.DENIES)],
        ),
        fact(
            on, "The delegations will meet again in June 2021.",
            Meeting((RoleHolder("participant", FRONT),)), modality=Modality.PLANNED,
            when=day("2021-06-01", until="2021-06-30", precision=Precision.MONTH),
        ),
    )  # fmt: skip


def talks(
    text: str = TEXT, *, name: str = "talks.txt", outlet: str | None = "Elim Post"
) -> Reading:
    """A whole reading of the made-up page."""
    on = page(text, name=name, outlet=outlet)
    facts = talks_facts(on) if text.endswith(TEXT) or text == TEXT else ()
    return Reading(on, layout(text), facts, "en")


# -- generated readings ------------------------------------------------------------------------

_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_names = st.sampled_from(
    ["Ana Kovač", "ana kovac", "Harbour Front", "Лавров", "=Sum()", "سلام", "X"]
)
_days = st.one_of(
    st.just(UNKNOWN_DAY),
    st.builds(
        lambda a, b, p: Day(min(a, b), max(a, b), p, Basis.STATED, "then"),
        st.dates(date(2016, 1, 1), date(2018, 12, 31)),
        st.dates(date(2016, 1, 1), date(2018, 12, 31)),
        st.sampled_from(list(Precision)),
    ),
    st.builds(
        lambda a: Day(None, a, Precision.DAY, Basis.RELATIVE),
        st.dates(date(2016, 1, 1), date(2018, 12, 31)),
    ),
)
actors = st.builds(
    lambda ident, name, text: ActorRef(ident, name, text, 0, len(text)),
    st.sampled_from([None, "ana-kovac", "~1", "front"]),
    _names,
    _words,
)
_voices = st.builds(
    lambda who, stance: voice(who, stance), actors, st.sampled_from(list(Stance))
)  # fmt: skip
_refs = st.builds(AgreementRef, _words, st.just("agreement"), st.none() | _words)
_many = st.lists(actors, max_size=3).map(tuple)
_holders = st.lists(st.builds(RoleHolder, st.sampled_from(["host", "party"]), actors), max_size=3)
details = st.one_of(
    st.builds(Statement, actors, _many, _words, st.just("say"), st.just("direct"),
              st.none() | st.builds(Content, st.just(0), st.just(1), _words),
              st.lists(st.builds(Content, st.just(0), st.just(1), _words), max_size=2).map(tuple),
              st.none() | _words),
    st.builds(Meeting, _holders.map(tuple), st.just("talks"), st.none() | st.just("minister")),
    st.builds(Agreement, _refs, st.just("signed"), _holders.map(tuple)),
    st.builds(Commitment, _many, _words, _many, _days, st.none() | _words, _many,
              st.none() | _refs),
    st.builds(Ceasefire, st.none() | st.booleans(), st.none() | _words, _many, _many, _many,
              st.none() | _refs),
    st.builds(Designation, st.none() | actors, actors, _words, _many),
    st.builds(Invitation, st.none() | actors, actors, st.none() | _words,
              st.none() | st.booleans()),
    st.builds(Position, actors, _words, st.just("supports")),
    st.builds(Role, actors, st.just("guarantor"), st.none() | _words),
    st.builds(AliasOf, _words, st.lists(_words, max_size=2).map(tuple), st.just("formerly")),
    st.builds(Track, st.builds(TrackName, _words, st.none() | _words), _many, st.none() | _words,
              st.lists(_words, max_size=2).map(tuple)),
    st.builds(MonitorReport, actors, st.none() | actors, st.none() | _words,
              st.none() | st.integers(0, 99),
              st.lists(st.builds(Share, _words, st.integers(0, 9)), max_size=2).map(tuple),
              st.none() | st.booleans()),
    st.builds(Event, st.just("assault"), st.none() | _words, _many, _many, st.none() | _words),
)  # fmt: skip
_places = st.none() | st.builds(
    Place, _words, _words, st.just(0), st.just(0), st.none() | st.just(1.5)
)


@st.composite
def readings(draw: st.DrawFn, name: str | None = None) -> Reading:
    """Readings with arbitrary text, facts of every kind and arbitrary anchors."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
    on = Page(
        name or draw(st.sampled_from(["a.txt", "b.txt", "c.txt"])), text,
        url=draw(st.none() | st.just("https://elim.example/1")),
        outlet=draw(st.none() | _names), published=draw(_days),
    )  # fmt: skip
    facts = []
    for detail in draw(st.lists(details, max_size=4)):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        facts.append(
            Fact(
                KIND_OF[type(detail)], on.id, on.name, on.outlet, start, end, text[start:end],
                ZoneKind.BODY, detail, draw(st.sampled_from(list(Modality))),
                draw(st.sampled_from(list(Polarity))),
                tuple(draw(st.lists(_voices, max_size=2))), draw(_days), draw(_places),
                "by-hand", draw(_words),
            )
        )  # fmt: skip
    kind = draw(st.sampled_from([ZoneKind.BODY, ZoneKind.COMMENT]))
    zones = (Zone(kind, 0, len(text), "all of it"),)
    return Reading(on, Layout(zones, title="T", published=draw(_days)), tuple(facts), "en")
