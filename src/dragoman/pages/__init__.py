"""Bytes in, pages out: files, folders, globs and standard input, one reader per format."""

from dragoman.pages.languages import detect_language
from dragoman.pages.parts import LeftOut, Part, Stated
from dragoman.pages.read import read_pages, read_part
from dragoman.pages.sources import Source, find_sources
from dragoman.pages.streams import find_parts

__all__ = [
    "LeftOut",
    "Part",
    "Source",
    "Stated",
    "detect_language",
    "find_parts",
    "find_sources",
    "read_pages",
    "read_part",
]
