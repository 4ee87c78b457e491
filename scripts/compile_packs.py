"""Compiles the shipped packs: `compile_packs.py [--check]`; --check only says what is stale."""

from __future__ import annotations

import sys
from pathlib import Path

from dragoman.actors.compiler import compile_packs
from dragoman.errors import RegistryError

ROOM = Path(__file__).resolve().parent.parent / "src" / "dragoman" / "actors"


def main(arguments: list[str]) -> int:
    """0 done or up to date, 1 a pack is not valid or a compiled file is stale, 2 usage."""
    if arguments not in ([], ["--check"]):
        print(__doc__)
        return 2
    folders = [folder for folder in (ROOM / "packs").iterdir() if folder.is_dir()]
    try:
        texts = compile_packs(folders)
    except RegistryError as wrong:
        print(wrong)
        return 1
    compiled = ROOM / "compiled"
    stale = [name for name, text in texts.items() if _read(compiled / f"{name}.jsonl") != text]
    dead = [path for path in compiled.glob("*.jsonl") if path.stem not in texts]
    if arguments:
        for name in (*stale, *(path.stem for path in dead)):
            print(f"{name}.jsonl is not what its pack compiles to; run scripts/compile_packs.py")
        return 1 if stale or dead else 0
    for path in dead:
        path.unlink()
    for name in stale:
        (compiled / f"{name}.jsonl").write_text(texts[name], encoding="utf-8")
    for name, text in texts.items():
        print(f"{name}: {text.count(chr(10))} entries, {'written' if name in stale else 'same'}")
    return 0


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
