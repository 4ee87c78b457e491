"""Who, when, where and which document a page mentions."""

from dragoman.reading.mentions.finder import find_mentions

__all__ = ["find_mentions"]
