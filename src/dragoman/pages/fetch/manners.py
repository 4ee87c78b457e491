"""How a fetch behaves: what it calls itself, how long it waits, how much it takes."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman import __version__

NAME = "dragoman"
"""What robots.txt files may call us."""


@dataclass(frozen=True, slots=True)
class Manners:
    """Times in seconds, sizes in bytes. `contact` (a mail address or page) is told to servers, so
    that they can complain. `private` allows addresses of this machine and its own network."""

    delay: float = 5.0
    seconds: float = 60.0
    longest_wait: float = 120.0
    most_bytes: int = 20 * 1024 * 1024
    most_pages: int = 200
    most_redirects: int = 5
    tries: int = 3
    contact: str = ""
    private: bool = False

    @property
    def agent(self) -> str:
        """The User-Agent header."""
        contact = " ".join(self.contact.split())
        return f"{NAME}/{__version__} (reads news about peace processes{contact and '; '}{contact})"
