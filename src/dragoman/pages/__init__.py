"""Bytes in, pages out: files, folders, globs and standard input, one reader per format."""

from dragoman.pages.languages import detect_language
from dragoman.pages.read import Stated, read_pages
from dragoman.pages.sources import Source, find_sources

__all__ = ["Source", "Stated", "detect_language", "find_sources", "read_pages"]
