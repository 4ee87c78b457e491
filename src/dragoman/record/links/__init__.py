"""Links: facts of many pages that tell the same event, statement, agreement."""

from dragoman.record.links.documents import Document
from dragoman.record.links.things import Link, Thing

__all__ = ["Document", "Link", "Thing"]
