"""The clause of each kind of fact."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dragoman.model import Fact, FactKind, Modality
from dragoman.record.day_words import date_text
from dragoman.views.sentences.grammar import (
    Clause,
    Verb,
    active,
    listed,
    passive,
    plural_noun,
    several,
    who,
    with_article,
)
from dragoman.views.words import names

MOST_QUOTED = 280
"""Characters of a page's words that a sentence quotes at most; its footnote has them all."""

_MARKS = '“”" '
_LOOSE_ENDS = ",;: "
_THAT = "that "
_HAVE = active("have", "had", "has")
_NOT_HOLD = Verb("not hold", "did not hold", "did not hold", "does not hold", "do not hold",
                 ("did hold", "did hold"), ("does hold", "do hold"))  # fmt: skip
_HOLDS = {
    True: active("hold", "held"),
    False: _NOT_HOLD,
    None: active("apply", "applied", "applies"),
}
_DONE_TO = {"invited": (passive("invited"), "to"), "excluded_party": (passive("left out"), "of")}
_SAYING = {
    "say": active("say", "said"),
    "announce": active("announce", "announced"),
    "confirm": active("confirm", "confirmed"),
    "deny": active("deny", "denied", "denies"),
    "demand": active("demand", "demanded"),
    "propose": active("propose", "proposed"),
    "promise": active("promise", "promised"),
    "praise": active("praise", "praised"),
    "condemn": active("condemn", "condemned"),
    "warn": active("warn", "warned"),
    "reveal": active("reveal", "revealed"),
    "describe": active("describe", "described"),
    "stress": active("stress", "stressed", "stresses"),
    "ask": active("ask", "asked"),
}
_LINKS = {"warn": " ", "ask": " ", "promise": " ", "praise": " ", "condemn": " ", "demand": " of "}
"""How an act takes its addressee where that is not "to": she warned them, demanded of them."""
_MEETING = {
    "meeting": active("meet", "met"),
    "phone call": active("speak", "spoke", rest="by telephone"),
    "visit": active("pay", "paid", rest="a visit"),
    "talks": active("hold", "held", rest="talks"),
    "consultations": active("hold", "held", rest="consultations"),
    "round": active("hold", "held", rest="a round of talks"),
    "bilateral": active("hold", "held", rest="a bilateral meeting"),
    "trilateral": active("hold", "held", rest="a trilateral meeting"),
}
_HELD_ALONE = active("hold", "held", rest="a meeting")
_DONE = {
    "entered_into_force": active("enter", "entered", rest="into force"),
    "ended": active("end", "ended"),
}
_EVENTS = {
    "agree": (active("agree", "agreed"), "with", None, "an agreement"),
    "consult": (active("consult", "consulted"), "with", None, "a consultation"),
    "support": (active("back", "backed"), "", "backed", "support"),
    "concede": (active("give", "gave", rest="way"), "to", None, "a concession"),
    "cooperate": (active("cooperate", "cooperated"), "with", None, "cooperation"),
    "aid": (active("aid", "aided"), "", "aided", "aid"),
    "retreat": (active("pull", "pulled", rest="back"), "from", None, "a retreat"),
    "request": (active("make", "made", rest="a request"), "to", None, "a request"),
    "accuse": (active("accuse", "accused"), "", "accused", "an accusation"),
    "reject": (active("refuse", "refused"), "", None, "a refusal"),
    "threaten": (active("threaten", "threatened"), "", "threatened", "a threat"),
    "protest": (active("protest", "protested"), "against", None, "a protest"),
    "sanction": (active("punish", "punished", "punishes"), "", "punished", "a sanction"),
    "mobilize": (active("mobilise", "mobilised"), "against", None, "a mobilisation"),
    "coerce": (active("use", "used", rest="coercion"), "against", "coerced", "coercion"),
    "assault": (active("attack", "attacked"), "", "attacked", "an attack"),
}
"""By PLOVER root: the verb with its link to the recipients, a participle for where only these are
told, a noun for where nobody is."""
_STANCES = {
    "supports": active("support", "supported"),
    "opposes": active("oppose", "opposed"),
    "demands": active("demand", "demanded"),
    "rejects": active("reject", "rejected"),
    "hopes": active("hope", "hoped", rest="for"),
    "fears": active("fear", "feared"),
}
_BE = Verb("be", "was", "were", "is", "are", ("was not", "were not"), ("is not", "are not"))
_PLAYED = {
    "signatory": "of", "party": "to", "guarantor": "of", "mediator": "in", "facilitator": "of",
    "host": "of", "observer": "at", "witness": "to", "sponsor": "of",
}  # fmt: skip


