"""A stream of bytes in, the documents in it out, none of them looked into."""

from __future__ import annotations

import io
from collections.abc import Iterator

from dragoman.errors import PageError
from dragoman.model import Skipped
from dragoman.pages.formats import ARCHIVES, DOCUMENTS, Format, ending_of, format_of
from dragoman.pages.parts import Part
from dragoman.pages.raw import opened, read_capped, start_of, unpacked
from dragoman.pages.rows.columns import USUAL, Columns
from dragoman.pages.sources import Source
from dragoman.pages.unpacking import damage_of


def find_parts(source: Source, *, columns: Columns = USUAL) -> Iterator[Part | Skipped]:
    """The documents of one source, in its order, one at a time in memory; what cannot be opened is
    told. Never raises for a bad file. `columns` names the columns of tables."""
    try:
        with opened(source) as stream:
            yield from parts_in(source.name, stream, columns=columns)
    except PageError as error:
        yield Skipped(source.name, str(error))


def parts_in(
    name: str, stream: io.BufferedReader, *, columns: Columns = USUAL, nested: bool = False
) -> Iterator[Part | Skipped]:
    """The documents in a stream that is unpacked already; `nested` says it is itself inside an
    archive, where another is refused.

    Raises PageError where nothing can be read, or nothing more.
    """
    kind = format_of(ending_of(name), start_of(stream))
    if nested and kind in ARCHIVES:
        raise PageError(f"a {kind} archive inside an archive; unpack the outer one first")
    if kind in DOCUMENTS:
        data = read_capped(stream)
        if not data.strip():
            raise PageError("empty; nothing to read")
        yield Part(name, kind, data)
        return
    yield from _pieces(kind, name, stream, columns)
    if damage := damage_of(stream):
        raise PageError(f"{damage}; what came before has been read")


def _pieces(
    kind: Format, name: str, stream: io.BufferedReader, columns: Columns
) -> Iterator[Part | Skipped]:
    """Each reader is imported where it is needed: a folder of text files needs none of them."""

    def inside(member: str, packed: io.BufferedReader) -> Iterator[Part | Skipped]:
        yield from parts_in(member, unpacked(packed), columns=columns, nested=True)

    match kind:
        case Format.JSON_LINES:
            from dragoman.pages.rows.json_lines import json_lines

            yield from json_lines(name, stream, columns)
        case Format.JSON:
            from dragoman.pages.rows.json_lines import json_document

            yield from json_document(name, stream, columns)
        case Format.CSV:
            from dragoman.pages.rows.csv_rows import csv_parts

            yield from csv_parts(name, stream, columns)
        case Format.PARQUET:
            from dragoman.pages.rows.parquet_rows import parquet_parts

            yield from parquet_parts(name, seekable(stream), columns)
        case Format.MBOX:
            from dragoman.pages.archives.mbox import mbox_parts

            yield from mbox_parts(name, stream)
        case Format.WARC:
            from dragoman.pages.archives.warc import warc_parts

            yield from warc_parts(name, stream)
        case Format.ZIP:
            from dragoman.pages.archives.zip_files import zip_parts

            yield from zip_parts(name, seekable(stream), inside)
        case _:
            from dragoman.pages.archives.tar_files import tar_parts

            yield from tar_parts(name, stream, inside)


def seekable(stream: io.BufferedReader) -> io.BufferedReader | io.BytesIO:
    """The stream, or a copy in memory of one that can only be read forward."""
    return stream if stream.seekable() else io.BytesIO(read_capped(stream))
