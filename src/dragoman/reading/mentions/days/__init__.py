"""Days told in a page: finds temporal expressions and resolves them."""

from dragoman.reading.mentions.days.tagger import tag_days
from dragoman.reading.mentions.days.timex import timex_value

__all__ = ["tag_days", "timex_value"]
