"""XML of feeds and books, parsed without what XML is attacked with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.errors import PageError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def parse_xml(data: bytes, what: str) -> Element:
    """The root of `data`; no entity is replaced, nothing is fetched. Broken XML is read as far as
    it goes. Raises PageError where that is nowhere; `what` names it there ("feed")."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root: Element | None = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise PageError(f"damaged {what} ({str(error)[:120]}); fetch it again") from error
    if root is None:
        raise PageError(f"damaged {what}; fetch it again")
    return root


def local_name(element: Element) -> str:
    """The tag without its namespace, in lower case; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].casefold() if isinstance(tag, str) else ""


def words_of(element: Element | None) -> str:
    """All text in an element, on one line."""
    return "" if element is None else " ".join("".join(element.itertext()).split())
