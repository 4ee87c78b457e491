"""The words that tell a position where no single predicate carries it, by where the holder stands.

- before them: "Oman cannot accept …", "the front is holding out for …"
- behind them: "federalism is a red line for Oman", "little appetite in Oman for …"
- in front, as owner: "Oman's preference is …", "the front's insistence on …"

Each entry is a stance and a pattern. `no` in a pattern turns the stance round (polarity), `issue`
holds what it is about where that does not stand behind the words.
"""

from __future__ import annotations

import re

from dragoman.lexicon.sieves import Sieve, sieve

_IS = r"(?:is|are|was|were|remains?|remained|stands?|stood|has\s+been|have\s+been)\s+"
_HAS = r"(?:has|have|had)\s+"
_WILL = r"(?:would|will|could|can)\s+"
_WILL_NOT = (
    r"(?:cannot|can\s+not|could\s+not|will\s+(?:not|never)|would\s+(?:not|never)|wo\s*n[’']t|"
    r"would\s*n[’']t|can[’']t)(?:,[^,;.]{1,60},|\s+(?:ever|even|simply|"
    r"under\s+any\s+circumstances))?\s+"
)
_TOLD = r"(?:reported|said|believed|understood|known|thought)"
_HOW = r"(?:(?!not\b|no\b)[\w-]+\s+){0,2}?"
"""An adverb or two: "remains strongly", "is still"."""