def clause_of(fact: Fact) -> Clause:
    """What a fact says, without status, day and voices."""
    return _CLAUSES[fact.kind](fact, fact.detail)


def quoted(words: str) -> str:
    """A page's words in a sentence, cut where they are long."""
    words = " ".join(words.split())
    if len(words) > MOST_QUOTED:
        words = f"{words[:MOST_QUOTED].rsplit(' ', 1)[0]} …"
    return f"“{words.strip(_MARKS).rstrip(_LOOSE_ENDS)}”"


def _statement(fact: Fact, said: Any) -> Clause:
    speakers = (said.speaker, *said.together)
    link = _LINKS.get(said.act, " to ")
    to = f"{link}{who(said.addressees)}" if said.addressees else ""
    parts = [said.content, *said.further] if said.content else said.further
    words = " … ".join(part.text for part in parts)
    tail = f": {quoted(words)}" if words else ""
    if words.startswith(_THAT):
        tail = f" {_THAT}{quoted(words.removeprefix(_THAT))}"
    verb = _SAYING.get(said.act, _SAYING["say"])
    return Clause(who(speakers), verb, to, tail, plural=several(speakers))


def _meeting(fact: Fact, met: Any) -> Clause:
    sat = [h.actor for h in met.participants if h.role != "host"]
    hosts = [h.actor for h in met.participants if h.role == "host"]
    day = fact.day.text or "\0"
    rest = f" on {met.topic}" if met.topic and day not in f"on {met.topic}" else ""
    rest += f" as guests of {who(hosts)}" if hosts and sat else ""
    those = sat or hosts
    if not those:
        words, many = with_article(met.format), plural_noun(met.format)
        return Clause(words, passive("held"), rest, f": {quoted(fact.quote)}", plural=many)
    verb = _MEETING.get(met.format) or active("hold", "held", rest=f"a {met.format}")
    if met.format == "meeting" and len(names(those)) == 1 and not several(those):
        verb = _HELD_ALONE
    return Clause(who(those), verb, rest, plural=several(those))


def _agreement(fact: Fact, step: Any) -> Clause:
    subject, many = with_article(step.agreement.name), plural_noun(step.agreement.name)
    doers = [h.actor for h in step.roles if h.role in ("signatory", "party")]
    others = ""
    for role in dict.fromkeys(h.role for h in step.roles):
        if role not in ("signatory", "party"):
            holders = [h.actor for h in step.roles if h.role == role]
            others += f", with {who(holders)} as {role.replace('_', ' ')}"
    if step.action in _DONE:
        parties = f" (parties: {who(doers)})" if doers else ""
        return Clause(subject, _DONE[step.action], parties + others, plural=many)
    by = f" by {who(doers)}" if doers else ""
    return Clause(subject, passive(step.action), by + others, plural=many)


def _commitment(fact: Fact, owed: Any) -> Clause:
    last = owed.deadline.end or owed.deadline.start
    due = f", due by {date_text(last)}" if last else ""
    left_out = f", leaving out {who(owed.exclusions)}" if owed.exclusions else ""
    tail = f"{due}{left_out}: {quoted(owed.undertaking)}"
    # what is undertaken lies ahead; that it is undertaken does not
    modality = Modality.ACTUAL if fact.modality is Modality.PLANNED else fact.modality
    if not owed.obligors:
        return Clause("an undertaking", passive("told of"), "", tail, modality=modality,
                      dated=not last)  # fmt: skip
    verb, many = active("undertake", "undertook"), several(owed.obligors)
    return Clause(who(owed.obligors), verb, "", tail, plural=many, modality=modality,
                  dated=not last)  # fmt: skip


def _ceasefire(fact: Fact, truce: Any) -> Clause:
    name = truce.agreement.name if truce.agreement else "ceasefire"
    between = " by " if len(truce.parties) == 1 else " between "
    parties = f"{between}{who(truce.parties)}" if truce.parties else ""
    rest = f" for {quoted(truce.scope)}" if truce.scope else ""
    rest += f", leaving out {who(truce.excluded)}" if truce.excluded else ""
    rest += f", guaranteed by {who(truce.guarantors)}" if truce.guarantors else ""
    verb = _HOLDS[truce.holds]
    many = plural_noun(name)
    return Clause(f"{with_article(name)}{parties}", verb, rest, plural=many, states=True)


