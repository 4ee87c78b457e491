"""What one page may take of the machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that a user can change; what goes beyond them is skipped with its reason.

    `page_seconds`: CPU time to parse or to read one page (three times as long by the clock, on a
    machine that is busy with other things). The longest page that is accepted takes half of it.
    `page_memory`: bytes that one page may need beyond what its worker has loaded (Linux).
    """

    page_seconds: float = 60.0
    page_memory: int = 2 * 1024**3


LIMITS = Limits()
