"""HTML: the main text behind guards, what the markup tells of it, stated metadata."""

from dragoman.pages.html.extract import parse_html, read_html

__all__ = ["parse_html", "read_html"]
