"""Cases 20 to 30: files made to deceive, refused before anything of theirs runs."""

import json
import re
import sqlite3
from collections.abc import Mapping
from pathlib import Path

import pytest

from ntm_desktop.db import foreign_batch, foreign_checks
from ntm_desktop.db.package_format import CONTENT, MOST_REVISIONS
from ntm_desktop.domain.merge import RefusedRow
from ntm_desktop.domain.revisions import Revision, make_revision
from ntm_desktop.services.criteria import reading
from ntm_desktop.services.workbook import Workbook
from tests.exchange_matrix.matrix_hands import Desk, by_hand, copy, raw, refuse
from tests.exchange_world import say, take_one, values
from tests.packages import chain, changed, edit, key_of, package

ENDLESS = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) "
    "SELECT 'a' AS name, i AS value FROM n"
)
HUGE = "length(hex(zeroblob(900000000)))"


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The most memory, in kB, that each reading process had used when it was ended."""
    peaks: list[int] = []
    real = foreign_batch._Child.close

    def close(self: foreign_batch._Child) -> None:
        status = Path(f"/proc/{self._process.pid}/status")
        if status.exists():
            found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
            peaks.append(int(found[1]) if found else 0)
        real(self)

    monkeypatch.setattr(foreign_batch._Child, "close", close)
    return peaks


def _schemas(sent: Path, crafted: Mapping[str, tuple[str, ...]]) -> dict[Path, str]:
    return {
        by_hand(copy(sent, name), *statements): "foreign_schema"
        for name, statements in crafted.items()
    }


def test_case_20_a_trigger_is_refused_and_no_result_changes(
    desk: Desk, district: Workbook, sent: Path
) -> None:
    key = say(district, "met", evaluator="self")
    before = values(district)
    crafted = {
        "khi-them": ("CREATE TRIGGER t AFTER INSERT ON manifest BEGIN DELETE FROM revision; END",),
        "khi-sua": (
            "CREATE TRIGGER t BEFORE UPDATE ON revision BEGIN UPDATE revision SET body='{}'; END",
        ),
    }
    refuse(desk, _schemas(sent, crafted))
    after = values(desk.books["huyen"])
    assert after == before
    assert '"met"' in str(after[key])


def test_case_21_an_endless_view_in_the_place_of_a_table_is_refused_unread(
    desk: Desk, sent: Path, memory: list[int]
) -> None:
    crafted = {
        "thay-bang": ("DROP TABLE manifest", f"CREATE VIEW manifest AS {ENDLESS}"),
        "them-vao": ("CREATE VIEW v AS SELECT 1",),
    }
    refuse(desk, _schemas(sent, crafted))
    assert max(memory, default=0) < 100_000


def test_case_22_expressions_that_would_eat_the_memory_are_refused_before_they_run(
    desk: Desk, sent: Path, memory: list[int]
) -> None:
    rewrite = "UPDATE sqlite_schema SET sql = replace(sql, '{}', '{}') WHERE name = '{}'"
    crafted = {
        "cot-sinh": (f"ALTER TABLE manifest ADD COLUMN more TEXT AS ({HUGE})",),
        "rang-buoc": (rewrite.format("value TEXT", f"value TEXT CHECK ({HUGE} > 0)", "manifest"),),
        "chi-muc": (
            "CREATE INDEX i ON revision (length(body))",
            rewrite.format("length(body)", f"{HUGE}", "i"),
        ),
        "chi-muc-phan": (f"CREATE INDEX i ON revision (body) WHERE length(body) > {10**9}",
                         rewrite.format(str(10**9), HUGE, "i")),
    }  # fmt: skip
    files = _schemas(sent, crafted)
    refuse(desk, files)
    if Path("/proc/self/status").exists():
        assert len(memory) == 2  # a process for the preview, one for the import
        assert 0 < max(memory) < 100_000


def test_case_22_the_bombs_are_real(sent: Path) -> None:
    """The control: SQLite's own check runs such an expression."""
    bomb = by_hand(
        copy(sent, "bom"),
        "UPDATE sqlite_schema SET sql = replace(sql, 'value TEXT',"
        " 'value TEXT CHECK (length(hex(zeroblob(2000000))) < 0)') WHERE name = 'manifest'",
    )
    naive = sqlite3.connect(bomb)
    assert naive.execute("PRAGMA quick_check").fetchall() != [("ok",)]
    naive.close()


