"""Builds what the workbench runs in the browser from src/dragoman/web/islands (needs node and npm).

python scripts/islands.py            builds with exactly the packages of packages.json
python scripts/islands.py --check    says whether the built files are those of the sources
python scripts/islands.py --renew    takes the versions of package.json and notes them anew

npm works in build/islands, outside git: its lock names the hosts that packages came from. What is
kept is packages.json, each package with its version, licence and the digest of what npm fetched.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src/dragoman/web/islands"
BUILT = ROOT / "src/dragoman/web/static"
WORK = ROOT / "build/islands"
PACKAGES = SOURCES / "packages.json"
MANIFEST = SOURCES / "built.json"
ENTRIES = ("workbench", "timeline", "network")
"""A source file each, built to one file that a screen loads."""
OPTIONS = ("--bundle", "--minify", "--format=iife", "--target=es2022", "--charset=utf8",
           "--legal-comments=none", "--log-level=warning")  # fmt: skip


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--check", action="store_true")
    arguments.add_argument("--renew", action="store_true")
    given = arguments.parse_args()
    if given.check:
        stale = stale_files()
        for name in stale:
            print(f"{name} is not what was built last; run python scripts/islands.py",
                  file=sys.stderr)  # fmt: skip
        return 1 if stale else 0
    fetch(renew=given.renew)
    build()
    MANIFEST.write_text(json.dumps(digests(), indent=1) + "\n", encoding="utf-8")
    return 0


def fetch(*, renew: bool) -> None:
    """Lays the packages into build/islands; stops where one is not what was noted."""
    WORK.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / ".npmrc", WORK)
    (WORK / "package-lock.json").unlink(missing_ok=True)
    wanted = json.loads((SOURCES / "package.json").read_text(encoding="utf-8"))
    noted = {} if renew else json.loads(PACKAGES.read_text(encoding="utf-8"))
    named = wanted["dependencies"] | wanted["devDependencies"]
    wanted["overrides"] = {name: one["version"] for name, one in noted.items() if name not in named}
    (WORK / "package.json").write_text(json.dumps(wanted), encoding="utf-8")
    command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(command, cwd=WORK, check=True)
    found = packages(WORK / "package-lock.json")
    if renew:
        PACKAGES.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    elif found != noted:
        raise SystemExit(f"npm brought other packages than {PACKAGES.name} notes; to take them, "
                         "look at them and run python scripts/islands.py --renew")  # fmt: skip


def packages(lock: Path) -> dict[str, dict[str, str]]:
    """Version, licence and digest of each package that npm laid down, by name."""
    listed = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    return {
        place.removeprefix("node_modules/"): {
            name: one[name] for name in ("version", "license", "integrity")
        }
        for place, one in sorted(listed.items())
        if place
    }


def build() -> None:
    """Bundles each entry into the folder that the workbench serves."""
    sources = WORK / "src"
    shutil.rmtree(sources, ignore_errors=True)
    shutil.copytree(SOURCES, sources)
    for name in ENTRIES:
        command = ["npx", "--no-install", "esbuild", f"src/{name}.js", *OPTIONS]
        subprocess.run([*command, f"--outfile={BUILT / name}.js"], cwd=WORK, check=True)


def digests() -> dict[str, str]:
    """The SHA-256 of every source and every built file, by its path under src/dragoman/web."""
    files = [*sorted(SOURCES.rglob("*.js")), SOURCES / "package.json", PACKAGES]
    files += [BUILT / f"{name}.js" for name in ENTRIES]
    return {
        file.relative_to(BUILT.parent).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
    }


def stale_files() -> list[str]:
    """What has another digest than when it was built, was added or is gone."""
    noted, now = json.loads(MANIFEST.read_text(encoding="utf-8")), digests()
    return sorted(name for name in noted.keys() | now if noted.get(name) != now.get(name))


if __name__ == "__main__":
    sys.exit(main())
