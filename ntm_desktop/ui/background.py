"""Longer work without a frozen window: a function in a thread, or a generator in small steps.

The workbook belongs to the window's thread. Work on it is a generator that yields between short
pieces; only what does not touch it (a chart file, a report, a copy) goes into a thread.
"""

from __future__ import annotations

import queue
import threading
import tkinter as tk
from collections.abc import Callable, Iterator
from typing import TypeVar

T = TypeVar("T")

_POLL_MS = 40


class Work:
    """A running piece of work. ``cancel`` asks it to stop; ``cancelled`` says that it was asked."""

    def __init__(self) -> None:
        self._cancel = threading.Event()
        self.running = True

    def cancel(self) -> None:
        """Ask the work to stop at its next step; a thread looks at ``cancelled`` itself."""
        self._cancel.set()

    @property
    def cancelled(self) -> bool:
        """Whether someone asked it to stop."""
        return self._cancel.is_set()


class Background:
    """Starts work for the window ``root``; ``fault`` takes every exception, on Tk's thread."""

    def __init__(self, root: tk.Misc, fault: Callable[[BaseException], None]) -> None:
        self._root = root
        self._fault = fault

    def thread(self, work: Callable[[Work], T], done: Callable[[T], None]) -> Work:
        """Run ``work`` in a thread; ``done`` gets its result on Tk's thread unless cancelled."""
        running = Work()
        results: queue.SimpleQueue[tuple[T | None, BaseException | None]] = queue.SimpleQueue()

        def run() -> None:
            try:
                results.put((work(running), None))
            except BaseException as fault:
                results.put((None, fault))

        def poll() -> None:
            try:
                value, fault = results.get_nowait()
            except queue.Empty:
                self._root.after(_POLL_MS, poll)
                return
            running.running = False
            if fault is not None:
                self._fault(fault)
            elif not running.cancelled:
                done(value)  # type: ignore[arg-type]  # no fault: it is the work's own result

        threading.Thread(target=run, daemon=True).start()
        self._root.after(_POLL_MS, poll)
        return running

    def steps(
        self,
        work: Iterator[float],
        done: Callable[[], None],
        progress: Callable[[float], None] | None = None,
    ) -> Work:
        """Run a generator step by step between the events of the window.

        It yields how much is done, 0 to 1. Cancelling closes it (its ``finally`` runs) and
        ``done`` is not called.
        """
        running = Work()

        def step() -> None:
            if running.cancelled:
                running.running = False
                close = getattr(work, "close", None)
                if close is not None:
                    close()
                return
            try:
                part = next(work)
            except StopIteration:
                running.running = False
                done()
            except Exception as fault:
                running.running = False
                self._fault(fault)
            else:
                if progress is not None:
                    progress(part)
                self._root.after(1, step)

        self._root.after(1, step)
        return running
