"""Pages for the browser over the views."""

from dragoman.web.timeline import write_chosen, write_timeline

__all__ = ["write_chosen", "write_timeline"]
