"""Mail and mailboxes: the text in it, what is attached, who sent it and when."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.pages.made import HTML, STORY, made_pdf, pages, read_bytes, reasons


def mail(*, plain: str | None = STORY, marked_up: str | None = None) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Çınar Haber <news@example.org>"
    made["Date"] = "Sat, 04 Mar 2017 23:30:00 -0500"
    made["Subject"] = "Truce – signed"
    made["Message-ID"] = "<1@example.org>"
    if plain is not None:
        made.set_content(plain, cte="quoted-printable")
        if marked_up is not None:
            made.add_alternative(marked_up, subtype="html")
    elif marked_up is not None:
        made.set_content(marked_up, subtype="html", cte="base64")
    return made


def test_a_newsletter(tmp_path: Path) -> None:
    text = f"“{STORY}”\r\n\r\nÇavuşoğlu left."
    (page,) = pages(read_bytes(tmp_path, "a.eml", mail(plain=text).as_bytes()))
    assert (page.outlet, page.title) == ("Çınar Haber", "Truce – signed")
    assert page.published.start == date(2017, 3, 4)
    assert "Çavuşoğlu left." in page.text
    assert page.text.startswith("“The parties")


def test_html_where_the_plain_text_only_points_to_it(tmp_path: Path) -> None:
    for plain in (None, "View this mail in your browser."):
        (page,) = pages(read_bytes(tmp_path, "a.eml", mail(plain=plain, marked_up=HTML).as_bytes()))
        assert "signed a truce" in page.text
        assert "<p>" not in page.text


def test_the_plain_text_where_there_are_both(tmp_path: Path) -> None:
    (page,) = pages(read_bytes(tmp_path, "a.eml", mail(marked_up=HTML).as_bytes()))
    assert page.text.rstrip("\n") == STORY


def test_flowed_text_is_joined(tmp_path: Path) -> None:
    raw = (
        b"From: a@example.org\r\nMessage-ID: <1>\r\nSubject: s\r\n"
        b"Content-Type: text/plain; format=flowed\r\n\r\nThe parties \r\nmet.\r\n\r\nThey left.\r\n"
    )
    (page,) = pages(read_bytes(tmp_path, "a.eml", raw))
    assert page.text.startswith("The parties met.")
    assert page.outlet == "example.org"


def test_attached_documents_are_pages_and_the_rest_is_told(tmp_path: Path) -> None:
    made = mail()
    pdf = made_pdf([["The accord was signed in Oslo."]])
    made.add_attachment(pdf, maintype="application", subtype="pdf", filename="accord.pdf")
    made.add_attachment(b"\x89PNG....", maintype="image", subtype="png", filename="logo.png")
    made.add_attachment(b"PK\x03\x04" + b"x" * 90, maintype="application", subtype="zip",
                        filename="../../all.zip")  # fmt: skip
    made.add_attachment(mail(), filename="forwarded.eml")
    rows = read_bytes(tmp_path, "a.eml", made.as_bytes())
    body, attached = pages(rows)
    assert attached.name == "a.eml/accord.pdf"
    assert (attached.outlet, attached.title) == ("Çınar Haber", None)
    assert attached.published == body.published
    assert reasons(rows).keys() == {"a.eml/../../all.zip", "a.eml/forwarded.eml"}


def test_a_mailbox(tmp_path: Path) -> None:
    second = mail(plain=STORY + "\nFrom the coast came nothing.\n\n>From here on.")
    box = b""
    for made in (mail(), second):
        box += b"From news@example.org Sat Mar  4 10:00:00 2017\n" + made.as_bytes() + b"\n"
    rows = read_bytes(tmp_path, "news", box)
    assert [page.name for page in pages(rows)] == ["news#1", "news#2"]
    assert "From the coast" in pages(rows)[1].text
    assert "\nFrom here on." in pages(rows)[1].text


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.eml", b"", "empty"),
        ("a.eml", b"From: a@b\r\nMessage-ID: <1>\r\nSubject: x\r\n\r\n", "no text"),
        ("a.mbox", b"nothing of the kind", "no message"),
        ("a.eml", b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n", "no text"),
    ],
)
def test_bad_mail_is_told(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    rows = read_bytes(tmp_path, name, data)
    assert pages(rows) == []
    assert any(told in reason for reason in reasons(rows).values())


def test_a_mail_of_endless_parts_is_refused(tmp_path: Path) -> None:
    head = b"From: a@b.org\r\nMessage-ID: <1>\r\n"
    deep = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(2000)
    )
    rows = read_bytes(tmp_path, "a.eml", head + deep + b"\r\ntext")
    assert pages(rows) == []
    assert len(rows) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None,
          max_examples=80)  # fmt: skip
@given(st.integers(0, 900), st.binary(min_size=1, max_size=20))
def test_damage_never_raises(tmp_path: Path, place: int, junk: bytes) -> None:
    data = bytearray(mail(marked_up=HTML).as_bytes())
    data[place : place + len(junk)] = junk
    assert read_bytes(tmp_path, "a.eml", bytes(data))