def test_case_23_a_virtual_extra_or_missing_table_or_an_extra_column_is_refused(
    desk: Desk, sent: Path
) -> None:
    crafted = {
        "ao": ("CREATE VIRTUAL TABLE guest USING fts5(a)",),
        "them-bang": ("CREATE TABLE guest (a)",),
        "thieu-bang": ("DROP TABLE attachment_chunk",),
        "them-cot": ("ALTER TABLE manifest ADD COLUMN more TEXT",),
        "thong-ke": ("ANALYZE",),
    }
    refuse(desk, _schemas(sent, crafted))


def test_case_24_a_structure_edited_by_hand_is_refused(desk: Desk, sent: Path) -> None:
    edits = (
        "sql = sql || ' -- x' WHERE name = 'revision'",
        "sql = replace(sql, 'value TEXT', 'value TEXT DEFAULT (load_extension(1))')",
        "sql = 'nonsense' WHERE name = 'revision'",
        "sql = 'CREATE TABLE revision (' WHERE name = 'revision'",
        "name = 'sqlite_stat1' WHERE name = 'attachment'",
    )
    crafted = {f"sua-{n}": (f"UPDATE sqlite_schema SET {one}",) for n, one in enumerate(edits)}
    refuse(desk, _schemas(sent, crafted))


@pytest.mark.parametrize("page", [0, 1, 999])
def test_case_24_a_table_that_starts_on_a_wrong_page_is_refused(
    desk: Desk, district: Workbook, sent: Path, page: int
) -> None:
    spoilt = copy(sent, "goc-sai")
    by_hand(spoilt, f"UPDATE sqlite_schema SET rootpage = {page} WHERE name = 'revision'")
    with desk.unchanged() as book:
        assert take_one(book, spoilt).reason in ("foreign_schema", "damaged")


def test_case_25_a_text_of_five_million_letters_is_too_large(desk: Desk, sent: Path) -> None:
    path = changed(sent, "UPDATE revision SET comment = hex(zeroblob(2500000)) WHERE rowid = 1")
    refuse(desk, {path: "too_large"})


def test_case_25_a_million_rows_and_one_are_too_many(desk: Desk, sent: Path) -> None:
    rows = (
        f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n LIMIT {MOST_REVISIONS + 1})"
        " INSERT INTO revision SELECT CAST(printf('%032d', i) AS BLOB), '', '', '', '', '', '',"
        " NULL, NULL FROM n"
    )
    path = by_hand(copy(sent, "trieu"), "DELETE FROM revision", "PRAGMA synchronous = OFF",
                   rows.replace("'', '', '', '', ''", "'', '', x'', '', ''"))  # fmt: skip
    with desk.unchanged() as book:
        assert take_one(book, path).reason == "too_large"


