"""The record: pages, their facts and what was judged about them, in one SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from dragoman.errors import UsageError
from dragoman.model import Day, Fact, FactKind, Plain, Reading, Skipped
from dragoman.record import conclusions
from dragoman.record.claims import Claim
from dragoman.record.claims.of_record import claims_in
from dragoman.record.extent import Extent
from dragoman.record.facts import Facts
from dragoman.record.filter import Filter
from dragoman.record.incidents import Incidents
from dragoman.record.involved import Involved, involved
from dragoman.record.judgements import Judgement, Verdict, finding, reviewed
from dragoman.record.judgements.conflicts import Conflict, Loose, conflicts, loose
from dragoman.record.judgements.merged import actor_names
from dragoman.record.judgements.recast import Names
from dragoman.record.judgements.reviewed import Word
from dragoman.record.lifecycles import Lifecycle, LifeKind, Round
from dragoman.record.lifecycles.of_record import lifecycles_in, rounds_in
from dragoman.record.links import Document, Link, Thing
from dragoman.record.links.answers import Linked, fact_id
from dragoman.record.review import deciding, transfer
from dragoman.record.review.queue import Item, queue
from dragoman.record.review.transfer import Imported
from dragoman.record.store import counts
from dragoman.record.store.as_of import look_at
from dragoman.record.store.check import faults
from dragoman.record.store.connection import OlderRecordError, as_record_errors, connect
from dragoman.record.store.counts import MonthCount, Stats
from dragoman.record.store.facts import READ
from dragoman.record.store.fulltext import Hit
from dragoman.record.store.names import name_key
from dragoman.record.store.pages import listed, skipped
from dragoman.record.store.rows import PageRow, fact_of, page_of, page_row, published_of
from dragoman.record.store.search import Words
from dragoman.record.store.write import Added, replace_page, skip_file
from dragoman.record.stories import Origin, Origins, Story, all_stories, story_of
from dragoman.record.verdicts import Verdicts

T = TypeVar("T")
_Values = Sequence[str | int | None] | Mapping[str, str | int]


def open_record(
    path: str | Path,
    *,
    create: bool = True,
    read_only: bool = False,
    as_of: date | None = None,
    since: date | None = None,
) -> Record:
    """The record in the file `path`, or one in memory that is gone when closed (":memory:").

    A missing file is made unless `create` is False. With `as_of` it is opened for reading and
    shows only what had been published by that day; with `since` also for reading, and only what
    was published from that day on. Raises RecordError where the file cannot be opened, is no
    record or was made by a newer Dragoman.
    """
    return Record(Path(path), create=create, read_only=read_only, as_of=as_of, since=since)


class Record:
    """An open record; close it, or use it as a context manager. Not shared between threads."""

    def __init__(
        self,
        path: Path,
        *,
        create: bool = True,
        read_only: bool = False,
        as_of: date | None = None,
        since: date | None = None,
        lent: sqlite3.Connection | None = None,
    ) -> None:
        self.path = path
        partial = as_of is not None or since is not None
        self.read_only = read_only or partial
        self.as_of = as_of
        self._lent = lent is not None  # for reading; whoever lent it closes it
        try:
            self._connection = lent or connect(path, create=create, read_only=self.read_only)
        except OlderRecordError:
            Record(path, create=False).close()  # upgrades it
            self._connection = connect(path, create=create, read_only=self.read_only)
        self._conclusions: dict[str, Any] | None = None
        self._names = Names(self._connection)
        self._facts = Facts(self._connection, self._names)
        self._linked = Linked(self._connection, self._facts.by_seq)
        self._origins = Origins(self._connection)
        with as_record_errors(path):
            if partial:
                look_at(self._connection, since=since, until=as_of)
            elif not self.read_only:
                conclusions.catch_up(self._connection)

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        if not self._lent:
            self._connection.close()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Within it, questions see one state of the record whatever others write, and conclude
        from the whole of it once. Nothing is written in it."""
        with as_record_errors(self.path):
            self._connection.execute("BEGIN")
            self._conclusions = {}
        try:
            with self._facts.at_rest():
                yield
        finally:
            self._conclusions = None
            with as_record_errors(self.path):
                self._connection.execute("ROLLBACK")

    # -- writing ---------------------------------------------------------------------------------

    def add(self, reading: Reading, *, reader: str = "") -> Added:
        """Keeps a page and its facts in one transaction; when it returns, a crash loses neither.

        A page that is in the record already is replaced; the same reading again changes nothing.
        `reader` names what read the page, for `has_page`. Raises RefusedReadingError, a
        RecordError, where a fact does not fit its page.
        """
        with as_record_errors(self.path):
            self._facts.forget()
            return replace_page(
                self._connection,
                reading,
                reader=reader,
                forget=conclusions.forget,
                take_up=conclusions.take_up,
            )

    def skip(self, skipped: Skipped) -> None:
        """Keeps the name and the reason of something that could not be read at all."""
        with as_record_errors(self.path):
            skip_file(self._connection, skipped)

    def judge(
        self,
        about: str,
        verdict: Verdict,
        who: str,
        *,
        note: str = "",
        edit: Mapping[str, Plain] | None = None,
    ) -> Judgement:
        """Files a reviewer's decision, lets it take effect, and waits until the disk has it.

        `about` is a fact's id or its beginning (right, wrong, edited, note), two facts' ids
        joined by a space (same, different), two actors' handles (merge: the first into the
        second; split), or a judgement's id (undo). `edit` holds the fields of a fact that are put
        right, as in `Fact.to_dict`. Raises UsageError for what cannot be judged so.
        """
        with as_record_errors(self.path):
            return deciding.judge(self._connection, about, verdict, who, note=note, edit=edit)

    def merge(self, actor: str, into: str, who: str, *, note: str = "") -> Judgement:
        """Makes one of two actors (registry ids, handles or names); it goes by the second's name.
        Raises UsageError for a name that nobody or several bear, or a merge in a circle."""
        with as_record_errors(self.path):
            return deciding.merge(self._connection, actor, into, who, note=note)

    def split(self, actor: str, other: str, who: str, *, note: str = "") -> Judgement:
        """Says that two actors are not one: takes a merge apart, or from `actor` the mentions
        that are written as `other`."""
        with as_record_errors(self.path):
            return deciding.split(self._connection, actor, other, who, note=note)

    def undo(self, judgement: str, who: str) -> Judgement:
        """Takes back one of the reviewer's own judgements (its id or its beginning); one that was
        itself an undo brings back what it took."""
        return self.judge(judgement, Verdict.UNDO, who)

    def queue(
        self, who: str | None = None, *, second: bool = False, limit: int | None = None
    ) -> list[Item]:
        """What a reviewer should decide next, the weightiest first: what nobody has judged or,
        with `second`, what `who` has not."""
        with as_record_errors(self.path):
            return queue(self._connection, self._linked, who=who, second=second, limit=limit)

    def conflicts(self) -> list[Conflict]:
        """Where two reviewers disagree, the oldest first. Neither takes effect meanwhile."""
        with as_record_errors(self.path):
            return conflicts(self._connection)

    def loose(self) -> list[Loose]:
        """Judgements to be looked at again: their page was read anew, and no fact says any more
        what was judged. They take effect again when one does."""
        with as_record_errors(self.path):
            return loose(self._connection)

    def export_judgements(self, path: str | Path, *, overwrite: bool = False) -> int:
        """Writes all judgements as JSON lines; raises ExchangeError where the file exists."""
        with as_record_errors(self.path):
            return transfer.export_judgements(self._connection, Path(path), overwrite=overwrite)

    def import_judgements(self, path: str | Path) -> Imported:
        """Files the judgements of such a file, all that are new or none; raises ExchangeError for
        one that was made on other pages, or changed."""
        with as_record_errors(self.path):
            return transfer.import_judgements(self._connection, Path(path))

    # -- reading ---------------------------------------------------------------------------------

    def pages(
        self, *, newest: bool = False, limit: int | None = None, skip: int = 0
    ) -> Iterator[PageRow]:
        """Every page, in the order in which they were first read, or in the opposite one, the first
        `skip` left out."""
        with as_record_errors(self.path):
            yield from listed(self._connection, newest=newest, limit=limit, skip=skip)

    def page_count(self) -> int:
        """How many pages there are, those without facts and those that were not read among them."""
        return sum(row["n"] for row in self._query("SELECT count(*) AS n FROM pages"))

    def page(self, page: str) -> PageRow:
        """The page with this id; raises UsageError where there is none."""
        return page_row(self._page_row(page))

    def published(self, page: str) -> Day:
        """The day on which the page with this id was published, as far as it can be known."""
        return published_of(self._page_row(page, "published"))

    def text(self, page: str) -> str:
        """The text of the page with this id, as it was read."""
        return str(self._page_row(page, "text")["text"])

    def reading(self, page: str) -> Reading:
        """The page with this id as it was added: page, layout and facts, whatever was judged."""
        row = self._page_row(page)
        found, layout = page_of(row)
        facts = tuple(fact_of(fact, found.text) for fact in self._query(READ, {"page": row["seq"]}))
        return Reading(found, layout, facts, row["language"], row["skipped"])

    def has_page(self, page: str, *, reader: str | None = None) -> bool:
        """Whether the page with this id is in the record (as read by `reader`, if given)."""
        row = self._one("SELECT reader FROM pages WHERE id = ?", [page])
        return row is not None and reader in (None, row["reader"])

    def facts(
        self, wanted: Filter | None = None, *, limit: int | None = None, skip: int = 0
    ) -> Iterator[Fact]:
        """Facts by day, unknown days last, then in page order, the first `skip` left out."""
        with as_record_errors(self.path):
            for fact in self._facts.chosen(wanted or Filter(), limit=limit, skip=skip):  # noqa: UP028
                yield fact  # `yield from` would close the cursor, after the record was closed

    def involved(
        self,
        wanted: Filter,
        *,
        newest: int | None = None,
        kinds: Collection[FactKind] = tuple(FactKind),
    ) -> Iterator[Involved]:
        """Who is in the facts that a filter keeps, in the order of `facts`; with `newest` only in
        so many of them, those added last, and only in those of these kinds."""
        cast = self._names.now()
        with as_record_errors(self.path):
            yield from involved(self._connection, wanted, cast, newest=newest, kinds=kinds)

    def count(self, wanted: Filter | None = None, *, most: int | None = None) -> int:
        """How many facts a filter keeps; with `most` it need not be counted further than that."""
        with as_record_errors(self.path):
            return self._facts.count(wanted or Filter(), most=most)

    def keeps(self, wanted: Filter, facts: Iterable[str]) -> frozenset[str]:
        """Those of these facts, by id, that a filter keeps."""
        with as_record_errors(self.path):
            return self._facts.kept(wanted, facts)

    def stamp(self) -> str:
        """Changes whenever a page is added or replaced, or something is judged."""
        query = """SELECT (SELECT max(seq) FROM pages) AS pages, (SELECT max(seq) FROM judgements)
          AS judged, (SELECT id FROM facts ORDER BY seq DESC LIMIT 1) AS fact"""
        return "-".join(str(value or 0) for row in self._query(query) for value in row)

    def fact(self, id_or_prefix: str) -> Fact:
        """The fact with this id, or with the only id that starts so: as it was fixed, where it
        was; as it was read, where it was rejected. Raises UsageError where none or several do."""
        with as_record_errors(self.path):
            return self._names.of(finding.standing(self._connection, id_or_prefix))

    def fact_as_read(self, id_or_prefix: str) -> Fact:
        """The fact with this id before anybody fixed it."""
        with as_record_errors(self.path):
            return finding.as_read(self._connection, id_or_prefix)

    def search(self, words: str, limit: int = 20, *, comments: bool = False) -> list[Hit]:
        """Pages whose text (or, with `comments`, whose readers' comments) holds all words, the
        last added first. "Words in quotation marks" follow each other; `dip*` is a beginning."""
        return self.words.search(words, limit, comments=comments)

    def skipped(self) -> Iterator[Skipped]:
        """What was not read, with the reasons: files first, then pages."""
        with as_record_errors(self.path):
            yield from skipped(self._connection)

    def judgements(self, about: str | None = None, *, since: int = 0) -> list[Judgement]:
        """All decisions (but the first `since`), or those about one thing (an `about`, or a fact's
        id, whatever it was when it was judged), oldest first."""
        with as_record_errors(self.path):
            return reviewed.judgements(self._connection, about, since=since)

    def reviewed(self, fact: str) -> Word:
        """Where reviewers stand on the fact with this id: unjudged, accepted, fixed, rejected, or
        disputed among them."""
        with as_record_errors(self.path):
            return reviewed.word_on(self._connection, fact)

    def months(self) -> Iterator[MonthCount]:
        """Facts per month, kind and status, from counts that are kept up with every page."""
        with as_record_errors(self.path):
            yield from counts.months(self._connection)

    def actor_names(self) -> Iterator[tuple[str | None, str, int]]:
        """(id or None, name, uses) of everybody named in a fact or voice, by name; actors that
        reviewers merged are one."""
        with as_record_errors(self.path):
            yield from actor_names(self._connection)

    def knows_actor(self, actor: str) -> bool:
        """Whether a filter by this id or name could find anybody."""
        query = "SELECT 1 FROM actors WHERE actor = ? OR instr(' ' || key || ' ', ?) LIMIT 1"
        return self._one(query, [actor, f" {name_key(actor) or chr(0)} "]) is not None

    def stats(self) -> Stats:
        """Counts over the whole record."""
        actors = len({name_key(name) for _, name, _ in self.actor_names()})
        with as_record_errors(self.path):
            return counts.stats(self._connection, actors=actors)

    def check(self) -> list[str]:
        """What is wrong with the file: SQLite's own checks, the full text, quotes and pages."""
        with as_record_errors(self.path):
            return faults(self._connection, read_only=self.read_only)

    # -- what stands across pages ----------------------------------------------------------------

    def origin(self, page: str) -> Origin:
        """The independent source the page with this id goes back to."""
        with as_record_errors(self.path):
            return self._origins.of_page(self._page_row(page, "seq")["seq"])

    def origins(self, facts: Iterable[Fact]) -> tuple[Origin, ...]:
        """The distinct sources that facts of this record go back to, sorted by id."""
        with as_record_errors(self.path):
            return self._origins.of_facts(facts)

    def stories(self, *, partial: bool = False) -> Iterator[Story]:
        """Texts that several pages print, the first published first; with `partial` also pages
        that others took some sentences from."""
        with as_record_errors(self.path):
            yield from all_stories(self._connection, self._origins, partial=partial)

    def story(self, page: str) -> Story:
        """The story of the page with this id, which may be its only page."""
        seq = self._page_row(page, "seq")["seq"]
        with as_record_errors(self.path):
            return story_of(self._connection, seq, self._origins)

    def things(self, wanted: Filter | None = None, *kinds: FactKind) -> Iterator[Thing]:
        """What the facts that the filter keeps (of these kinds, if given) tell, in the order of
        `facts`. A thing holds every fact that tells it, also those that the filter leaves out."""
        with as_record_errors(self.path):
            if self._conclusions is not None and not kinds and wanted in (None, Filter()):
                yield from self.concluded("things", lambda: tuple(self._things(Filter(), ())))
            else:
                yield from self._things(wanted or Filter(), kinds)

    def thing(self, id_or_prefix: str) -> Thing:
        """The thing with this id, or with the only one that starts so; an id that a thing had
        before it grew finds it too. Raises UsageError where there is none or several."""
        return self.thing_of(fact_id(id_or_prefix))

    def thing_of(self, fact: str) -> Thing:
        """What the fact with this id tells, with all facts that tell it."""
        with as_record_errors(self.path):
            return self._linked.thing_of(self.fact(fact))

    def links(self, fact: str) -> list[Link]:
        """What is held of a fact and others, and why, the surest first."""
        with as_record_errors(self.path):
            return self._linked.links(self.fact(fact).id)

    def asks(self) -> Iterator[Link]:
        """Pairs of facts that only a person can tell to be the same or not, the surest first."""
        with as_record_errors(self.path):
            yield from self._linked.asks()

    def event_pages(self) -> list[tuple[str, ...]]:
        """Pages, by their ids, in groups that tell one event, whatever their words."""
        with as_record_errors(self.path):
            return self._linked.event_pages()

    def documents(self) -> list[Document]:
        """Agreements and other documents between parties, by day and name."""
        with as_record_errors(self.path):
            return self.concluded("documents", self._linked.documents)

    def claims(self) -> tuple[Claim, ...]:
        """What stands: who tells each thing, who denies it, where accounts differ, and how it
        stands; by the day on which each was first told."""
        return self.concluded("claims", lambda: claims_in(self))

    def lifecycles(self, *kinds: LifeKind) -> tuple[Lifecycle, ...]:
        """What became of plans, agreements, commitments, parts and names (of these kinds, if
        given) by the last day on which anything was published, or the day it is open as of."""
        if self._conclusions is None:
            return lifecycles_in(self, kinds or tuple(LifeKind))
        every = self.concluded("lifecycles", lambda: lifecycles_in(self))
        return tuple(one for one in every if not kinds or one.kind in kinds)

    def rounds(self) -> tuple[Round, ...]:
        """The numbered rounds of talks: when, where, who came, who was invited and stayed away."""
        return rounds_in(self)

    def concluded(self, what: str, conclude: Callable[[], T]) -> T:
        """Concludes it, in a snapshot once."""
        kept = {} if self._conclusions is None else self._conclusions
        if what not in kept:
            kept[what] = conclude()
        found: T = kept[what]
        return found

    # -- beside the pages ------------------------------------------------------------------------

    @property
    def extent(self) -> Extent:
        """How far it reaches, and seeing less of it."""
        return Extent(self._connection, self.path, self._facts)

    @property
    def words(self) -> Words:
        """The full text, to be searched in two steps."""
        return Words(self._connection, self.path)

    @property
    def incidents(self) -> Incidents:
        """What event data sets tell."""
        return Incidents(self._connection, self.path)

    @property
    def verdicts(self) -> Verdicts:
        """What the incidents are under the terms of ceasefires."""
        return Verdicts(self._connection, self.path)

    # -- inside ----------------------------------------------------------------------------------

    def _things(self, wanted: Filter, kinds: Sequence[FactKind]) -> Iterator[Thing]:
        return self._linked.things(self._facts.seqs(wanted, kinds))

    def _query(self, sql: str, values: _Values = ()) -> Iterator[sqlite3.Row]:
        with as_record_errors(self.path):
            for row in self._connection.execute(sql, values):  # noqa: UP028
                yield row  # `yield from` would close the cursor, after the record itself was closed

    def _one(self, sql: str, values: Sequence[str | int | None] = ()) -> sqlite3.Row | None:
        with as_record_errors(self.path):
            row: sqlite3.Row | None = self._connection.execute(sql, values).fetchone()
            return row

    def _page_row(self, page: str, columns: str = "*") -> sqlite3.Row:
        row = self._one(f"SELECT {columns} FROM pages WHERE id = ?", [page])
        if row is None:
            raise UsageError(f"no page {page!r} in {self.path}")
        return row
