"""Files of incidents that are loaded in the browser, honest and hostile ones."""

from __future__ import annotations

import csv
import gzip
import io
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from httpx import Response
from starlette.testclient import TestClient
from tests.web.workbench.hostile import PAYLOADS
from tests.web.workbench.house import parsed
from tests.web.workbench.test_hostile import FORMULA, foreign

from dragoman.cli.monitor.demo import INCIDENTS
from dragoman.errors import ExchangeError
from dragoman.exchange.incidents.reading import LAYOUTS
from dragoman.exchange.tables import rows as table_rows
from dragoman.record import open_record
from dragoman.web.workbench.incidents import worker
from dragoman.web.workbench.incidents.store import store_path
from dragoman.web.workbench.loading import shown_name
from dragoman.web.workbench.safety import PROOF_COOKIE

Ask = Callable[..., TestClient]
GED = next(layout for layout in LAYOUTS if layout.word == "ged")
HEADER = [*GED.needed, "where_coordinates", "adm_1", "source_headline"]
PATIENCE = 120
TRUCE = """id = "harbour-truce"
name = "Harbour <b>truce</b>"
in_force = 2017-01-01
countries = ["syr"]
[[parties]]
actor = "syr-gov"
side = "one"
"""


def table(*rows: dict[str, str], header: list[str] = HEADER) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, header)
    writer.writeheader()
    usual = {
        "type_of_violence": "1", "side_a": "Government of Syria", "side_b": "Ahrar al-Sham",
        "where_prec": "1", "latitude": "35.9", "longitude": "36.6", "country": "Syria",
        "date_prec": "1", "date_start": "2017-02-03", "date_end": "2017-02-03", "best": "2",
        "low": "1", "high": "3",
    }  # fmt: skip
    for n, row in enumerate(rows):
        writer.writerow({"id": str(n + 1)} | usual | row)
    return text.getvalue().encode()


def proof_of(client: TestClient) -> str:
    client.get("/pages")
    return client.cookies[PROOF_COOKIE]


def send(
    client: TestClient, data: bytes, name: str = "a.csv", *, at: str = "/monitor/load", **form: str
) -> Response:
    form = {"proof": proof_of(client)} | form
    answer: Response = client.post(at, data=form, files={"file": (name, data)})
    return answer


def finished(client: TestClient, answer: Response) -> str:
    """The screen once what was sent has been loaded."""
    assert answer.status_code == 303, answer.text
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        text = str(client.get(answer.headers["location"]).text)
        if "data-watch" not in text:
            return text
        time.sleep(0.2)
    raise AssertionError("it is still at work")


def words(text: str) -> str:
    return " ".join(parsed(text).xpath("//main")[0].text_content().split())


def test_a_file_is_loaded_judged_and_shown(ask: Ask, empty: Path) -> None:
    client = ask(empty)
    assert "Load a file of incidents" in client.get("/monitor").text
    shown = finished(client, send(client, INCIDENTS.read_bytes(), "GEDEvent_v23_1.csv"))
    assert "231 rows: 231 new" in words(shown)
    assert "Ceasefire of 30 December 2016" in shown
    assert "37" in words(shown)
    with open_record(empty, read_only=True) as record:
        assert record.incidents.count() == 231
        assert {one.edition for one in record.incidents.all()} == {230100}
        assert record.incidents.files()[0].name == "GEDEvent_v23_1.csv"
    again = finished(client, send(client, INCIDENTS.read_bytes(), "GEDEvent_v23_1.csv"))
    assert "231 as they were" in words(again)


def test_packed_files_and_other_encodings(ask: Ask, empty: Path) -> None:
    client = ask(empty)
    packed = gzip.compress(table({"where_coordinates": "Idlib"}))
    assert "1 new" in words(finished(client, send(client, packed, "a.csv.gz")))
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("../../evil.csv", table({"id": "77"}))
    assert "1 new" in words(finished(client, send(client, zipped.getvalue(), "a.zip")))
    western = table({"id": "78", "side_b": "Façade"}).decode().encode("cp1252")
    assert "Windows-1252" in words(finished(client, send(client, western)))


def test_bad_rows_are_counted_with_their_reasons(ask: Ask, empty: Path) -> None:
    client = ask(empty)
    data = table({}, {"id": ""}, {"date_start": "soon"}, {"latitude": "95"}) + b"1,2,3\r\n"
    shown = words(finished(client, send(client, data)))
    assert "5 rows: 2 new" in shown
    assert "1 bad day, 1 cells, 1 no id" in shown
    assert "Kept with a warning: 1 coordinates" in shown
    rows = client.get("/monitor/loaded?as=rows").text
    assert "'soon' is no day" in rows