def test_case_25_the_last_row_of_the_limit_is_taken_and_the_next_is_not(
    desk: Desk, district: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = package(tmp_path / "a.ntmx", chain(20))
    monkeypatch.setattr("subprocess.Popen", _no_process)  # read here, where the limit is known
    monkeypatch.setattr(foreign_checks, "MOST_REVISIONS", 19)
    refuse(desk, {path: "too_large"})
    monkeypatch.setattr(foreign_checks, "MOST_REVISIONS", 20)
    assert take_one(desk.books["huyen"], path).new == 1


def _no_process(*_: object, **__: object) -> None:
    raise OSError("no process can be started")


def _rows_refused(district: Workbook, path: Path, rows: list[Revision]) -> None:
    """Bad rows, each of a record of its own, are refused and named; a good one comes in."""
    bad = [_of_its_own(row, at) for at, row in enumerate(rows)]
    good = edit(code="1.1")
    report = take_one(district, package(path, [*bad, good]))
    assert report.status == "applied"
    assert set(report.refused_rows) == {RefusedRow(one.key, "bad_value") for one in bad}
    assert len(report.refused_rows) == len(bad)
    assert report.new == 1
    found = district.store.keys("assessment")
    assert good.key in found and not {one.key for one in bad} & set(found)


def _of_its_own(row: Revision, at: int) -> Revision:
    fields = {name: getattr(row, name) for name in ("author", "device", "edited_at", "comment")}
    return raw(row.body, **fields, key=key_of().replace("2023-06", f"{2001 + at}-06"))


FIGURES = '{{"figures":{{"ty-le":{{"{}":{}}}}}}}'


def test_case_26_values_that_are_no_values_are_refused_rows_and_the_rest_goes_on(
    district: Workbook, tmp_path: Path
) -> None:
    bodies = [
        "",
        "nonsense",
        "[]",
        '{"stated":"excellent"}',
        '{"stated":1}',
        '{"stated":null}',
        '{"extra":"x"}',
        FIGURES.format("value", "NaN"),
        FIGURES.format("value", "9e999"),
        FIGURES.format("value", "Infinity"),
        FIGURES.format("value", "12"),
        FIGURES.format("value", "9" * 5000),
        FIGURES.format("numerator", '"hai nghìn"'),
        FIGURES.format("numerator", '"NaN"'),
        FIGURES.format("numerator", '"9e999"'),
        FIGURES.format("numerator", '"5.0"'),
        '{"note": "spaced"}',
        '{"note":"x","note":"y"}',
        '{"stated":"met","note":"order"}',
        "[" * 50_000,
        f'{{"note":"{"x" * 20_001}"}}',
    ]
    _rows_refused(district, tmp_path / "a.ntmx", [raw(body) for body in bodies])


def test_case_26_bytes_in_the_place_of_a_text_are_damage(desk: Desk, sent: Path) -> None:
    loosened = "UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name='revision'"
    tightened = "UPDATE sqlite_schema SET sql = sql || ' STRICT' WHERE name = 'revision'"
    path = copy(sent, "byte")
    by_hand(path, loosened)
    by_hand(path, "UPDATE revision SET body = x'00ff' WHERE rowid = 1")
    by_hand(path, tightened)
    refuse(desk, {path: "damaged"})


def test_case_27_text_that_is_no_utf8_is_damage(desk: Desk, sent: Path) -> None:
    wrong = "UPDATE {} SET {} = CAST(x'c328' AS TEXT)"
    files = {
        changed(copy(sent, "may"), wrong.format("revision", "device"), rehash=False): "damaged",
        changed(copy(sent, "gia-tri"), wrong.format("manifest", "value") + " WHERE name = 'app'",
                rehash=False): "damaged",
    }  # fmt: skip
    refuse(desk, files)


def test_case_27_nul_control_and_direction_characters_are_refused_rows(
    district: Workbook, tmp_path: Path
) -> None:
    bad = [
        raw('{"note":"a\\u0000b"}'),
        raw('{"note":"a\\u202eb"}'),
        raw('{"note":"a\\u0301"}'),
        raw('{"note":"a\\u0007b"}'),
        raw(device="a\u202eb"),
        raw(device="x" * 201),
        raw(comment="a\x07"),
        raw(edited_at="٢٠٢٣-06-08T07:30:00Z"),
        raw(edited_at="2023-13-08T07:30:00Z"),
    ]
    _rows_refused(district, tmp_path / "a.ntmx", bad)


def test_case_27_a_text_that_looks_like_a_formula_stays_a_text(
    district: Workbook, tmp_path: Path
) -> None:
    from ntm_desktop.services import describing

    formula = "=cmd|' /C calc'!A0"
    row = edit(note=formula)
    assert take_one(district, package(tmp_path / "a.ntmx", [row])).new == 1
    (entry,) = reading.history(district, row.key)
    assert json.loads(entry.revision.body or "")["note"] == formula
    assert formula in describing.summary(district, row.key, entry.revision.body)


def test_case_28_a_row_that_points_nowhere_is_refused(desk: Desk, sent: Path) -> None:
    orphan = "INSERT INTO attachment_chunk VALUES (zeroblob(32), 0, x'00')"
    lost = "INSERT INTO attachment VALUES (zeroblob(32), 5)"
    refuse(
        desk,
        {
            changed(copy(sent, "mo-coi"), orphan): "hash_mismatch",
            changed(copy(sent, "trong"), lost): "hash_mismatch",
            changed(copy(sent, "khac"), lost.replace("5", "1"), orphan): "hash_mismatch",
        },
    )


def test_case_29_a_manifest_absent_incomplete_or_at_odds_with_its_rows_is_refused(
    desk: Desk, sent: Path
) -> None:
    manifest = "UPDATE manifest SET value = '{}' WHERE name = '{}'"
    statements = {
        "khong-co": "DELETE FROM manifest",
        "khong-ma": f"DELETE FROM manifest WHERE name = '{CONTENT}'",
        "ma-khac": manifest.format("x", CONTENT),
        "thieu": "DELETE FROM manifest WHERE name = 'sender'",
        "nhieu-hon": manifest.format("7000", "revision"),
        "nguoi-khac": manifest.format("huyen", "sender"),
        "them-noi-nhan": "INSERT INTO manifest VALUES ('to', 'huyen')",
        "mat-dong": "DELETE FROM revision WHERE rowid = (SELECT max(rowid) FROM revision)",
    }
    files = {
        changed(copy(sent, name), statement, rehash=False): "hash_mismatch"
        for name, statement in statements.items()
    }
    refuse(desk, files)


def test_case_30_an_altered_id_a_missing_parent_and_a_circle_are_refused_though_the_hash_fits(
    desk: Desk, district: Workbook, tmp_path: Path
) -> None:
    genuine = package(tmp_path / "goc.ntmx", chain(20))
    lies = {
        "chu-khac": 'SET body = \'{"stated":"met"}\' WHERE rowid = 3',
        "nguoi-khac": "SET author = 'huyen' WHERE rowid = 1",
        "ma-khac": "SET id = zeroblob(32) WHERE rowid = 20",
        "ma-ngan": "SET id = x'00' WHERE rowid = 20",
        "tu-sinh": "SET parents = id WHERE rowid = 1",
        "vong": "SET parents = (SELECT id FROM revision WHERE rowid = 2) WHERE rowid = 1",
        "nua": "SET parents = zeroblob(16) WHERE rowid = 1",
        "hai-lan": "SET parents = CAST(parents || parents AS BLOB) WHERE rowid = 2",
        "khoa-khac": "SET key = 'unit/01603' WHERE rowid = 20",
    }
    files = {
        changed(copy(genuine, name), f"UPDATE revision {lie}"): "hash_mismatch"
        for name, lie in lies.items()
    }
    files[changed(copy(genuine, "mat-goc"), "DELETE FROM revision WHERE rowid = 1")] = (
        "hash_mismatch"
    )
    refuse(desk, files)


def test_case_30_a_parent_that_only_the_receiver_has_is_missing_too(
    desk: Desk, district: Workbook, tmp_path: Path
) -> None:
    several = chain(3)
    assert take_one(district, package(tmp_path / "a.ntmx", several[:2])).new == 1
    before = values(district)
    report = take_one(district, package(tmp_path / "b.ntmx", several[2:]))
    assert (report.status, report.reason) == ("refused", "hash_mismatch")
    assert values(district) == before


def test_case_30_a_known_parent_under_another_key_cannot_tie_two_records(
    desk: Desk, district: Workbook, tmp_path: Path
) -> None:
    known = edit(code="1.1")
    take_one(district, package(tmp_path / "a.ntmx", [known]))
    child = make_revision(
        key_of("17.8"), {"stated": "met"}, parents=[known.id], author=known.author,
        device="d", edited_at=known.edited_at,
    )  # fmt: skip
    path = package(tmp_path / "b.ntmx", [known, child])
    changed(path, f"UPDATE revision SET key = '{child.key}' WHERE rowid = 1")
    assert take_one(district, path).reason == "hash_mismatch"


def test_case_30_a_known_row_that_was_altered_is_found_out_though_nothing_new_comes(
    desk: Desk, district: Workbook, tmp_path: Path
) -> None:
    genuine = package(tmp_path / "a.ntmx", chain(5))
    take_one(district, genuine)
    before = values(district)
    lied = changed(
        copy(genuine, "sua"), """UPDATE revision SET body = '{"stated":"met"}' WHERE rowid = 3"""
    )
    assert take_one(district, lied).reason == "hash_mismatch"
    assert values(district) == before


def test_case_30_a_commune_cannot_bring_a_village_under_another_commune(
    desk: Desk, district: Workbook, tmp_path: Path
) -> None:
    moved = make_revision(
        "village/01603.xa-khac", {"commune": "01606", "name": "Xóm khác"},
        author="xa-01603", device="d", edited_at="2023-06-05T08:00:00Z",
    )  # fmt: skip
    report = take_one(district, package(tmp_path / "a.ntmx", [moved]))
    assert [one.reason for one in report.refused_rows] == ["bad_value"]
    assert report.new == 0