HOLDER_BEFORE = (
    ("ready", rf"\b{_IS}{_HOW}(?:ready|prepared|willing)\s+to\b"),
    ("ready", rf"\b{_IS}(?P<no>not\s+)?{_HOW}(?:open|amenable|receptive)\s+to\b"),
    ("ready", rf"\b{_WILL_NOT}(?:object|mind|oppose|block|stand\s+in\s+the\s+way)\b|"
              rf"\b{_IS}(?:not\s+)?{_TOLD}\s+to\s+be\s+(?:ready|open|willing|prepared)\s+to\b"),
    ("opposes", rf"\b{_IS}{_TOLD}\s+to\s+(?:oppose|resist|distrust|dislike|reject|fear)\b|"
                r"\b(?:resists?|resisted)\b(?:,[^,;.]{1,60},)?\s+(?=\w+ing\b|any\b|calls?\b|"
                r"pressure\b|"
                rf"attempts\b|demands\b)|\b{_WILL}(?:certainly\s+)?vote\s+against\b"),
    ("supports", rf"\b{_IS}{_TOLD}\s+to\s+(?:favou?r|support|back|prefer)\b|"
                 rf"\b{_WILL}vote\s+(?:for|in\s+favou?r)\b|\b{_IS}{_HOW}convinced\s+(?:that|of)\b"),
    ("demands", rf"\b{_IS}{_TOLD}\s+to\s+(?:want|demand|insist)\b|"
                r"\bwants?\s+(?=the\b|an?\b|its\b|their\b|his\b|any\b|all\b|no\b)"),
    ("rejects", rf"\b{_HAS}never\s+(?:acknowledged|recogni[sz]ed|accepted|endorsed|agreed\s+to|"
                rf"forgiven)\b|"
                r"\b(?:rejects|opposes)\b"),
    ("ready", rf"\b(?:stands?|stood)\s+ready\s+to\b|\b{_HAS}(?:left|"
              rf"kept)\s+the\s+door\s+open\s+(?:to|for)\b"),
    ("rejects", rf"\b{_WILL}(?:never|not)\s+(?:ever\s+)?(?:agree|consent|submit|bow|yield)\s+to\b"),
    ("rejects", rf"\b{_WILL_NOT}(?:accept|tolerate|countenance|recogni[sz]e|condone|entertain|"
                rf"stomach|"
                r"stand\s+for|put\s+up\s+with|settle\s+for|budge|hear\s+of|contemplate|"
                r"negotiate\s+(?:with|over|on|about)|talk\s+to|deal\s+with|sit\s+down\s+with|"
                r"share\s+(?:a\s+table|power)\s+with|do\s+business\s+with|give\s+(?:up|way|ground)|"
                r"reopen|renegotiate|revisit|subscribe\s+to|go\s+along\s+with|"
                r"surrender\s+(?:its|their|his|an?|one|any)|cede|relinquish|be\s+(?:bound|"
                r"dictated))\b"),
    ("demands", r"\binsist(?:s|ed|ing)?\s+that\s+[^.;:]{3,70}?\s+(?:be|must|should|go|leave|"
                r"remain)\b"),
    ("demands", rf"\b{_WILL}(?:settle\s+for|accept|be\s+satisfied\s+with)\s+(?:nothing|no)\s+"
                r"(?:less|short)\b"),
    ("rejects", rf"\b{_HAS}no\s+(?:intention\s+of|interest\s+in|wish\s+to|desire\s+to|truck\s+with|"
                r"time\s+for|use\s+for)\b"),
    ("rejects", rf"\b{_HAS}no\s+plans?\s+to\s+(?!meet|visit|travel|return|attend|talk|go|come|"
                rf"be)\w+"),
    ("ready", r"\b(?:(?:do|does|did|has|have|had|would|will|could)\s+not|n[’']t|cannot|"
              r"never)\s+(?:entirely\s+|fully\s+)?ruled?"
              r"\s+out\b"),
    ("rejects", r"(?<!not\s)(?<!n[’']t\s)(?<!never\s)(?<!to\s)\b(?:rules?|ruled|"
                r"ruling)\s+out\b(?=\s+(?:any|all|an?|the|[\w-]+ing|talks|further|"
                r"direct|new|every|such|negotiat\w+)\b)"),
    ("rejects", r"\b(?:draws?|drew|has\s+drawn)\s+(?:the|a)\s+line\s+at\b|\b(?:baulk|balk|"
                r"bridle|bristle)"
                r"(?:s|d|ed)?\s+at\b|\bset\s+(?:its|his|her|their)\s+face\s+against\b|"
                r"\bturn(?:s|ed)\s+(?:its|his|her|their)\s+back\s+on\b|"
                r"\bwant(?:s|ed)?\s+(?:nothing\s+to\s+do\s+with|no\s+part\s+(?:of|in))\b"),
    ("rejects", r"\bdismiss(?:es|ed)?\s+(?:the\s+idea|the\s+notion|the\s+proposal|the\s+suggestion|"
                r"(?:any|all|the)\s+(?:calls?|demands?)|any)\b"),
    ("rejects", r"\b(?:says?|said|saying)\s+no\s+to\b"),
    ("rejects", r"\b(?:sees?|saw)\s+no\s+(?:need|point|reason|sense)\s+(?:for|in|to)\b"),
    ("rejects", r"\b(?:refuses?|refused|declines?|declined)\s+to\s+(?:discuss|"
                r"negotiate\s+(?:over|about|on|"
                r"with)|consider|countenance|compromise|cede|give\s+(?:up|ground)|back\s+down|"
                r"budge|"
                r"recogni[sz]e|accept|share\s+power)\b"),
    ("rejects", r"\b(?:considers?|considered|regards?|regarded|deems?|deemed|feels?|"
                r"felt)\s+(?:itself|himself|"
                r"herself|themselves)\s+no\s+longer\s+bound\b|\bno\s+longer\s+(?:considers?|"
                r"considered|"
                r"regards?|feels?|felt)\s+(?:itself|himself|herself|"
                r"themselves)\s+(?:as\s+)?bound\b|"
                rf"\b{_WILL_NOT}(?:consider|regard|feel)\s+(?:itself|himself|herself|"
                rf"themselves)\s+bound\b"),
    ("demands", rf"\b(?:{_HAS})?(?:made|makes?|"
                rf"making)\s+[^.;]{{3,90}}?\s+(?:a\s+(?:pre-?)?condition|"
                r"conditional\s+(?:on|upon)|dependent\s+(?:on|upon)|contingent\s+(?:on|upon)|"
                r"subject\s+to)\b"),
    ("demands", r"\b(?:hold|holds|held|holding)\s+out\s+for\b|\b(?:stick|sticks|sticking|"
                r"stuck)\s+to\s+"
                r"(?:its|his|her|their)\s+(?:\w+\s+)?(?:demands?|guns|position|conditions?|"
                r"insistence)\b|"
                r"\b(?:stand|stands|stood|standing)\s+(?:firm|fast)\s+(?:on|over)\b|"
                r"\b(?:dig|digs|dug|digging)\s+(?:in\s+)?(?:its|his|her|their)\s+heels\b"),
    ("demands", rf"\b{_IS}(?P<no>not\s+)?{_HOW}(?:adamant|insistent|unyielding|inflexible|"
                rf"intransigent|"
                r"unbending|categorical|uncompromising|firm)\s+(?:that|about|on|in|over)\b"),
    ("demands", r"\b(?:insist|insists|insisted|insisting)\s+(?:up)?on\b|\bwant(?:s|"
                r"ed)?\s+to\s+see\b"),
    ("demands", rf"\b{_WILL}(?:only|not)\b(?:[^.;:?!]){{3,140}}?\b(?:unless|until|only\s+(?:if|"
                rf"when|after|once)|"
                r"if\s+and\s+when)\b"),
    ("demands", rf"\b(?:{_WILL})(?:[^.;:?!]){{3,140}}?,?\s+(?:provided|on\s+condition|"
                rf"on\s+the\s+condition|"
                r"on\s+the\s+understanding)\s+(?:that\b|[a-z])|"
                rf"\b{_WILL}(?:[^.;:?!,]){{2,90}}?\s+only\s+(?:if|when|after|once)\b"),
    ("demands", rf"\b(?P<no>{_HAS}?(?:dropped|drops|withdrawn|withdrew|abandoned|shelved|waived|"
                rf"softened|"
                r"given\s+up|gave\s+up|backed\s+(?:away|down)\s+from|toned\s+down|"
                r"retreated\s+from))\s+"
                r"(?:on\s+)?(?:its|his|her|their|an?|the|all)\s+(?:[\w-]+\s+){0,3}?(?:demands?|"
                r"insistence|claims?|"
                r"calls?|preconditions?|conditions?)\b"),
    ("opposes", rf"\b(?P<no>{_HAS}?(?:dropped|drops|withdrawn|withdrew|abandoned|overcome|"
                rf"overcame|given\s+up|"
                r"gave\s+up|lifted))\s+(?:its|his|her|their|"
                r"all)\s+(?:[\w-]+\s+){0,3}?(?:objections?|"
                r"opposition|resistance|veto|reservations)\b"),
    ("supports", rf"\b{_WILL}(?:much\s+|far\s+|strongly\s+)?(?:like\s+to\s+see|have\s+preferred|"
                 rf"prefer|back|"
                 r"support|favou?r|rather|sooner)\b"),
    ("supports", r"\b(?:favou?rs?|favou?red|favou?ring|would\s+settle\s+for|(?:could|"
                 r"can)\s+live\s+with|"
                 r"takes?\s+the\s+view\s+that|shares?\s+(?:this|that|the)\s+(?:view|opinion|"
                 r"concern)s?)\b"),
    ("supports", rf"\b{_IS}(?P<no>not\s+)?(?:strongly\s+|firmly\s+|generally\s+|broadly\s+|all\s+)?"
                 r"in\s+favou?r\s+of\b|\b(?:come|comes|came|speaks?|"
                 r"spoke)\s+out\s+(?:\w+\s+)?in\s+favou?r"
                 r"\s+of\b|\bthrew\s+(?:its|his|her|their)\s+weight\s+behind\b|"
                 r"\b(?:lends?|lent|gave|gives?|given|thrown)\s+(?:its|his|her|"
                 r"their)\s+(?:full\s+)?"
                 r"(?:backing|support|weight|blessing)\s+(?:to|behind)\b|\bwarmed\s+to\b"),
    ("opposes", rf"\b{_IS}(?P<no>not\s+)?(?:strongly\s+|firmly\s+|strictly\s+|flatly\s+|dead\s+|"
                rf"resolutely\s+)?"
                r"(?:against|opposed\s+to|averse\s+to)\b(?!\s+(?:the\s+)?(?:clock|law|time))"),
    ("opposes", rf"\b{_IS}(?P<no>not\s+)?{_HOW}(?:s[ck]eptical|dissatisfied|unhappy|uneasy|"
                rf"critical|"
                r"suspicious|distrustful|lukewarm|displeased|cool|hostile|unsympathetic|"
                r"unconvinced|reluctant|"
                r"resistant|allergic|cold)\s+(?:about|of|with|over|at|towards?|by|to)\b"),
    ("opposes", r"\b(?:objects?|objected|objecting)\s+(?:strongly\s+)?to\b|"
                r"\b(?:do|does|did)\s*(?:not|n[’']t)\s+(?:trust|like|love|want|approve\s+of|"
                r"believe\s+in|favou?r|"
                r"share)\b|\b(?:distrust|mistrust)s?\b|\btakes?\s+(?:a\s+dim\s+view\s+of|"
                r"exception\s+to)\b|"
                r"\b(?:come|comes|came|speaks?|spoke)\s+out\s+(?:\w+\s+)?against\b"),
    ("opposes", rf"\b(?:{_HAS}|harbours?\s+|harbors?\s+|raised\s+|"
                rf"sees?\s+)(?:[\w-]+\s+)?(?:doubts|reservations|"
                r"misgivings|qualms|objections)\s+(?:about|on|over|to|regarding|as\s+to|"
                r"concerning)\b|"
                rf"\b{_HAS}(?:little|scant|no|small)\s+(?:appetite|enthusiasm|sympathy|love|"
                rf"faith|confidence|"
                r"trust|patience)\s+(?:for|in|with)\b"),
    ("hopes", r"\b(?:is|are|was|were)\s+(?:still\s+)?hoping\s+(?:for|to)\b|\bpins?\s+(?:its|his|"
              r"her|their)\s+hopes"
              r"\s+on\b"),
    ("fears", r"\bfear(?:s|ed)\s+(?:that|for|a|an|the)\b"),
    ("undecided", rf"\b{_IS}(?:still\s+)?(?:undecided|in\s+two\s+minds|divided|split)\s+(?:over|"
                  rf"about|on|as\s+to|"
                  r"whether)\b|\b(?:has|have|had)\s+(?:not\s+yet|"
                  r"yet\s+to)\s+(?:made?\s+up\s+(?:its|his|"
                  r"her|their)\s+minds?|decided?\s+(?:whether|on))\b"),
)  # fmt: skip
"""Whoever stands right before these words holds the position."""

