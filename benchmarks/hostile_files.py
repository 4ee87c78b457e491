"""Files that nobody should have made: by kind, from a seed, all in code. What is wrong, huge, deep,
lying or damaged, some of it by damaging a sound file."""

from __future__ import annotations

import gzip
import io
import tarfile
import zlib
from collections.abc import Mapping
from random import Random

from benchmarks.sound_files import (
    TALKS,
    Make,
    csv_rows,
    epub,
    feed,
    html,
    json_lines,
    mail,
    mailbox,
    parquet,
    pdf,
    sitemap,
    tar,
    text,
    warc,
    zipped,
)

MEGABYTE = 1024 * 1024


def damaged(make: Make) -> Make:
    """A sound file with bytes turned, cut out, doubled, or its end cut off."""

    def made(chance: Random) -> bytes:
        data = bytearray(make(chance))
        for _ in range(chance.choice((1, 3, 30))):
            at = chance.randrange(max(1, len(data)))
            what = chance.randrange(4)
            if what == 0:
                data[at : at + 1] = bytes([chance.randrange(256)])
            elif what == 1:
                del data[at : at + chance.choice((1, 4, 200))]
            elif what == 2:
                data[at:at] = data[at : at + chance.choice((1, 16, 500))]
            else:
                data[at : at + 4] = chance.choice((b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff"))
        return bytes(data[: chance.randrange(len(data))] if chance.random() < 0.3 else data)

    return made


def noise(chance: Random) -> bytes:
    return chance.choice((b"", b" \n\t" * 500, chance.randbytes(5000), b"\0" * 5000))


def one_word(chance: Random) -> bytes:
    return chance.choice("aA1.-“(ñ").encode() * chance.choice((10_000, 300_000))


def unclosed(chance: Random) -> bytes:
    """What patterns with nested repeats and searches for a closing sign dislike."""
    pieces = [
        "“",
        "(",
        "[",
        "—",
        "Mr. ",
        "1.1.",
        "said, ",
        "\"'",
        "U.S. ",
        "A. B. ",
        "2016-",
        "’s ",
    ]
    return (chance.choice(pieces) * chance.choice((2_000, 30_000)) + " said.").encode()


def many_lines(chance: Random) -> bytes:
    return chance.choice((b"\n", b"a\n", b"- x\n\n", b"Share\n", b"1.\n")) * 60_000


def odd_letters(chance: Random) -> bytes:
    letters = [
        "\u202e",
        "\u0301" * 50,
        "\ufeff",
        "\U0010ffff",
        "\u2028",
        "\x0c",
        "ﬃ",
        "١",
        "İ",
        "\x85",
    ]
    return (TALKS + "".join(chance.choices([*letters, "word "], k=3000))).encode()


def mixed_encodings(chance: Random) -> bytes:
    names = ("utf-8", "cp1251", "utf-16", "utf-32-be", "shift-jis", "cp1252")
    return b"".join(
        TALKS.encode(chance.choice(names), "replace") for _ in range(chance.randint(1, 6))
    )


def open_marks(chance: Random) -> bytes:
    mark = chance.choice(("[", "![", "**_", "`", "> ", "#", "| ", "<a", "&#", "\\"))
    return b"# Talks\n\n" + mark.encode() * 50_000 + TALKS.encode()


def deep(chance: Random) -> bytes:
    tag = chance.choice(("div", "b", "table><tr><td", "ul><li", "blockquote", "span", "font"))
    return html(chance, f"<{tag}>" * chance.choice((300, 5_000, 100_000)))


def broad(chance: Random) -> bytes:
    return html(chance, chance.choice(("<p>x", "<br>", "<i></i>", "<td>")) * 120_000)


def many_attributes(chance: Random) -> bytes:
    pairs = " ".join(f'a{n}="{n}"' for n in range(chance.choice((1_000, 200_000))))
    return html(chance, f"<p {pairs}>{TALKS}</p>" + f'<p class="{"x " * 100_000}">y</p>')


def cut_html(chance: Random) -> bytes:
    data = html(chance, chance.choice(("<!--", "<![CDATA[", "<script>", "<textarea>", "<svg>")))
    return data[: chance.randrange(len(data))] if chance.random() < 0.5 else data


def entities(chance: Random) -> bytes:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    start = f'<!DOCTYPE html [<!ENTITY e0 "boom">{bomb}]><html><body>'
    return (start + "&e11;" * 20 + "&amp" * 50_000 + "&#x110000;&#0;&#xd800;" * 50).encode()


def scripts(chance: Random) -> bytes:
    return html(chance, "<script>" + "var a = '<p>';" * 200_000 + "</script>")


def linked_data(chance: Random) -> bytes:
    value = chance.choice((
        "[" * 100_000, '{"@graph":' * 900 + "1" + "}" * 900, '{"datePublished": ' + "9" * 20_000,
        '{"datePublished": {"@value": [null]}, "headline": {"a": 1}, "author": [[["x"]]]}',
        '"\\ud800"',
        '{"@type": ["NewsArticle", 7, null], "datePublished": "2021-99-99T99:99", "publisher": 0}',
    ))  # fmt: skip
    return html(chance, f'<script type="application/ld+json">{value}</script>')


def lying_head(chance: Random) -> bytes:
    names = ("utf-7", "utf-16", "hex", "rot13", "idna", "undefined", "x" * 40, "cp037", "big5")
    head = f'<meta charset="{chance.choice(names)}">'.encode()
    return (
        b"<html><head>" + head + b"</head><body>" + "<p>Kovač</p>".encode("cp1252", "replace") * 99
    )


def deep_rows(chance: Random) -> bytes:
    mark = chance.choice(("[", '{"a":', '[{"text":['))
    return (mark * 100_000).encode() + b"\n" + json_lines(chance)


def odd_rows(chance: Random) -> bytes:
    rows = [
        '{"text": 1}', "null", "[]", '"x"', '{"text": "\\ud800 x", "url": {"a": 1}}', "{" * 9,
        '{"text": ' + "1" * 10_000 + "}", '{"date": 1e999, "text": "They met."}', "\ufeff{}",
        '{"text": "' + "met " * 9_000 + '", "title": "' + "t" * 90_000 + '"}', "NaN",
        '{"html": "' + "<div>" * 9_000 + '"}', '{"text": "a", "text": "b", "author": [[], 3]}',
        '{"text": "They met.", "published": {"start": "2021-13-45"}}', '{"url": "http://[::1"}',
        '{"text": "x", "url": "http://elim.example/\\u0000"}',
        '{"text": "They met.", "language": 7}',
    ]  # fmt: skip
    chance.shuffle(rows)
    return "\n".join(rows).encode("utf-8", "surrogatepass")


def long_row(chance: Random) -> bytes:
    return b'{"text": "' + b"x" * (17 * MEGABYTE) + b'"}\n' + json_lines(chance)


def packed_zeros(chance: Random) -> bytes:
    pack = zlib.compressobj(9, zlib.DEFLATED, 31)
    pieces = [pack.compress(bytes(MEGABYTE)) for _ in range(chance.choice((65, 300)))]
    return b"".join([*pieces, pack.flush()])


def packed_often(chance: Random) -> bytes:
    data = text(chance)
    for _ in range(chance.choice((2, 40))):
        data = gzip.compress(data)
    return data


def lying_warc(chance: Random) -> bytes:
    length = chance.choice((b"-1", b"99999999999999999999", b"x", b"0", b"", b"4294967296"))
    start = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + length + b"\r\n\r\n"
    return start * chance.choice((1, 3000)) + warc(chance)


def headers(chance: Random) -> bytes:
    many = b"".join(b"X-%d: %s\r\n" % (n, b"y" * 100) for n in range(20_000))
    answer = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
        + many
        + b"\r\nffffffff\r\n"
        + html(chance)
    )
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://elim.example/\r\n"
        b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
        % (len(answer), answer)
    )


