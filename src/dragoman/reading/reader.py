"""What reading needs besides the page: the pipeline, the registry, the options."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from dragoman.actors import Registry, load_registry
from dragoman.language import Pipeline, load_pipeline


class Reader:
    """Loaded once, used for many pages; cheap to make and to send to another process, since it
    loads on first use.

    `language_model` names an installed spaCy pipeline (None: the shipped one), `packs` are
    folders of further process packs.
    """

    def __init__(self, language_model: str | None = None, packs: Sequence[str | Path] = ()) -> None:
        self.language_model = language_model
        self.packs = tuple(packs)

    def __reduce__(self) -> tuple[type[Reader], tuple[str | None, tuple[str | Path, ...]]]:
        return (Reader, (self.language_model, self.packs))

    @cached_property
    def pipeline(self) -> Pipeline:
        """Raises LanguageError where the pipeline is not installed."""
        return load_pipeline(self.language_model)

    @cached_property
    def registry(self) -> Registry:
        """Raises RegistryError where a pack is broken."""
        return load_registry(self.packs)
