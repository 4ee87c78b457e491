"""Normal forms of the titles of offices: "minister of foreign affairs" is "foreign minister"."""

from __future__ import annotations

from functools import cache

_SAME_TITLE = (
    ("president", "head of state; state president; president of the republic; "
     "president of the state; executive president"),
    ("prime minister", "premier; head of government; chancellor; federal chancellor; pm; "
     "taoiseach; first minister of state; chief of government; president of the government; "
     "chairman of the council of ministers; grand vizier"),
    ("foreign minister", "minister of foreign affairs; minister for foreign affairs; fm; "
     "foreign secretary; secretary of state for foreign affairs; foreign affairs minister; "
     "external affairs minister; minister of external affairs; minister of external relations; "
     "minister of foreign relations; foreign affairs secretary; secretary of state; top diplomat; "
     "people's commissar for foreign affairs; minister of international relations; "
     "international relations minister; chief diplomat"),
    ("defence minister", "defense minister; minister of defence; minister of defense; "
     "minister for defence; defence secretary; defense secretary; secretary of defence; "
     "secretary of defense; secretary of state for defence; minister of national defence; "
     "minister of national defense; defence chief; defense chief; secretary of national defense"),
    ("interior minister", "minister of the interior; minister of interior; home minister; "
     "home secretary; minister of home affairs; home affairs minister; minister of internal "
     "affairs; internal affairs minister; secretary of the interior and local government"),
    ("vice president", "vice-president; deputy president; first vice president"),
    ("deputy prime minister", "vice prime minister; vice premier; vice-premier; deputy premier"),
    ("deputy foreign minister", "vice foreign minister; deputy minister of foreign affairs; "
     "vice minister of foreign affairs; deputy minister for foreign affairs"),
    ("deputy defence minister", "deputy defense minister; deputy minister of defence; "
     "deputy minister of defense"),
    ("deputy secretary of state", "deputy us secretary of state"),
    ("special envoy", "envoy; special representative; special envoy for peace; peace envoy; "
     "special presidential envoy; special representative of the secretary-general; "
     "personal envoy; high representative for the peace process; special adviser; "
     "special coordinator"),
    ("secretary-general", "secretary general; general secretary; un chief; sec-gen"),
    ("spokesperson", "spokesman; spokeswoman; official representative; press secretary"),
    ("supreme leader", "leader of the revolution; supreme guide"),
    ("king", "monarch; sovereign; emperor"),
    ("emir", "amir; ruler"),
    ("crown prince", "heir apparent"),
    ("chief of general staff", "chief of the general staff; army chief; chief of staff; "
     "chief of army staff; chief of defence staff; chief of the army; "
     "chairman of the joint chiefs of staff; commander of the armed forces; "
     "commander-in-chief of the armed forces"),
    ("ambassador", "permanent representative; envoy extraordinary"),
    ("high representative", "high representative for foreign affairs; foreign policy chief; "
     "high representative for foreign affairs and security policy; foreign affairs chief"),
    ("commander", "commander-in-chief; supreme commander; military commander; "
     "commander in chief"),
    ("leader", "chief; head; founder; emir of the group"),
    ("chairman", "chair; chairperson; chairwoman; president of the party"),
    ("speaker", "speaker of parliament; parliament speaker; speaker of the house; "
     "speaker of the parliament; president of the assembly"),
    ("national security adviser", "national security advisor; security adviser; "
     "secretary of the security council; national security council secretary"),
    ("chief negotiator", "negotiator; lead negotiator; head of delegation; top negotiator; "
     "chief of delegation; chief peace negotiator"),
    ("director", "director-general; director general; executive director"),
    ("intelligence chief", "spy chief; director of intelligence; head of intelligence"),
)  # fmt: skip
"""Normal form of a title and the other ways to say it, separated by semicolons."""


def normal_title(title: str) -> str:
    """The normal form of an office's title; a title without one is returned in lower case.

    What an office is for is kept: "special representative for Libya" is "special envoy for libya".
    """
    plain = " ".join(title.lower().replace("’", "'").split())
    if plain in _table():
        return _table()[plain]
    for joint in (" for ", " to "):
        head, found, tail = plain.partition(joint)
        if found:
            return f"{_table().get(head, head)} for {tail}"
    return plain


@cache
def _table() -> dict[str, str]:
    return {other.strip(): normal for normal, others in _SAME_TITLE for other in others.split(";")}