def wandering_zip(chance: Random) -> bytes:
    names = (
        "../../etc/x.txt",
        "/tmp/x.txt",
        "C:\\x.txt",
        "a/" * 3000 + "x.txt",
        "\u202etxt.x",
        "x\0.txt",
    )
    return zipped(chance, **{name: text(chance) for name in names if "\0" not in name})


def zip_bomb(chance: Random) -> bytes:
    return zipped(
        chance, **{f"{n}.txt": bytes(80 * MEGABYTE) for n in range(chance.choice((1, 3)))}
    )


def nested_zip(chance: Random) -> bytes:
    data = zipped(chance)
    for n in range(chance.choice((1, 3, 60))):
        data = zipped(chance, **{f"{n}.zip": data})
    return data


def crowded_zip(chance: Random) -> bytes:
    return zipped(chance, **{f"{n}.txt": b"They met in Port Elim." for n in range(3000)})


def wandering_tar(chance: Random) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, kind in (("../x.txt", tarfile.REGTYPE), ("/dev/x.txt", tarfile.CHRTYPE),
                           ("l.txt", tarfile.SYMTYPE), ("h.txt", tarfile.LNKTYPE),
                           ("p.txt", tarfile.FIFOTYPE)):  # fmt: skip
            about = tarfile.TarInfo(name)
            about.type, about.linkname = kind, "/etc/passwd"
            archive.addfile(about)
    return file.getvalue() + chance.choice((b"", b"\xff" * 512, tar(chance)))


