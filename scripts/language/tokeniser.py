"""Fit spaCy's English tokeniser to how EWT and GUM cut words."""

from __future__ import annotations

import re
from typing import Any

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

UNSPLIT_PREFIXES = (  # "pro-Beijing", "re-elected", "e-mail" are one word in both treebanks
    "anti",
    "bi",
    "co",
    "counter",
    "cross",
    "cyber",
    "de",
    "e",
    "eco",
    "ex",
    "extra",
    "inter",
    "intra",
    "macro",
    "mega",
    "micro",
    "mid",
    "mini",
    "multi",
    "neo",
    "non",
    "over",
    "pan",
    "para",
    "post",
    "pre",
    "pro",
    "pseudo",
    "quasi",
    "re",
    "semi",
    "sub",
    "super",
    "trans",
    "tri",
    "ultra",
    "un",
    "uni",
)
STOPPED = (
    "al.",
    "etc.",
    "Capt.",
    "Col.",
    "Maj.",
    "Lt.",
    "Brig.",
    "Cmdr.",
    "Amb.",
    "Min.",
    "Sec.",
    "Ft.",
    "GEN.",
    "MR.",
    "MRS.",
    "DR.",
    "Hon.",
    "Ste.",
    "Art.",
    "Para.",
    "Res.",
    "approx.",
    "dept.",
    "Dept.",
    "est.",
    "Cal.",
    "Pres.",
    "Assoc.",
    "Sgt.",
    "Supt.",
    "Mme.",
)
WHOLE = (
    rf"(?:{'|'.join(UNSPLIT_PREFIXES)})-[A-Za-z]+",
    r"\d{3}-\d{3}-\d{4}",
    r"\(?\d{3}\)?-\d{4}",
)


def fit_tokeniser(nlp: Language) -> None:
    """Keep hyphenated prefixes and runs of marks whole, and known abbreviations with their stop."""
    defaults = nlp.Defaults
    run = r"(?:={2,}|_{2,}|\*{2,}|#{2,}|~{2,}|\+{2,}|<{2,}|>{2,}|\${2,}|-{2,}|[!?]+[!?.]+)"
    prefixes = [run, *(defaults.prefixes or ())]
    suffixes = [run, *(defaults.suffixes or ())]
    infixes = [r"={2,}|_{2,}|\*{2,}|~{2,}", *(defaults.infixes or ())]
    tokenizer: Any = nlp.tokenizer
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.token_match = re.compile(rf"(?:{'|'.join(WHOLE)})$", re.IGNORECASE).match
    for form in STOPPED:
        tokenizer.add_special_case(form, [{ORTH: form}])
    tokenizer.add_special_case("and/or", [{ORTH: "and"}, {ORTH: "/"}, {ORTH: "or"}])
    tokenizer.add_special_case("wanna", [{ORTH: "wan"}, {ORTH: "na"}])