_BAR = (
    r"(?:an?\s+|the\s+|one\s+of\s+(?:the|its|their)\s+)?(?:absolute\s+|clear\s+|main\s+|"
    r"first\s+|top\s+|key\s+|"
    r"simply\s+|utterly\s+|wholly\s+|still\s+|also\s+|not\s+just\s+|central\s+|vital\s+){0,6}"
)
_REFUSED = (
    r"(?:unacceptable|inacceptable|out\s+of\s+the\s+question|anathema|non-?starter|"
    r"off\s+the\s+table|"
    r"inconceivable|unthinkable|taboo|bridge\s+too\s+far|intolerable)"
)
_REQUIRED = (
    r"(?:red\s+lines?|not\s+negotiable|non-?negotiable|not\s+up\s+for\s+(?:negotiation|"
    r"discussion|debate)|"
    r"sacrosanct|pre-?conditions?|conditions?|sine\s+qua\s+non|must|priority|indispensable|"
    r"(?:matter|question)\s+of\s+(?:principle|life\s+and\s+death|survival)|beyond\s+discussion)"
)
_ASIDE = r"(?:,?\s+(?:for|to)\s+(?P<aside>[^,;.:]{3,70}),)?"

HOLDER_BEHIND = (
    *(
        (stance, words)
        for stance, what in (("rejects", _REFUSED), ("demands", _REQUIRED))
        for words in (
            rf"(?P<issue>[^.;:!?\n]{{3,140}}?)\s+{_IS}{_BAR}{what}\s+(?:for|to|"
            rf"in\s+the\s+eyes\s+of)\s+"
            r"(?P<who>[^.;:!?\n]{3,80})",
            rf"(?P<issue>[^.;:!?\n]{{3,140}}?)\s+{_IS.removesuffix(chr(92) + 's+')},?\s+(?:for|to|"
            rf"in\s+the\s+eyes\s+of)\s+"
            rf"(?P<who>[^,;.:]{{3,70}}),\s+{_BAR}{what}\b",
            rf"\b(?:for|to|"
            rf"according\s+to)\s+(?P<who>[^.;:]{{3,90}}?),\s+(?P<issue>[^.,;:]{{3,80}})\s+{_IS}{_BAR}"
            rf"{what}\b",
        )
    ),
    ("demands", r"\b(?:for|"
                r"to)\s+(?P<who>[^.;:,]{3,60}?),?\s+(?P<issue>the\s[^.,;:]{3,80}?)\s+(?:comes?|"
                r"came)\s+first\b"),
    ("opposes", r"(?P<issue>[^.;:!?\n]{3,140}?)\s+(?:holds?|held|has|had)\s+(?:little|no|scant)\s+"
                r"(?:attraction|appeal|charm)\s+(?:for|to)\s+(?P<who>[^.,;:]{3,60})"),
    ("opposes", r"\b(?:little|scant|no|small|limited)\s+(?:appetite|enthusiasm|sympathy|support|"
                r"taste)\s+"
                r"(?:in|among|within|"
                r"on\s+the\s+part\s+of)\s+(?P<who>[^.,;:]{3,50}?)\s+for\s+(?P<issue>[^.;:]{3,90})"),
    ("opposes", r"\b(?:opposition|objections?|resistance|hostility|reluctance)\s+(?:of|by|from|"
                r"on\s+the\s+part\s+of)\s+"
                r"(?P<who>[^.,;:]{3,60}?)\s+to\s+(?P<issue>[^.;:]{3,90})"),
    ("rejects", r"\b(?:rejection|refusal)\s+(?:of|by)\s+(?P<who>[^.,;:]{3,60}?)\s+(?:of|"
                r"to\s+(?:accept|recogni[sz]e|"
                r"discuss|negotiate|consider|countenance|compromise))\s+(?P<issue>[^.;:]{3,90})"),
    ("demands", r"\b(?:demands?|insistence|calls?)\s+(?:of|by|"
                r"from)\s+(?P<who>[^.,;:]{3,60}?)\s+(?:for|on|that)\s+"
                r"(?P<issue>[^.;:]{3,90})"),
    ("rejects", rf"(?P<issue>[^.;:!?\n]{{3,140}}?)\s+{_IS}(?:being\s+)?(?:\w+ly\s+)?(?:rejected|"
                rf"opposed|resisted|"
                r"spurned|contested)\s+by\s+(?P<who>[^.,;:]{3,60})"),
    ("supports", rf"(?P<issue>[^.;:!?\n]{{3,140}}?)\s+{_IS}(?:being\s+)?(?:\w+ly\s+)?(?:backed|"
                 rf"supported|favou?red|"
                 r"endorsed)\s+by\s+(?P<who>[^.,;:]{3,60})"),
    ("demands", r"\bat\s+the\s+insistence\s+of\s+(?P<who>[^.,;:]{3,60})"),
    ("supports", r"\b(?:preference|support|backing)\s+(?:of|by|from|"
                 r"in)\s+(?P<who>[^.,;:]{3,60}?)\s+for\s+"
                 r"(?P<issue>[^.;:]{3,90})"),
    ("ready", r"\b(?:readiness|willingness)\s+(?:of|"
              r"by)\s+(?P<who>[^.,;:]{3,60}?)\s+to\s+(?P<issue>[^.;:]{3,90})"),
)  # fmt: skip
"""The first actor named in `who` holds the position."""

