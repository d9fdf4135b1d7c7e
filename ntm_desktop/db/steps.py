"""Named steps for undo and redo: which revisions stand for a step, and the bodies before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ntm_desktop.db.session import Session


@dataclass(frozen=True, slots=True)
class StepRecord:
    """One record of a step: the revision that stands for it now, and the body to go back to."""

    key: str
    revision: str
    former: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """A named step with its records."""

    number: int
    label: str
    records: tuple[StepRecord, ...]


_KEPT, _SWEEP = 500, 100


class Steps(Session):
    """The local list of steps; what is undone is forgotten when something new is done."""

    def add_step(self, label: str, records: Sequence[StepRecord]) -> None:
        """A new step; steps that were undone can no longer be redone, very old ones are dropped."""
        top = self.db.execute("SELECT step, undone FROM step ORDER BY step DESC LIMIT 1").fetchone()
        if top is not None and top[1]:
            self.db.execute("DELETE FROM step WHERE undone=1")
        number = 1 if top is None else int(top[0]) + 1
        if number % _SWEEP == 0:
            self.db.execute("DELETE FROM step WHERE step<=?", (number - _KEPT,))
        self._put(number, label, False, records)

    def turn_step(self, step: Step, undone: bool, records: Sequence[StepRecord]) -> None:
        """The step was undone or redone; these revisions stand for it now."""
        self.drop_step(step.number)
        self._put(step.number, step.label, undone, records)

    def restand(self, step: Step, undone: bool, key: str, left: str, now: str) -> None:
        """The step that is turned next on this record stands on ``now``, which says the same again.

        ``left``: the revision that ``step`` stood on before it was turned. Only where nothing but
        what was typed here lies between the two: else the record was written from elsewhere.
        """
        row = self.db.execute(
            "SELECT s.step, s.revision FROM step s JOIN revision v ON v.seq = s.revision"
            " JOIN record r ON r.record = v.record WHERE r.key=? AND s.undone=? AND s.step"
            + ("<? ORDER BY s.step DESC LIMIT 1" if undone else ">? ORDER BY s.step LIMIT 1"),
            (key, int(not undone), step.number),
        ).fetchone()
        if row is None:
            return
        number, stood = row
        joined = self.db.execute(
            "WITH RECURSIVE line (seq) AS (SELECT seq FROM revision WHERE id=?1"
            " UNION SELECT p.parent FROM line l JOIN revision v ON v.seq = l.seq"
            " JOIN parent p ON p.child = l.seq WHERE v.local=1 AND l.seq<>?2"
            " AND (SELECT count(*) FROM parent WHERE child = l.seq) = 1)"
            " SELECT 1 FROM line WHERE seq=?2 AND EXISTS (SELECT 1 FROM revision a, revision b"
            " WHERE a.seq=?2 AND b.id=?3 AND a.body IS b.body)",
            (bytes.fromhex(left), stood, bytes.fromhex(now)),
        ).fetchone()
        if joined is not None:
            self.db.execute(
                "UPDATE step SET revision=(SELECT seq FROM revision WHERE id=?)"
                " WHERE step=? AND revision=?",
                (bytes.fromhex(now), number, stood),
            )

    def drop_step(self, number: int) -> None:
        """The step can no longer be turned: something else was written on top of it."""
        self.db.execute("DELETE FROM step WHERE step=?", (number,))

    def next_step(self, undone: bool) -> Step | None:
        """The step that undo (``undone`` False) or redo (True) would turn, if any."""
        order = "ASC" if undone else "DESC"
        row = self.db.execute(
            f"SELECT step, label FROM step WHERE undone=? ORDER BY step {order} LIMIT 1",
            (int(undone),),
        ).fetchone()
        if row is None:
            return None
        records = self.db.execute(
            "SELECT r.key, lower(hex(v.id)), s.former FROM step s"
            " JOIN revision v ON v.seq = s.revision JOIN record r ON r.record = v.record"
            " WHERE s.step=? ORDER BY r.key",
            (row[0],),
        )
        return Step(row[0], row[1], tuple(StepRecord(*record) for record in records))

    def _put(self, number: int, label: str, undone: bool, records: Sequence[StepRecord]) -> None:
        self.db.executemany(
            "INSERT INTO step SELECT ?, seq, ?, ?, ? FROM revision WHERE id=?",
            [
                (number, label, int(undone), one.former, bytes.fromhex(one.revision))
                for one in records
            ],
        )
