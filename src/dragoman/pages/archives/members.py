"""Which members of an archive are looked into, and what is said of the others."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from dragoman.model import Skipped
from dragoman.pages.parts import Part

Inside = Callable[[str, io.BufferedReader], Iterator[Part | Skipped]]
"""The parts in a member, by its name and its bytes."""

_FURNITURE = {
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico", ".bmp", ".avif",
                     ".tif", ".tiff"), "a picture"),
    **dict.fromkeys((".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".otf", ".eot"),
                    "part of a site's looks"),
    **dict.fromkeys((".mp3", ".mp4", ".m4a", ".webm", ".ogg", ".wav", ".avi", ".mov"),
                    "sound or film"),
    **dict.fromkeys((".exe", ".dll", ".so", ".py", ".sh", ".sql", ".db"), "a program or its data"),
}  # fmt: skip
_SYSTEM = ("__MACOSX", "Thumbs.db", "desktop.ini")


def is_hidden(member: str) -> bool:
    """Left behind by a system and no part of what somebody packed: ".DS_Store", "__MACOSX/…"."""
    parts = PurePosixPath(member.replace("\\", "/")).parts
    return any(
        part in _SYSTEM or (part.startswith(".") and part not in (".", "..")) for part in parts
    )


def furniture(member: str) -> str | None:
    """What a member surely is if not a page, by its ending."""
    return _FURNITURE.get(PurePosixPath(member.casefold()).suffix)


def member_name(archive: str, member: str) -> str:
    """A name for people and for the record; nothing is ever opened or written by it."""
    return f"{archive}/{member.lstrip('/')}"
