"""States of a truce told in words that trees seldom hold, one pattern each.

In a pattern `not` or `no` turn what it says; `who` is outside the truce or bound by it, `out` is
left out of it, `scope` is what it covers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.lexicon.sieves import Sieve, sieve

TRUCE_WORDS = (
    r"(?:cease-?fires?|cease fires|cessations? of (?:all )?(?:hostilities|fire|"
    r"military operations)|"
    r"truces?|armistices?|silence regime|regime of (?:silence|calm)|"
    r"(?:humanitarian|operational) pauses?|lull|(?:suspension|halt|pause) (?:of|in|to) "
    r"(?:the )?(?:hostilities|fighting|military operations)|reduction (?:in|of) violence)"
)
_NEAR = r"(?:[^.;:!?,]|,[^.;:!?,]{0,60},){0,90}?"
"""What may stand between a truce and its verb: words, or one insertion between commas."""
_COPULA = (
    r"(?:is|was|are|were|be|been|being|remain(?:s|ed)?|appear(?:s|ed)?|seem(?:s|ed)?|look(?:s|ed)?|"
    r"prove[ds]?|stay(?:s|ed)?|hung|hangs|[’']s)(?:\s+to\s+be)?"
)
_ADVERB = r"(?:\s+(?!not\b|never\b|no\b)[\w-]+){0,2}?"
_NOT = r"(?P<not>\s+(?:not|never|no longer|hardly|n[’']t)(?:\s+(?:yet|being|been))?|n[’']t)?"
_GOOD = (
    r"in\s+(?:full\s+)?(?:force|effect|place)|intact|holding|being\s+(?:observed|"
    r"respected|honoured|"
    r"honored|implemented|kept)|alive|stable|effective|operational|binding"
)
_FRAIL = (
    r"fragile|shaky|precarious|tenuous|brittle|uneasy|delicate|under\s+(?:severe\s+|growing\s+)?"
    r"strain|at\s+risk|in\s+jeopardy|hanging\s+by\s+a\s+thread|in\s+danger|wobbling"
)
_BAD = (
    r"dead|over|finished|in\s+(?:tatters|ruins|shreds)|at\s+an\s+end|broken|meaningless|"
    r"(?:a\s+)?dead\s+letter|on\s+the\s+(?:brink|verge)(?:\s+of\s+collapse)?|falling\s+apart|"
    r"unravell?ing|collapsing|blown\s+(?:away|apart)|shattered|wrecked|swept\s+away|"
    r"null\s+and\s+void|a\s+farce|a\s+sham"
)
_PLAIN = (
    r"(?:a\s+)?(?:unilateral|bilateral|multilateral|open-ended|indefinite|permanent|temporary|"
    r"comprehensive|nationwide|local|conditional|provisional|unconditional|total|complete)"
)
_FIGHTING = (
    r"(?:fighting|clashes|shelling|attacks?|air\s?strikes|bombing|bombardments?|gunfire|battles|"
    r"hostilities|violence|gunfights?|air raids|explosions|skirmishes|sniping|shooting|combat)"
)
_HOSTILE = (
    r"(?:all\s+|any\s+|every\s+|its\s+|their\s+|the\s+|offensive\s+|armed\s+|further\s+|combat\s+|"
    r"military\s+|mutual\s+|aerial\s+|ground\s+|counter-?insurgency\s+|air\s+|such\s+|"
    r"our\s+|propaganda\s+)*(?:hostile\s+(?:acts?|actions?|activit(?:y|ies))|hostilities|"
    r"military\s+(?:operations|actions?|activit(?:y|ies))|offensive\s+(?:operations|actions?)|"
    r"armed\s+(?:operations|actions?|activit(?:y|ies)|struggle|conflict)|operations)\b"
)


@dataclass(frozen=True, slots=True)
class State:
    """One pattern and what it says of the truce. `not_` in it turns what it says."""

    name: str
    pattern: Sieve
    holds: bool | None


def _compiled(words: str) -> Sieve:
    return sieve(words, re.IGNORECASE)


STATES = (
    State("in-state", _compiled(rf"\b{TRUCE_WORDS}\b{_NEAR}\b{_COPULA}{_NOT}{_ADVERB}"
                                 rf"\s+(?:{_GOOD}|{_FRAIL})\b"), True),
    State("kept", _compiled(
        rf"\b{TRUCE_WORDS}\b{_NEAR}\b(?:has|have|had|appears?|appeared|seems?|seemed|continues?|"
        rf"continued|did|does|"
        rf"do|will|would|could|can|may|might|"
        rf"must){_NOT}(?:,[^,.;]{{1,40}},)?{_ADVERB}(?:\s+to)?(?:\s+(?:been|be))?\s+"
        r"(?:held(?!\s+(?:in|by|talks|at))|hold|survived?|lasted|endured|stuck|taken\s+hold|"
        r"take\s+hold|"
        r"(?:been\s+)?(?:respected|observed|honou?red|upheld|kept))\b"), True),
    State("wrecked", _compiled(
        r"\b(?:buried|bury|shattered|shatters?|wreck(?:s|ed)?|torpedo(?:es|ed)?|scupper(?:s|"
        r"ed)?|undid|undone|"
        r"put\s+(?:paid|an\s+end)\s+to|punctur(?:es|ed)|spel(?:ls?|t|led)\s+the\s+end\s+of|"
        r"dealt\s+a\s+(?:\w+\s+)?blow\s+to|"
        r"blew\s+(?:apart|up)|tore\s+up|torn\s+up|ripped\s+up|strain(?:s|ed)?|test(?:s|ed)?|"
        r"mar(?:s|red)?|"
        r"threaten(?:s|ed)?(?:\s+to\s+\w+)?|jeopardi[sz]e[sd]?|endanger(?:s|ed)?|broke|breaks?|"
        r"broken)\s+"
        rf"(?:(?:the|a|an|its|their|that|this|his|all|whatever|\w+[’']s|"
        rf"[\w-]+)\s+){{0,4}}?{TRUCE_WORDS}\b"), False),
    State("on-paper", _compiled(
        rf"\b{TRUCE_WORDS}\b{_NEAR}\b(?:exist(?:s|ed)?|remain(?:s|ed)?|is|was|holds?|held|"
        rf"stays?|stayed)\s+(?:(?:now|"
        r"only|largely|so\s+far|little\s+more\s+than)\s+){0,2}(?:one\s+)?(?:on\s+paper|"
        r"in\s+name|a\s+(?:piece|scrap)\s+of\s+"
        r"paper)\b"), False),
    State("unbound", _compiled(
        r"\b(?:(?:considers?|considered|regards?|feels?|felt|declared?s?)\s+(?:itself|himself|"
        r"themselves)\s+no\s+longer|"
        r"no\s+longer\s+(?:considers?|considered|regards?|feels?|felt)\s+(?:itself|himself|"
        r"themselves)|(?:is|are|was|were)"
        rf"\s+no\s+longer)\s+bound\s+by\s+(?:[\w’'-]+\s+){{0,4}}?{TRUCE_WORDS}\b"), False),
    State("in-ruins", _compiled(rf"\b{TRUCE_WORDS}\b{_NEAR}\b{_COPULA}{_NOT}{_ADVERB}"
                                 rf"\s+(?:{_BAD})\b"), False),
    State("of-kind", _compiled(rf"\b{TRUCE_WORDS}\b{_NEAR}\b{_COPULA}{_NOT}{_ADVERB}"
                                rf"\s+{_PLAIN}\b(?:(?:,|\s+and|"
                                rf"\s+but)+\s+{_PLAIN}\b)*(?!\s+(?:truce|"
                                rf"cease))"),
           None),
    State("there-is", _compiled(
        rf"\bthere(?:\s+(?:has|have|had|will|must|should|can|could|would|may|might))?"
        rf"(?:\s+to)?{_NOT}\s+(?:is|was|be|been|are|were)(?:\s+(?:currently|now|still|first))?"
        rf"(?P<no>\s+(?:not|no))?(?:\s+[\w-]+){{0,5}}?\s+{TRUCE_WORDS}\b"), None),
    State("guns-silent", _compiled(
        r"\b(?:guns|weapons|artillery|cannons?|rifles|batteries|mortars|"
        r"fronts?(?:\s?lines?)?|front-lines?|lines?\s+of\s+(?:contact|control|separation|"
        r"confrontation)|contact\s+line|"
        r"(?:ceasefire|confrontation|demarcation|green|blue)\s+line)\b(?:[^.;:!?]){0,60}?"
        r"\b(?:fall|falls|fell|fallen|go|goes|went|gone|stay|stayed|remain|remains|"
        r"remained|were|are|is|was|be|been|"
        r"kept)\s+(?:largely\s+|mostly\s+|finally\s+|relatively\s+|unusually\s+|generally\s+|"
        r"\w+ly\s+)?(?:silent|quiet|calm)\b|"
        r"\bguns\b(?:[^.;:!?,]){0,40}?\b(?:stopped|ceased|were\s+stilled|fell\s+still)\b|"
        r"\b(?:silence[ds]?|silencing)\s+(?:the\s+|their\s+|its\s+|all\s+)*(?:guns|"
        r"weapons|artillery)\b"),
        True),
    State("hold-fire", _compiled(
        r"\b(?:cease[ds]?|hold|holds|held|holding|ceasing|stop|stops|"
        r"stopped)\s+(?:their\s+|its\s+|all\s+)?"
        r"(?:fire|firing|shooting|hostile\s+acts?|all\s+hostile\s+acts?|"
        r"every\s+hostile\s+act)\b"), True),
    State("end-hostile-acts", _compiled(
        r"\b(?:halt|halts|halted|end|ends|ended|suspend|suspends|suspended|stop|stops|"
        r"stopped|cease|"
        r"ceases|ceased|halting|ending|suspending|refrain(?:s|ed|ing)?\s+from|desist(?:s|ed|"
        r"ing)?\s+from|foreswear|forswear)\s+"
        rf"{_HOSTILE}|\bnot\s+to\s+(?:carry\s+out|undertake|launch|conduct|mount|resume|engage\s+in)\s+"
        rf"(?:any\s+|further\s+)?{_HOSTILE}|\b(?:refrain|abstain|desist)(?:s|ed|ing)?\s+from\s+(?:(?:all|any|further|"
        rf"armed|offensive|the|"
        r"military|new|mutual)\s+)*(?:attacks?|shelling|bombing|bombardments?|firing|"
        r"offensives?|raids|ambushes|fighting|"
        r"air\s?strikes|use\s+of\s+(?:force|weapons|arms))\b"), True),
    State("fighting-stopped", _compiled(
        r"(?:^|[.;,:—–]\s+|\b(?:the|all|where|when|after|until|since|as|and|but|"
        r"that)\s+)(?:heavy\s+)?(?:fighting|hostilities|"
        r"shooting|gunfire|shelling|bloodshed)\b(?:\s+(?:in|on|along|around|across|"
        r"over)\s+[^.,;:]{2,40}?)?\s+"
        r"(?:has\s+|have\s+|had\s+)?(?:all\s+but\s+|largely\s+|finally\s+|"
        r"at\s+last\s+)?(?:stopped|ceased|come\s+to\s+an\s+end|"
        r"came\s+to\s+(?:an\s+end|a\s+(?:halt|stop))|died\s+down|abated|subsided)\b"), True),
    State("halt-declared", _compiled(
        r"\b(?:declar|announc|proclaim|order|agree|accept|impos|observ|respect|decree|"
        r"demand|implement|"
        r"offer|propos|begin|began|start|welcom|want|need|urg)\w*\s+(?:[\w’'-]+\s+){0,7}?"
        r"(?:cessation\s+of|halt\s+(?:to|in|of)|end\s+to|suspension\s+of|pause\s+(?:in|"
        r"of)|freeze\s+(?:on|of)|"
        rf"stop\s+to)\s+(?:{_HOSTILE}|(?:the\s+|all\s+)*fighting\b)"), None),
    State("calm-broken", _compiled(
        r"\b(?:calm|quiet|lull)\b(?:[^.;:!?,]){0,60}?\b(?:ended|was\s+(?:broken|shattered|"
        r"interrupted)|gave\s+way|"
        r"broke\s+down|evaporated)\b"), False),
    State("calm", _compiled(
        r"\b(?:calm|quiet|lull|peace)\b(?:[^.;:!?,]){0,40}?\b(?:prevail(?:s|ed|ing)?|"
        r"reign(?:s|ed)?|returned|"
        r"settled|descended|was\s+restored)\b"), True),
    State("hostilities-resumed", _compiled(
        r"\b(?:hostilities|the\s+fighting|fighting|"
        r"the\s+war)\b(?:[^.;:!?]){0,40}?\b(?:resume[ds]?|flared\s+(?:up\s+)?"
        r"again|restarted|broke\s+out\s+(?:again|anew)|erupted\s+(?:again|anew))\b|"
        r"\bresum(?:e[ds]?|ing|ption\s+of)\s+(?:the\s+)?(?:hostilities|fighting|"
        r"armed\s+(?:struggle|"
        r"attacks|operations)|military\s+operations)\b"), False),
    State("despite", _compiled(
        rf"\b{_FIGHTING}\b(?:[^.;:!?]){{0,120}}?\b(?:despite|in\s+spite\s+of|notwithstanding|in\s+"
        rf"(?:violation|breach|defiance)\s+of)\s+(?:[\w’'-]+\s+){{0,6}}?{TRUCE_WORDS}\b|"
        rf"\bdespite\s+(?:[\w’'-]+\s+){{0,6}}?{TRUCE_WORDS}\b(?:[^.;:!?]){{0,80}}?"
        rf"\b{_FIGHTING}\b"), False),
    State("extends-to", _compiled(
        rf"\b{TRUCE_WORDS}\b{_NEAR}\b(?:(?:do|does|did|will|would|shall)\s*(?P<not>not|n[’']t)\s+)?"
        rf"(?:(?:only|also|further)\s+)?(?:extend(?:s|ed)?\s+to|cover(?:s|ed)?|appl(?:y|"
        rf"ies|ied)\s+(?:(?P<no>neither)\s+)?to|"
        rf"include[ds]?|concern(?:s|ed)?|encompass(?:es|ed)?|(?:is|was)\s+(?:limited|"
        rf"restricted|confined)"
        rf"\s+to)\s+(?P<scope>[^.;:!?]{{3,160}})"), None),
    State("left-out", _compiled(
        rf"\b(?:left\s+out|excluded|exempt(?:ed)?|missing|absent|outside)\s+(?:of\s+|"
        rf"from\s+)?(?:the\s+|this\s+|that\s+)?"
        rf"(?:\w+\s+)?(?:{TRUCE_WORDS}|arrangement|accord|deal|agreement|understanding)\s+(?:is|"
        rf"are|was|were|will\s+be)\s+"
        rf"(?P<out>[^.;:!?]{{3,160}})"), None),
    State("excludes", _compiled(
        rf"\b{TRUCE_WORDS}\b{_NEAR}\b(?:exclude[ds]?|exempt(?:s|ed)?|leaves?\s+out|"
        rf"left\s+out|omits?|"
        rf"makes?\s+an\s+exception\s+(?:of|for))\s+(?P<out>[^.;:!?]{{3,160}})"), None),
    State("outside", _compiled(
        rf"\b(?P<who>[^.;:!?]{{3,120}}?)\s+(?:is|are|was|were|been|be|feels?|"
        rf"felt)\s*(?P<not>not|never|no\s+longer|"
        rf"n[’']t)?\s*(?:a\s+)?(?:part(?:y|ies)?\s+(?:of|to)|covered\s+by|bound\s+by|"
        rf"included\s+in|subject\s+"
        rf"to|protected\s+by|(?P<shut>exempt(?:ed)?\s+from|excluded\s+from|"
        rf"left\s+out\s+of|outside))\s+"
        rf"(?:[\w’'-]+\s+){{0,4}}?{TRUCE_WORDS}\b(?!\s+(?:agreement|accord|deal|talks))"), None),
)  # fmt: skip
"""In order of how much they tell."""