def test_columns_of_ones_own_are_named_and_loaded(ask: Ask, empty: Path) -> None:
    client = ask(empty)
    text = 'Date;Attacker;Target;Town;"<b>Lat</b>";Lon;Killed\n'
    text += "2017-02-03;Government of Syria;Ahrar al-Sham;Idlib;35.93;36.63;4\n"
    answer = send(client, text.encode(), "mine.csv")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/monitor/columns?job=")
    form = client.get(answer.headers["location"])
    assert foreign(form.text) == []
    chosen = parsed(form.text).xpath("//select[@name='column-day']/option[@selected]/text()")
    assert chosen == ["Date"]
    job = parse_qs(urlsplit(answer.headers["location"]).query)["job"][0]
    columns = {"column-day": "Date", "column-side_a": "Attacker", "column-side_b": "Target",
               "column-place": "Town", "column-latitude": "<b>Lat</b>", "column-longitude": "Lon",
               "column-best": "Killed"}  # fmt: skip
    wrong = {"proof": proof_of(client), "job": job, "source": "mine"}
    assert client.post("/monitor/columns", data=wrong).status_code == 400
    told = wrong | columns
    assert "1 new" in words(finished(client, client.post("/monitor/columns", data=told)))
    with open_record(empty, read_only=True) as record:
        (one,) = record.incidents.all()
    assert one.id.startswith("mine:")
    assert (one.spot.latitude, one.deaths.best, one.side_a) == (35.93, 4, "Government of Syria")
    assert client.post("/monitor/columns", data=told).status_code == 400, "it waits no more"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.csv", b""),
        ("words.txt", b"A page about a truce.\nNothing else."),
        ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40),
        ("nul.csv", b"\x00" * 5000),
        ("sheet.csv", "id,day\n1,2".encode("utf-16")),
        ("bad.gz", b"\x1f\x8bnot gzip at all"),
        ("cut.gz", gzip.compress(table({}) * 400)[:200]),
        ("bad.zip", b"PK\x03\x04 and no more"),
        ("quote.csv", b'"' + b"a," * 1000),
    ],
)
def test_what_is_no_table_is_refused_in_words(
    ask: Ask, empty: Path, name: str, data: bytes
) -> None:
    client = ask(empty)
    answer = send(client, data, name)
    if answer.status_code == 303:
        at = answer.headers["location"]
        text = client.get(at).text if "columns" in at else finished(client, answer)
        assert foreign(text) == []
    else:
        assert answer.status_code == 400, answer.text
        assert "Traceback" not in answer.text
        assert str(empty.parent) not in answer.text
    with open_record(empty, read_only=True) as record:
        assert record.incidents.count() == 0


def test_bombs_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(worker, "MOST_UNPACKED", 10_000_000)
    bomb = tmp_path / "bomb.upload"
    bomb.write_bytes(gzip.compress(b"\n" * 20_000_000))
    with pytest.raises(ExchangeError, match=r"bomb\.gz holds more than"):
        worker.not_too_large(bomb, "bomb.gz")
    monkeypatch.setattr(table_rows, "LONGEST_LINE", 1000)
    line = tmp_path / "line.csv"
    line.write_bytes(b"id,day\n" + b"x" * 5000)
    with pytest.raises(ExchangeError, match="that is no table"):
        list(table_rows.Rows(line))


def test_a_million_columns_are_no_table_of_incidents(ask: Ask, empty: Path) -> None:
    client = ask(empty)
    answer = send(client, ",".join(f"c{n}" for n in range(1_000_000)).encode() + b"\n1,2\n")
    assert answer.status_code == 303
    form = client.get(answer.headers["location"])
    assert form.status_code == 200
    assert len(form.text) < 2_000_000


def test_hostile_words_in_rows_are_shown_and_never_run(ask: Ask, empty: Path) -> None:
    client = ask(empty)
    rows = [
        {"side_b": payload, "where_coordinates": payload, "adm_1": payload, "country": payload,
         "source_headline": payload, "id": f"{n} {payload}"[:200]}
        for n, payload in enumerate(PAYLOADS)
    ]  # fmt: skip
    shown = finished(client, send(client, table(*rows), "<script>alert(1)<script>.csv"))
    assert foreign(shown) == []
    for path in ("/monitor/map", "/monitor/weeks", "/monitor/weeks?by=pair", "/monitor/verdicts",
                 "/monitor/around?day=2017-02-01&by=admin1", "/monitor/loaded"):  # fmt: skip
        answer = client.get(f"{path}{'&' if '?' in path else '?'}limit=500")
        assert answer.status_code == 200, answer.text
        assert foreign(answer.text) == [], path
        text = client.get(f"{path}{'&' if '?' in path else '?'}as=csv&limit=500").text
        cells = [
            cell for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))) for cell in row
        ]
        assert [cell for cell in cells if cell.startswith(FORMULA)] == [], path
    with open_record(empty, read_only=True) as record:
        ids = [one.id for one in record.incidents.all()]
    for each in ids[::6]:
        answer = client.get(f"/monitor/incidents/{quote(each, safe='')}")
        assert answer.status_code == 200, each
        assert foreign(answer.text) == []


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\win.ini", "/etc/shadow", "a\x00b.csv", "\u202egnp.csv",
             "x" * 4000 + ".csv", "...", "con.csv", "~/.ssh/id.csv"]
)  # fmt: skip
def test_a_name_leads_nowhere(name: str) -> None:
    shown = shown_name(name)
    assert shown
    assert len(shown) <= 120
    assert not set(shown) & set("/\\\x00\u202e")


