"""Sound little files of each format that can be read, made in code."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from random import Random

TALKS = (
    "Coastal talks open\n\nEnvoy Ana Kovač met the Harbour Front in Port Elim on 3 May 2021. "
    "“The truce holds,” she told reporters. The Harbour Front denied that it had signed the Elim "
    "Accord. The delegations will meet again in June 2021.\n"
)
Make = Callable[[Random], bytes]


def text(chance: Random) -> bytes:
    return (TALKS * chance.randint(1, 3)).encode()


def markdown(chance: Random) -> bytes:
    return f"# Talks\n\n*Elim Post*, 4 May 2021\n\n> {TALKS}\n- [one](http://elim.example/1)\n".encode()


def html(chance: Random, body: str = "") -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in TALKS.split("\n") * chance.randint(2, 5))
    about = json.dumps({"@type": "NewsArticle", "datePublished": "2021-05-04", "headline": "Talks"})
    return (
        "<!doctype html><html lang=en><head><title>Talks</title><meta charset=utf-8>"
        f'<script type="application/ld+json">{about}</script></head>'
        f"<body><article><h1>Talks</h1>{paragraphs}{body}</article></body></html>"
    ).encode()


def json_lines(chance: Random) -> bytes:
    row = {"url": "http://elim.example/1", "title": "Talks", "date": "2021-05-04", "text": TALKS}
    return b"".join(
        json.dumps(row | {"url": f"http://elim.example/{n}"}).encode() + b"\n" for n in range(3)
    )


def warc(chance: Random) -> bytes:
    records = []
    for n in range(2):
        page = html(chance)
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (
            len(page), page,
        )  # fmt: skip
        records.append(
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:%032d>\r\n"
            b"WARC-Target-URI: http://elim.example/%d\r\nWARC-Date: 2021-05-04T00:00:00Z\r\n"
            b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s"
            b"\r\n\r\n" % (n, n, len(answer), answer)
        )
    return b"".join(records)


def zipped(chance: Random, **members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (members or {"a.txt": text(chance), "b.html": html(chance)}).items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def tar(chance: Random, **members: bytes) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, data in (members or {"a.txt": text(chance), "b.html": html(chance)}).items():
            about = tarfile.TarInfo(name)
            about.size = len(data)
            archive.addfile(about, io.BytesIO(data))
    return file.getvalue()


def epub(chance: Random, chapter: bytes = b"") -> bytes:
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="c.opf" media-type="application/oebps-package+xml"/></rootfiles>'
        "</container>"
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Talks</dc:title></metadata>'
        '<manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    return zipped(
        chance,
        **{
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": container.encode(),
            "c.opf": package.encode(),
            "a.xhtml": chapter or html(chance),
        },
    )


def pdf(chance: Random, content: bytes = b"") -> bytes:
    stream = content or b"BT /F1 12 Tf 72 700 Td (The envoy met the Harbour Front.) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n"
        b"%%%%EOF\n" % (table, len(data))
    )


def mail(chance: Random) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Elim Post <news@elim.example>", "Talks"
    message["Date"] = "Tue, 04 May 2021 10:00:00 +0000"
    message.set_content(TALKS)
    message.add_alternative(html(chance).decode(), subtype="html")
    return message.as_bytes()


def mailbox(chance: Random) -> bytes:
    return b"".join(
        b"From news@elim.example Tue May  4 10:00:00 2021\n" + mail(chance) + b"\n"
        for _ in range(2)
    )


def feed(chance: Random, item: str = "") -> bytes:
    item = item or f"<description>{TALKS}</description>"
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Elim Post</title>'
        f"<item><title>Talks</title><link>http://elim.example/1</link>{item}"
        "<pubDate>Tue, 04 May 2021 10:00:00 GMT</pubDate></item></channel></rss>"
    ).encode()


def sitemap(chance: Random) -> bytes:
    return (
        b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        b"<url><loc>http://elim.example/1</loc><lastmod>2021-05-04</lastmod></url></urlset>"
    )


def csv_rows(chance: Random) -> bytes:
    quoted = TALKS.replace("\n", " ")
    return "".join(
        ["url,title,date,text\n"]
        + [f'http://elim.example/{n},Talks,2021-05-04,"{quoted}"\n' for n in range(3)]
    ).encode()


def parquet(chance: Random) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    file = io.BytesIO()
    table = pa.table({"url": ["http://elim.example/1"], "date": ["2021-05-04"], "text": [TALKS]})
    pq.write_table(table, file)
    return file.getvalue()


WHOLE: Mapping[str, tuple[str, Make]] = {
    "text": (".txt", text), "markdown": (".md", markdown), "html": (".html", html),
    "jsonl": (".jsonl", json_lines), "gzip": (".txt.gz", lambda c: gzip.compress(text(c))),
    "warc": (".warc", warc), "warc.gz": (".warc.gz", lambda c: gzip.compress(warc(c))),
    "zip": (".zip", zipped), "tar": (".tar", tar), "epub": (".epub", epub), "pdf": (".pdf", pdf),
    "eml": (".eml", mail), "mbox": (".mbox", mailbox), "feed": (".rss", feed),
    "sitemap": (".xml", sitemap), "csv": (".csv", csv_rows), "parquet": (".parquet", parquet),
}  # fmt: skip
"""Ending and maker of a sound file of each format."""
