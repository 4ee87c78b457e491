"""Fit spaCy's English tokeniser to how EWT and GUM cut words."""

from __future__ import annotations

import re
from typing import Any

from spacy.lang.tokenizer_exceptions import URL_PATTERN
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
    "ex",
    "extra",
    "inter",
    "intra",
    "macro",
    "mega",
    "micro",
    "mid",
    "mini",
    "mis",
    "multi",
    "non",
    "over",
    "para",
    "post",
    "pre",
    "pro",
    "pseudo",
    "psycho",
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
DAYS = ("Mon.", "Tue.", "Tues.", "Wed.", "Thu.", "Thur.", "Thurs.", "Fri.")
WHOLE = (
    rf"(?:{'|'.join(UNSPLIT_PREFIXES)})-[A-Za-z\d]+",
    r"(?:1-)?\d{3}-\d{3}-\d{4}",  # telephone numbers
    r"\(?\d{3}\)?-\d{4}",
    r"x?\d-\d{4}",
    r"\d{1,2}-\d{1,2}-\d{2,4}",  # days
    r"[A-Za-z]/[A-Za-z]",  # "b/c"
    r"w/",
)
INFIXES = (
    r"={2,}|_{2,}|\*{2,}|~{2,}",
    r"(?<=\w)–(?=\w)",  # "2010–2014"
    r"(?<=[A-Za-z])-(?=\d)",  # "COVID-19", "F-16"
    r"(?<=[a-z])\((?=s$|s\))",  # "account(s)"
    r"(?<=[a-z])[?!]+(?=[A-Za-z])",  # "talk?they": the space is missing
    r"(?<=[a-z])\((?=[A-Za-z]{2})|(?<=\))\(|\)(?=[.\w(\[])|\](?=–)|(?<=–)\[",
    r"\"(?=<)|(?<=\")<",  # "Ann"<ann@…>
)
SPLIT = {
    "and/or": ("and", "/", "or"),
    "wanna": ("wan", "na"),
    "outta": ("out", "ta"),
    "lotta": ("lot", "ta"),
    "dunno": ("du", "n", "no"),
    "alot": ("a", "lot"),
    "CANT": ("CA", "NT"),
    "DON'T": ("DO", "N'T"),
    "DOESN'T": ("DOES", "N'T"),
    "WON'T": ("WO", "N'T"),
    "CAN'T": ("CA", "N'T"),
    "ISN'T": ("IS", "N'T"),
    "DIDN'T": ("DID", "N'T"),
}
WHOLE_FORMS = (
    "id",
    "Id",
    "well",
    "Well",
    "were",
    "Were",
    "hell",
    "Hell",
    "shell",
    "Shell",
    "ill",
    "Ill",
    "wed",
    "Wed",
)


def fit_tokeniser(nlp: Language) -> None:
    """Keep hyphenated prefixes and runs of marks whole, and known abbreviations with their stop."""
    defaults = nlp.Defaults
    run = r"(?:={2,}|_{2,}|\*{2,}|#{2,}|~{2,}|\+{2,}|<{2,}|>{2,}|\${2,}|-{2,}|[!?]+[!?.]+)"
    prefixes = [run, *(defaults.prefixes or ())]
    suffixes = [run, r"(?<=\d)(?:AM|PM|[kK])", *(defaults.suffixes or ())]
    infixes = [*INFIXES, *(defaults.infixes or ())]
    tokenizer: Any = nlp.tokenizer
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.token_match = re.compile(rf"(?:{'|'.join(WHOLE)})$", re.IGNORECASE).match
    tokenizer.url_match = re.compile(rf'(?u)(?!\S*["<>]){URL_PATTERN}').match
    rules = tokenizer.rules
    tokenizer.rules = {form: parts for form, parts in rules.items() if form not in WHOLE_FORMS}
    for form in (*STOPPED, *DAYS):
        tokenizer.add_special_case(form, [{ORTH: form}])
    for form, parts in SPLIT.items():
        tokenizer.add_special_case(form, [{ORTH: part} for part in parts])
