"""A mail (a newsletter, a press release) in, pages out: its text, and what is attached to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from dragoman.errors import PageError
from dragoman.model import UNKNOWN_DAY, Day, Skipped
from dragoman.pages.decoding import decode
from dragoman.pages.formats import DOCUMENTS, Format, format_of
from dragoman.pages.parts import Part, Stated
from dragoman.pages.raw import SNIFFED_BYTES
from dragoman.pages.stated_days import published_on, stated_day

MAX_PARTS = 500
"""A mail of more was made to keep readers busy."""
FEWEST_CHARS = 200
"""A plain text below it only says that the mail is to be seen in a browser."""
_FLOWED = re.compile(r" \r?\n(?!\r?\n|-- \r?\n|>)")
_PICTURES = ("image", "audio", "video", "font")


def mail_parts(name: str, data: bytes) -> Iterator[Part | Skipped]:
    """The mail's own text as one part and each attached document as one more, named
    "mail.eml/attachment.pdf"; what else is attached, pictures apart, is told.

    Where the text comes both plain and as HTML the plain one is taken, unless it only points to
    the other. The sender is stated as outlet, the date as the day published, the subject as title.
    """
    try:
        mail = message_from_bytes(data)
        stated = _stated(mail)
        texts, attached = _leaves(mail)
    except (MessageError, RecursionError, ValueError, LookupError, AttributeError) as error:
        raise PageError(
            f"not readable as a mail ({type(error).__name__}); save its text"
        ) from error
    if not texts and not attached:
        raise PageError("no text in this mail; nothing to read")
    body = _best([part for part in map(_text, texts) if part])
    if body:
        kind, text = body
        yield Part(name, kind, text, stated)
    elif not attached:
        raise PageError("no text in this mail; nothing to read")
    for leaf in attached:
        yield _attachment(name, leaf, stated)


def _leaves(mail: Message) -> tuple[list[Message], list[Message]]:
    """The leaves that hold the mail's text, and those attached to it."""
    texts: list[Message] = []
    attached: list[Message] = []
    queue: list[tuple[Message, int]] = [(mail, 0)]
    seen = 0
    while queue:
        part, depth = queue.pop(0)
        seen += 1
        if seen > MAX_PARTS or depth > 20:
            raise PageError(f"a mail of more than {MAX_PARTS} parts; save its text")
        if part.get_content_type() == "message/rfc822":
            attached.append(part)
        elif part.is_multipart():
            queue[:0] = [(p, depth + 1) for p in part.get_payload() if isinstance(p, Message)]
        elif part.get_content_disposition() == "attachment" or part.get_filename():
            if part.get_content_maintype() not in _PICTURES:
                attached.append(part)
        elif part.get_content_type() in ("text/plain", "text/html"):
            texts.append(part)
    return texts, attached


def _payload(part: Message) -> bytes:
    """The bytes of a leaf; quoted printable and base64 taken off, as far as they are whole."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message) -> tuple[Format, str] | None:
    marked_up = part.get_content_type() == "text/html"
    charset = part.get_content_charset()
    try:
        text = decode(_payload(part), marked_up=marked_up, charset=charset).text
    except PageError:
        return None
    if not marked_up and str(part.get_param("format", "")).casefold() == "flowed":
        text = _FLOWED.sub(" ", text)  # RFC 3676: a space before the end joins the lines
    return (Format.HTML if marked_up else Format.TEXT, text) if text.strip() else None


def _best(texts: list[tuple[Format, str]]) -> tuple[Format, str] | None:
    """All plain pieces together, or the first HTML where they are too short."""
    plain = "\n\n".join(text.strip("\r\n") for kind, text in texts if kind is Format.TEXT)
    marked_up = next((text for kind, text in texts if kind is Format.HTML), None)
    if marked_up is not None and len(plain.strip()) < FEWEST_CHARS:
        return Format.HTML, marked_up
    return (Format.TEXT, plain) if plain.strip() else None


def _attachment(mail: str, leaf: Message, stated: Stated) -> Part | Skipped:
    called = _plain(leaf.get_filename()) or leaf.get_content_type()
    name = f"{mail}/{called}"
    if leaf.get_content_type() == "message/rfc822":
        return Skipped(name, "a mail inside a mail; save it and read it alone")
    data = _payload(leaf)
    ending = "." + called.rpartition(".")[2].casefold() if "." in called else ""
    try:
        kind = format_of(ending, data[:SNIFFED_BYTES])
    except PageError as error:
        return Skipped(name, str(error))
    if not data.strip():
        return Skipped(name, "empty; nothing to read")
    if kind not in DOCUMENTS or kind in (Format.MAIL, Format.FEED):
        return Skipped(name, f"an attached {kind} file; save it and read it alone")
    # the sender vouches for the day and the outlet, not for what an attachment is called
    return Part(name, kind, data, Stated(stated.outlet, stated.published))


def _stated(mail: Message) -> Stated:
    display, address = parseaddr(_plain(mail.get("From")))
    return Stated(
        outlet=display.strip(" \"'") or address.rpartition("@")[2] or None,
        published=_day(_plain(mail.get("Date"))),
        title=_plain(mail.get("Subject")) or None,
    )


def _day(value: str) -> Day:
    day = stated_day(value)
    return published_on(day, text=value, why="mail Date") if day else UNKNOWN_DAY


def _plain(value: object) -> str:
    """A header's words, decoded (=?utf-8?q?…?=), on one line."""
    if value is None:
        return ""
    try:
        pieces = decode_header(str(value))
    except (HeaderParseError, ValueError):
        return " ".join(str(value).split())
    return " ".join("".join(_piece(words, charset) for words, charset in pieces).split())


def _piece(words: bytes | str, charset: str | None) -> str:
    if isinstance(words, str):
        return words
    try:
        return words.decode(charset or "utf-8", "replace")
    except LookupError:
        return words.decode("utf-8", "replace")
