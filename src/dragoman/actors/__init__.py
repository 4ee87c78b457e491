"""The registry: who is who, under which names, in which office on which day; process packs."""

from dragoman.actors.belonging import above, covers
from dragoman.actors.entries import (
    Actor,
    Candidate,
    Membership,
    NameMatch,
    Office,
    Process,
    RegistryAgreement,
    RegistryPlace,
    Resolution,
)
from dragoman.actors.folding import fold
from dragoman.actors.registry import Registry, load_registry

__all__ = [
    "Actor",
    "Candidate",
    "Membership",
    "NameMatch",
    "Office",
    "Process",
    "Registry",
    "RegistryAgreement",
    "RegistryPlace",
    "Resolution",
    "above",
    "covers",
    "fold",
    "load_registry",
]
