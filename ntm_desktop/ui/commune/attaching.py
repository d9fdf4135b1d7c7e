"""A batch of files on its way into the workbook; of large scans it is asked first how."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ntm_desktop.errors import NtmError
from ntm_desktop.services.papers.scan_reducing import Reduction, is_picture_name, reduction
from ntm_desktop.texts import evidence as texts
from ntm_desktop.ui.background import Background, Work
from ntm_desktop.ui.commune.reduce_modal import Answer, Choice, ReduceModal
from ntm_desktop.ui.modal import ProgressModal

_SHOW_AFTER_MS = 400  # one picture is looked at before a window would have been read


@dataclass(slots=True)
class Done:
    """What became of a batch. ``saved``: bytes; ``faults``: a sentence for each file refused."""

    attached: int = 0
    left_out: int = 0
    saved: int = 0
    faults: list[str] = field(default_factory=list)


class Attaching:
    """One batch. Pictures are unpacked in a thread; the workbook is written by the window's own.

    ``attach`` puts one file into the workbook, in the smaller form where there is one; it may
    raise NtmError. ``done`` is called at the end, at once where the batch holds no picture.
    """

    def __init__(
        self,
        window: tk.Tk | tk.Toplevel,
        background: Background,
        attach: Callable[[Path, Reduction | None], None],
        done: Callable[[Done], None],
    ) -> None:
        self._window, self._background = window, background
        self._attach, self._tell = attach, done
        self._work: Work | None = None
        self._progress: ProgressModal | None = None
        self._cancelled = False

    def start(self, files: Sequence[Path]) -> None:
        """Look at the pictures among the files, then go on."""
        self._files = tuple(files)
        self._pictures = [one for one in self._files if is_picture_name(one)]
        self._found: dict[Path, Reduction] = {}
        self._done = Done()
        self._refused: set[Path] = set()
        if self._pictures:
            self._window.after(_SHOW_AFTER_MS, self._show_progress)
        self._look(0)

    def cancel(self) -> None:
        """Stop looking; nothing of the batch is attached."""
        if self._work is not None:
            self._work.cancel()
        self._cancelled = True
        self._finish()

    def _look(self, place: int) -> None:
        if self._cancelled:
            return
        if place == len(self._pictures):
            self._close_progress()
            self._settle()
            return
        path = self._pictures[place]
        self._place = place
        self._move_progress()

        def look(_work: Work) -> Reduction | NtmError | None:
            try:
                return reduction(path)
            except NtmError as fault:
                return fault

        def looked(found: Reduction | NtmError | None) -> None:
            if isinstance(found, NtmError):
                self._refused.add(path)
                self._done.faults.append(found.sentence)
            elif found is not None:
                self._found[path] = found
            self._look(place + 1)

        self._work = self._background.thread(look, looked)

    def _settle(self) -> None:
        choices = self._ask()
        if self._cancelled:
            return
        for path in self._files:
            choice = choices.get(path, Choice.KEEP)
            if choice is Choice.LEAVE_OUT:
                self._done.left_out += 1
            elif path not in self._refused:
                self._put(path, self._found[path] if choice is Choice.REDUCE else None)
        self._finish()

    def _ask(self) -> dict[Path, Choice]:
        """One question for the batch, unless the person wants to see each picture."""
        choices: dict[Path, Choice] = {}
        same: Choice | None = None
        waiting = list(self._found)
        for number, path in enumerate(waiting, 1):
            found = self._found[path]
            choice = same
            if choice is None or (choice is Choice.KEEP and found.original_too_large):
                rest = len(waiting) - number
                answer = ReduceModal(self._window, path.name, found, rest).run()
                answer = answer or Answer(Choice.LEAVE_OUT, True)
                choice = answer.choice
                same = choice if answer.for_rest else None
            choices[path] = choice
        return choices

    def _put(self, path: Path, smaller: Reduction | None) -> None:
        try:
            self._attach(path, smaller)
        except NtmError as fault:
            self._done.faults.append(fault.sentence)
            return
        self._done.attached += 1
        if smaller is not None:
            self._done.saved += smaller.before - smaller.after

    def _finish(self) -> None:
        self._close_progress()
        self._tell(self._done)

    # ------------------------------------------------------------------ progress

    def _show_progress(self) -> None:
        looking = self._work is not None and self._work.running and not self._cancelled
        if looking and self._progress is None and self._window.winfo_exists():
            self._progress = ProgressModal(
                self._window, texts.LOOKING_TITLE, self._sentence(), self.cancel
            )
            self._move_progress()

    def _move_progress(self) -> None:
        if self._progress is not None:
            self._progress.set(self._place / len(self._pictures), self._sentence())

    def _sentence(self) -> str:
        count = len(self._pictures)
        return texts.looking(self._place + 1, count, self._pictures[self._place].name)

    def _close_progress(self) -> None:
        if self._progress is not None:
            self._progress.close()
            self._progress = None
