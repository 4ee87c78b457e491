"""A fact as one English sentence that keeps its status, its voices and its day."""

from dragoman.views.sentences.sentence import sentence

__all__ = ["sentence"]
