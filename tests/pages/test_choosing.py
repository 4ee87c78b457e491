"""Filters, and what feeds and lists state of pages that lie elsewhere."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.pages.made import STORY, http_answer, warc_record

from dragoman.errors import UsageError
from dragoman.model import UNKNOWN_DAY, Basis, Day, Page, Precision, Skipped
from dragoman.pages import LeftOut, Source, read_pages
from dragoman.pages.about import address_key, load_about
from dragoman.pages.documents.feed import read_feed
from dragoman.pages.filters import Wanted
from dragoman.pages.parts import Stated

FEED = """<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Elim Post</title>
<language>en-gb</language><item><title>Truce &amp;amp; talks</title><dc:creator>A. Roe</dc:creator>
<link>https://www.example.org/a/?utm_source=rss</link><pubDate>Sat, 04 Mar 2017 10:00 GMT</pubDate>
<description>Teaser … read more</description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Elim Post</title><entry>
<title>Truce</title><link rel="self" href="https://e.org/self"/><link href="https://example.org/a"/>
<published>2017-03-04T10:00:00Z</published><updated>2020-01-01</updated>
<author><name>A. Roe</name></author><content type="html">&lt;p&gt;{STORY * 2}&lt;/p&gt;</content>
</entry></feed>"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>http://example.org/a</loc>
<lastmod>2021-01-01</lastmod><news:news><news:publication><news:name>Elim Post</news:name>
<news:language>en</news:language></news:publication><news:title>Truce</news:title>
<news:publication_date>2017-03-04</news:publication_date></news:news></url></urlset>"""


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def day(year: int, basis: Basis = Basis.STATED) -> Day:
    return Day(date(year, 3, 4), date(year, 3, 4), Precision.DAY, basis)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("feed.xml", FEED),
        ("atom.xml", ATOM),
        ("sitemap.xml", SITEMAP),
        ("list.csv", "media_name,publish_date,title,url\nElim Post,2017-03-04,T,http://example.org/a"),
        ("l.jsonl", '{"url": "http://example.org/a/", "date": "20170304", "source": "Elim Post"}'),
        ("a.warc", warc_record("http://e.org/f", http_answer(FEED.encode(), "Content-Type: "
                   "application/rss+xml"))),
    ],
)  # fmt: skip
def test_what_is_stated_elsewhere_is_found_by_the_address(
    tmp_path: Path, name: str, data: str | bytes
) -> None:
    about = load_about([written(tmp_path, name, data)])
    page = about.fill_in(Page("x", STORY, url="https://example.org/a#part"))
    assert (page.outlet, page.published.start) == ("Elim Post", date(2017, 3, 4))
    assert about.fill_in(Page("x", STORY, url="https://example.org/b")).outlet is None


def test_what_the_page_states_stays_and_what_was_guessed_goes(tmp_path: Path) -> None:
    about = load_about([written(tmp_path, "feed.xml", FEED)])
    own = Page("https://example.org/a", STORY, outlet="Own", published=day(2001))
    assert about.fill_in(own).outlet == "Own"
    assert about.fill_in(own).published == day(2001)
    guessed = Page("https://example.org/a", STORY, published=day(2001, Basis.INFERRED))
    assert about.fill_in(guessed).published.start == date(2017, 3, 4)
    assert about.fill_in(guessed).title == "Truce & talks"


def test_feeds_with_whole_texts_are_pages_and_teasers_are_not(tmp_path: Path) -> None:
    path = written(tmp_path, "atom.xml", ATOM)
    (page,) = read_pages(Source("atom.xml", path))
    assert isinstance(page, Page)
    assert (page.url, page.byline, page.language) == ("https://example.org/a", "A. Roe", "en")
    assert page.published.start == date(2017, 3, 4)
    (told,) = read_pages(Source("feed.xml", written(tmp_path, "feed.xml", FEED)))
    assert isinstance(told, Skipped)
    assert "1 of its items only point" in told.reason


def test_a_feed_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    (entry,) = read_feed(FEED.encode()[:-60])
    assert entry.stated.title == "Truce & talks"


@pytest.mark.parametrize("data", ["<rss/>", "<sitemapindex/>", "plain text", '{"a": 1}', ""])
def test_files_that_state_nothing_of_pages_are_refused(tmp_path: Path, data: str) -> None:
    with pytest.raises(UsageError):
        load_about([written(tmp_path, "x", data)])


def test_addresses_that_are_one() -> None:
    keys = {address_key(url) for url in ("http://www.Example.org/a/", "https://example.org:443/a",
            "https://example.org/a?utm_medium=x&fbclid=1#top")}  # fmt: skip
    assert keys == {"example.org/a"}
    assert address_key("https://e.org/?b=2&a=1") == address_key("http://e.org/?a=1&b=2")
    assert address_key("https://e.org/?id=1") != address_key("https://e.org/?id=2")


PAGE = Page("x", f"{STORY} A  cease-fire\nholds.", url="https://news.example.org/world/a",
            outlet="Elim Post", title="Truce", published=day(2017), language="en")  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (Wanted(), None),
        (Wanted(languages=("English", "fr")), None),
        (Wanted(languages=("fr",)), "in another language than asked for (en)"),
        (Wanted(since=date(2017, 3, 4), until=date(2017, 3, 4)), None),
        (Wanted(since=date(2017, 3, 5)), "published before 2017-03-05"),
        (Wanted(until=date(2017, 3, 3)), "published after 2017-03-03"),
        (Wanted(outlets=("elim post",)), None),
        (Wanted(outlets=("other", "example.org")), None),
        (Wanted(outlets=("ample.org",)), "of another outlet than asked for"),
        (Wanted(outlets=("Elim Post",)), None),
        (Wanted(urls=("*/sport/*", "*/World/*")), None),
        (Wanted(urls=("*/sport/*",)), "another address than asked for"),
        (Wanted(keywords=("A cease-fire", "x")), None),
        (Wanted(keywords=("ceasefire", "par")), "without any of the keywords"),
    ],
)
def test_filters(wanted: Wanted, reason: str | None) -> None:
    assert wanted.refuses(PAGE) == reason


def test_what_nobody_states_speaks_against_nothing() -> None:
    silent = Page("x", STORY, published=UNKNOWN_DAY)
    asked = Wanted(since=date(2030, 1, 1), outlets=("Elim Post",), urls=("*/world/*",))
    assert asked.refuses(silent) is None
    guessed = Page("x", STORY, published=day(2017, Basis.INFERRED))
    assert asked.refuses(guessed) == "published before 2030-01-01, as guessed"


def test_an_address_that_is_none_has_no_host() -> None:
    broken = Page("x", STORY, url="http://[e.org/a")
    assert Wanted(outlets=("e.org",)).refuses(broken) is None
    assert load_about([]).fill_in(broken) == broken


@pytest.mark.parametrize("wrong", [{"languages": ("??",)}, {"since": date(2018, 1, 1),
                                   "until": date(2017, 1, 1)}])  # fmt: skip
def test_filters_that_ask_for_nothing_possible(wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        Wanted(**wrong)  # type: ignore[arg-type]


def test_a_row_is_left_out_before_it_is_parsed(tmp_path: Path) -> None:
    """Its HTML is one that no reader takes, and nobody notices."""
    lines = '{"url": "https://e.org/sport/1", "html": "<"}\n{"url": "https://e.org/2", "text": "x"}'
    path = written(tmp_path, "a.jsonl", lines)
    rows = list(read_pages(Source("a.jsonl", path), wanted=Wanted(urls=("*/2",))))
    assert rows[0] == LeftOut("https://e.org/sport/1", "another address than asked for")
    assert isinstance(rows[1], Page)
    rows = list(read_pages(Source("a.jsonl", path), wanted=Wanted(until=date(2000, 1, 1)),
                           stated=Stated(published=day(2017))))  # fmt: skip
    assert all(isinstance(row, LeftOut) for row in rows)


def test_a_text_file_needs_none_of_the_readers(tmp_path: Path) -> None:
    written(tmp_path, "a.txt", STORY)
    code = (
        "import sys; from dragoman.pages import find_sources, read_pages;"
        "[list(read_pages(s)) for s in find_sources(sys.argv[1:])];"
        "heavy = {'pypdfium2', 'pyarrow', 'brotli', 'protego', 'trafilatura', 'lxml', 'py3langid',"
        " 'email.message', 'tarfile', 'zipfile', 'http.client', 'ssl'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "a.txt")],
                          capture_output=True, text=True, check=True)  # fmt: skip
    assert done.stdout.strip() == "[]"