def _designation(fact: Fact, given: Any) -> Clause:
    label, target = quoted(given.label), (given.target,)
    if given.authority is None:
        return Clause(who(target), passive("called"), f" {label}", plural=several(target))
    by = (given.authority,)
    rest = f" {who(target)} {label}"
    return Clause(who(by), active("call", "called"), rest, plural=several(by))


def _invitation(fact: Fact, asked: Any) -> Clause:
    to = f" to {asked.occasion}" if asked.occasion else ""
    whom = (asked.invitee,)
    if asked.inviter is None:
        return Clause(who(whom), passive("invited"), to, plural=several(whom))
    by = (asked.inviter,)
    return Clause(who(by), active("invite", "invited"), f" {who(whom)}{to}", plural=several(by))


def _position(fact: Fact, held: Any) -> Clause:
    holder, verb = (held.holder,), _STANCES.get(held.stance)
    rest = "" if verb else f" {held.stance}"
    tail = f": {quoted(held.issue)}"
    return Clause(who(holder), verb or _BE, rest, tail, plural=several(holder), states=True)


def _role(fact: Fact, played: Any) -> Clause:
    actor, what = (played.actor,), with_article(played.in_) if played.in_ else ""
    many = several(actor)
    if played.role in _DONE_TO:
        verb, link = _DONE_TO[played.role]
        return Clause(who(actor), verb, f" {link} {what}" if what else "", plural=many)
    link = f" {_PLAYED.get(played.role, 'in')} {what}" if what else ""
    rest = f" as {played.role.replace('_', ' ')}{link}"
    return Clause(who(actor), active("act", "acted"), rest, plural=many, states=True)


def _alias(fact: Fact, also: Any) -> Clause:
    link = {"formerly": "formerly called", "abbreviation": "abbreviated"}
    rest = f" {link.get(also.relation, 'also called')} {listed(also.also)}"
    return Clause(also.name, _BE, rest, states=True)


def _track(fact: Fact, line: Any) -> Clause:
    form = f" ({line.track.format})" if line.track.format else ""
    subject, many = f"{with_article(line.track.name)}{form}", plural_noun(line.track.name)
    tail = f"; next: {quoted(line.next_step)}" if line.next_step else ""
    tail += f"; not settled: {listed(line.undetermined)}" if line.undetermined else ""
    if line.members:
        rest = f" {who(line.members)} as members"
        return Clause(subject, _HAVE, rest, tail, plural=many, states=True)
    return Clause(subject, passive("told of"), "", tail or f": {quoted(fact.quote)}", plural=many)


def _monitor_report(fact: Fact, report: Any) -> Clause:
    count = "violations" if report.total is None else f"{report.total} violations"
    period = f" {report.period[:1].lower()}{report.period[1:]}" if report.period else ""
    by = (report.reporting_party,)
    verb = active("register", "registered")
    return Clause(who(by), verb, f" {count}{period}", plural=several(by))


def _event(fact: Fact, done: Any) -> Clause:
    verb, link, participle, noun = _EVENTS.get(done.type, _EVENTS["consult"])
    whom = f" {link} {who(done.recipients)}" if done.recipients else ""
    tail = f": {quoted(done.what or fact.quote)}"
    if done.actors:
        return Clause(who(done.actors), verb, whom, tail, plural=several(done.actors))
    if done.recipients and participle:
        many = several(done.recipients)
        return Clause(who(done.recipients), passive(participle), "", tail, plural=many)
    return Clause(f"{noun}{whom}", active("take", "took", rest="place"), "", tail)


_CLAUSES: dict[FactKind, Callable[[Fact, Any], Clause]] = {
    FactKind.STATEMENT: _statement,
    FactKind.MEETING: _meeting,
    FactKind.AGREEMENT: _agreement,
    FactKind.COMMITMENT: _commitment,
    FactKind.CEASEFIRE: _ceasefire,
    FactKind.DESIGNATION: _designation,
    FactKind.INVITATION: _invitation,
    FactKind.POSITION: _position,
    FactKind.ROLE: _role,
    FactKind.ALIAS: _alias,
    FactKind.TRACK: _track,
    FactKind.MONITOR_REPORT: _monitor_report,
    FactKind.EVENT: _event,
}