def test_nothing_is_left_beside_the_record_but_its_own_files(ask: Ask, empty: Path) -> None:
    client = ask(empty)
    finished(client, send(client, table({}), "../../../evil.csv"))
    names = {each.name for each in empty.parent.iterdir()}
    assert all(name.startswith(empty.name) for name in names), names
    assert not (empty.parent.parent / "evil.csv").exists()


def test_a_form_without_proof_or_too_large_is_refused(ask: Ask, empty: Path) -> None:
    client = ask(empty)
    proof_of(client)
    files = {"file": ("a.csv", table({}))}
    assert client.post("/monitor/load", data={"proof": "x"}, files=files).status_code == 403
    foreigner = {"origin": "https://evil.example"}
    assert client.post("/monitor/load", files=files, headers=foreigner).status_code == 403
    huge = {"content-length": str(300 * 1024**2)}
    answer = client.post("/monitor/load", content=b"", headers=huge)
    assert answer.status_code == 413
    assert "gzip" in answer.text
    assert client.post("/judge", content=b"x" * 100_000).status_code == 413


def test_two_files_at_once_are_both_there(ask: Ask, empty: Path) -> None:
    client = ask(empty)
    proof = proof_of(client)
    answers: list[Response] = []

    def one(start: int) -> None:
        rows = [{"id": str(start + n)} for n in range(300)]
        files = {"file": (f"{start}.csv", table(*rows))}
        answers.append(client.post("/monitor/load", data={"proof": proof}, files=files))

    threads = [threading.Thread(target=one, args=(start,)) for start in (1000, 5000)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for answer in answers:
        finished(client, answer)
    assert "600 of 600 incidents" in words(client.get("/monitor").text)
    with open_record(empty, read_only=True) as record:
        assert record.incidents.count() == 600
        assert all(file.whole and file.new == 300 for file in record.incidents.files())


def test_terms_of_ones_own_are_kept_and_held_against(ask: Ask, mine: Path) -> None:
    client = ask(mine)
    answer = send(client, TRUCE.encode(), "truce.toml", at="/monitor/terms")
    finished(client, answer)
    shown = client.get("/monitor?terms=harbour-truce")
    assert shown.status_code == 200
    assert "Harbour <b>truce</b>" in words(shown.text)
    assert foreign(shown.text) == []
    assert mine.with_name(mine.name + ".terms.toml").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id = 1", "mistakes"),
        ("[" * 5000, "TOML"),
        (TRUCE.replace("harbour-truce", "../../x"), "lower-case letters"),
        (TRUCE.replace("harbour-truce", "syr-ceasefire-2016-12-30"), "ships with a pack"),
        (TRUCE + '[[zones]]\nid = "a"\nname = "A"\ngeojson = "/etc/passwd"\n', "names a file"),
        ("\x00", "TOML"),
    ],
)
def test_terms_with_mistakes_are_refused_in_words(
    ask: Ask, empty: Path, text: str, said: str
) -> None:
    client = ask(empty)
    answer = send(client, text.encode(), "truce.toml", at="/monitor/terms")
    assert answer.status_code == 400
    assert said in answer.text
    assert "truce.toml" in answer.text
    assert "/tmp" not in answer.text


def test_a_file_of_counts_that_is_none_is_made_anew(ask: Ask, mine: Path) -> None:
    store_path(mine).write_bytes(b"no file of this kind" * 100)
    assert "231 of 231 incidents" in words(ask(mine).get("/monitor").text)


@pytest.mark.parametrize(
    "asked", ["terms=nowhere", "verdict=guilty", "by=moon", "grain=second", "by=zone&terms=none",
              "days=0", "days=9999999999", "since=soon", "terms=%00"]
)  # fmt: skip
def test_filters_that_mean_nothing_are_refused_in_words(ask: Ask, mine: Path, asked: str) -> None:
    answer = ask(mine).get(f"/monitor/around?{asked}")
    assert answer.status_code == 400
    assert foreign(answer.text) == []


def test_a_filter_stays_from_screen_to_screen(ask: Ask, mine: Path) -> None:
    text = ask(mine).get("/monitor/verdicts?verdict=undetermined&side=Syrian+insurgents").text
    links = parsed(text).xpath("//ul[@class='tabs']//a/@href")
    assert len(links) == 7
    assert all("verdict=undetermined" in link and "side=Syrian" in link for link in links)
    assert "verdict=undetermined" in parsed(text).xpath("//footer//a[text()='CSV']/@href")[0]