def pdf_loop(chance: Random) -> bytes:
    return chance.choice((
        pdf(chance).replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"),
        pdf(chance).replace(b"/Count 1", b"/Count 99999999"),
        pdf(chance).replace(b"/Length ", b"/Length 9999999"),
        pdf(chance, b"q " * 200_000), pdf(chance, b"[" * 100_000), pdf(chance, b"BI " * 5_000),
        pdf(chance, b"BT " + b"(x) Tj " * 100_000 + b"ET"),
        pdf(chance).replace(b"startxref\n", b"startxref\n-"),
        b"%PDF-1.7\n" + chance.randbytes(3000),
        pdf(chance).replace(b"/Parent 2 0 R", b"/Parent 3 0 R /Contents 3 0 R"),
    ))  # fmt: skip


def nested_mail(chance: Random) -> bytes:
    depth = chance.choice((10, 400))
    parts = [
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(depth)
    ]
    return b"Subject: " + b"=?utf-8?q?" * 500 + b"\r\n" + b"".join(parts) + mail(chance)


def odd_mail(chance: Random) -> bytes:
    kind = chance.choice((b"text/html; charset=hex", b"message/rfc822", b"multipart/mixed", b"x"))
    code = chance.choice((b"base64", b"quoted-printable", b"uuencode", b"8bit", b"\xff"))
    return (
        b"From: \xff\xfe\r\nDate: Tue, 99 Foo 99999 99:99:99 +9999\r\nContent-Type: " + kind
        + b"\r\nContent-Transfer-Encoding: " + code + b"\r\n\r\n" + chance.randbytes(3000)
    )  # fmt: skip


def laughing_feed(chance: Random) -> bytes:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    start = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{bomb}' + (
        '<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    )
    return start.encode() + feed(chance, "<description>&e11;&f;</description>")[21:]


def deep_feed(chance: Random) -> bytes:
    return feed(chance, "<a>" * chance.choice((300, 60_000))) + b"</rss>"


def odd_csv(chance: Random) -> bytes:
    return chance.choice((
        b'url,text\n"' + b"x" * 300_000, b"text\n" + b'"' * 99_999, b"," * 200_000 + b"\nx",
        b"text,text,text\na,b,c\n", b"text\r\r\n\0\r\n", b'text\n"a""\n"b', b"\xff\xfet\0e\0",
        b"text;url\nThey met.;http://[::1\n", b"url,date\nx,9999-99-99\n",
    ))  # fmt: skip


KINDS: Mapping[str, tuple[str, Make]] = {
    "noise": (".txt", noise), "one-word": (".txt", one_word), "unclosed": (".txt", unclosed),
    "many-lines": (".txt", many_lines), "odd-letters": (".txt", odd_letters),
    "mixed-encodings": (".txt", mixed_encodings), "open-marks": (".md", open_marks),
    "deep": (".html", deep), "broad": (".html", broad), "attributes": (".html", many_attributes),
    "cut-html": (".html", cut_html), "entities": (".html", entities), "scripts": (".html", scripts),
    "linked-data": (".html", linked_data), "lying-head": (".html", lying_head),
    "damaged-html": (".html", damaged(html)), "deep-rows": (".jsonl", deep_rows),
    "odd-rows": (".jsonl", odd_rows), "long-row": (".jsonl", long_row),
    "packed-zeros": (".txt.gz", packed_zeros), "packed-often": (".txt.gz", packed_often),
    "damaged-gzip": (".txt.gz", damaged(lambda c: gzip.compress(text(c)))),
    "lying-warc": (".warc", lying_warc), "headers": (".warc", headers),
    "damaged-warc": (".warc.gz", damaged(lambda c: gzip.compress(warc(c)))),
    "wandering-zip": (".zip", wandering_zip), "zip-bomb": (".zip", zip_bomb),
    "nested-zip": (".zip", nested_zip), "crowded-zip": (".zip", crowded_zip),
    "damaged-zip": (".zip", damaged(zipped)), "wandering-tar": (".tar", wandering_tar),
    "damaged-tar": (".tar", damaged(tar)), "damaged-epub": (".epub", damaged(epub)),
    "deep-epub": (".epub", lambda c: epub(c, deep(c))), "pdf-loop": (".pdf", pdf_loop),
    "damaged-pdf": (".pdf", damaged(pdf)), "nested-mail": (".eml", nested_mail),
    "odd-mail": (".eml", odd_mail), "damaged-mbox": (".mbox", damaged(mailbox)),
    "laughing-feed": (".rss", laughing_feed), "deep-feed": (".rss", deep_feed),
    "damaged-sitemap": (".xml", damaged(sitemap)), "odd-csv": (".csv", odd_csv),
    "damaged-csv": (".csv", damaged(csv_rows)), "damaged-parquet": (".parquet", damaged(parquet)),
}  # fmt: skip
"""Ending and maker of each kind."""


def hostile(kind: str, number: int) -> tuple[str, bytes]:
    """Name and bytes of one file; the same ones for the same number."""
    ending, make = KINDS[kind]
    return f"{kind}-{number}{ending}", make(Random(f"{kind} {number}"))