_OF_KIND = r"(?:[\w-]+\s+){0,3}?"
HOLDER_OWNS = (
    ("demands", rf"\b[’']s?\s+{_OF_KIND}(?:insistence|demands?)\s+(?:on|that|for|is|are|was|"
                rf"were)\b|"
                rf"[’']s?\s+{_OF_KIND}(?:pre-?conditions?|conditions?|red\s+lines?|demands?|"
                rf"price)\b"
                r"(?:\s+for\s+[^.,;:]{3,60}?)?\s+(?:is|are|was|were|remains?)\b"),
    ("opposes", rf"[’']s?\s+{_OF_KIND}(?:objections?|opposition|resistance|aversion|hostility|"
                rf"reluctance|"
                r"misgivings|reservations)\s+(?:to|towards?|about|over|on|is|are|was|were)\b"),
    ("rejects", rf"[’']s?\s+{_OF_KIND}(?:refusal\s+to\s+(?:accept|recogni[sz]e|discuss|"
                rf"negotiate|consider|"
                r"countenance|compromise|talk|concede|contemplate)|rejection\s+of|veto\s+(?:on|"
                r"of|over|against))\b"),
    ("supports", rf"[’']s?\s+{_OF_KIND}(?:preference|enthusiasm|support|backing)\s+(?:for|is|"
                 rf"was)\b|"
                 rf"[’']s?\s+{_OF_KIND}(?:view|position|stance|line|stand|attitude|"
                 rf"policy)\s+(?:is|was|remains|"
                 r"has\s+been)\s+(?:that|to|one\s+of|for|in\s+favou?r)\b"),
    ("ready", rf"[’']s?\s+{_OF_KIND}(?:readiness|willingness|openness)\s+to\b"),
    ("fears", rf"[’']s?\s+{_OF_KIND}(?:fears?|worry|worries|anxiet(?:y|ies))\s+(?:is|are|was|"
              rf"were|that|of|about)\b"),
    ("hopes", rf"[’']s?\s+{_OF_KIND}(?:goal|aim|wish|desire|ambition|aspiration|hope)\s+(?:is|"
              rf"was|remains)\s+"
              r"(?:to|that|for|an?|the|full|nothing)\b"),
)  # fmt: skip
"""The actor whom the apostrophe marks as owner holds the position."""

SPEAKER_HOLDS = (
    ("rejects", r"\bthere\s+(?:will|must|shall|can)\s+(?:never\s+)?be\s+no\s+(?!doubt|problem|"
                r"need)"),
    ("rejects", rf"(?P<issue>[^.;:!?\n“\"]{{3,90}}?)\s+{_IS}{_BAR}{_REFUSED}\b(?!\s+(?:for|to)\b)"),
    ("demands", rf"(?P<issue>[^.;:!?\n“\"]{{3,90}}?)\s+{_IS}{_BAR}(?:not\s+negotiable|"
                rf"non-?negotiable|not\s+up\s+for\s+"
                r"(?:negotiation|discussion|debate)|sacrosanct|(?:a|"
                r"the\s+only)\s+pre-?condition|sine\s+qua\s+non)"
                r"\b(?!\s+(?:for|to)\s+(?:the\s+)?[A-Z])"),
)  # fmt: skip
"""Told of nobody; whoever is heard saying so holds it: "There will be no foreign troops here"."""


def compiled(
    rows: tuple[tuple[str, str], ...],
) -> tuple[tuple[str, Sieve], ...]:
    return tuple((stance, sieve(words, re.IGNORECASE)) for stance, words in rows)
