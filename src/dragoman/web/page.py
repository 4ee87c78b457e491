"""What every self-contained page shares: templates, escaping, its content policy."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.model import Status
from dragoman.views.words import STATUS_MARKS, day_text, kind_text, status_text
from dragoman.web.habits import number_filter, when_filter

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


@cache
def environment() -> Environment:
    """Where templates are found; every word that they are given is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context

    from dragoman.web.tongues import spoken

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=printable,
    )
    made.filters |= {
        "status": status_text, "kind": kind_text, "day": day_text, "mark": STATUS_MARKS.__getitem__,
        "link": safe_link, "spoken": spoken, "when": pass_context(when_filter),
        "number": pass_context(number_filter),
    }  # fmt: skip
    made.tests["status"] = _is_status
    return made


def _is_status(value: object) -> bool:
    return isinstance(value, Status)


def printable(value: object) -> object:
    """Control characters have no place in HTML, and some browsers drop what surrounds them."""
    return _UNPRINTABLE.sub("\ufffd", value) if type(value) is str else value


def safe_link(url: str | None) -> str | None:
    """An address that a browser may follow, else None."""
    return url if url and url.startswith(("https://", "http://")) else None


def read_part(name: str) -> str:
    """A style sheet or script that stands in the page itself."""
    return (TEMPLATES / name).read_text(encoding="utf-8").strip()


def read_style(name: str) -> str:
    """A page's style: what all pages share, then its own."""
    return f"{read_part('base.css')}\n{read_part(name)}"


def policy(style: str, script: str = "") -> str:
    """A content policy that admits these two blocks and nothing else, no network either."""
    scripts = f"script-src {_digest(script)}; " if script else ""
    return (f"default-src 'none'; style-src {_digest(style)}; {scripts}base-uri 'none'; "
            "form-action 'none'")  # fmt: skip


def _digest(text: str) -> str:
    """The source by which a content policy admits one inline block and no other."""
    found = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(found).decode()}'"
