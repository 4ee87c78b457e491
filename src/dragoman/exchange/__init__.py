"""The field's formats, in and out, one file per format."""

from dragoman.exchange.export import export_as, export_facts, export_pages
from dragoman.exchange.jsonl import import_facts

__all__ = ["export_as", "export_facts", "export_pages", "import_facts"]
