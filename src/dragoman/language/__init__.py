"""The trained pipeline behind one small interface: sentences, tokens, tags, relations, names.

Nothing outside this room imports spaCy, and importing this room does not either.
"""

from dragoman.language.pipeline import Pipeline, load_pipeline

__all__ = ["Pipeline", "load_pipeline"]
