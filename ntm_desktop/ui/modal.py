"""The small windows behind ``dialogs``: a base that owns the mechanics, and one class a kind.

Only ``dialogs`` makes them. Enter accepts, Escape refuses, the focus stays inside, and a value
that is not good is answered under its field while the window stays open.
"""

from __future__ import annotations

import tkinter as tk
from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

import ttkbootstrap as ttk

from ntm_desktop.texts import dialogs as texts
from ntm_desktop.ui import theme

T = TypeVar("T")

WIDTH = 460


class Modal(Generic[T]):
    """A window that waits for an answer. ``result`` stays None when it is shut."""

    def __init__(self, parent: tk.Tk | tk.Toplevel, title: str) -> None:
        self.result: T | None = None
        self.parent = parent
        self.top = tk.Toplevel(parent, background=theme.PAPER)
        self.top.withdraw()
        self.top.title(title)
        self.top.transient(parent)
        self.top.protocol("WM_DELETE_WINDOW", self.cancel)
        self.top.bind("<Escape>", lambda _event: self.cancel())
        self.frame = ttk.Frame(self.top, padding=theme.px(parent, 20))
        self.frame.pack(fill="both", expand=True)

    @abstractmethod
    def first_focus(self) -> tk.Misc:
        """Where the keyboard begins."""

    def run(self) -> T | None:
        """Show the window, wait until it is answered or shut, return the answer."""
        before = self.parent.focus_get()
        self._place()
        self.top.deiconify()
        self.top.wait_visibility()
        self.top.grab_set()
        self.first_focus().focus_force()
        self.parent.wait_window(self.top)
        if before is not None and before.winfo_exists():
            before.focus_set()
        return self.result

    def answer(self, result: T) -> None:
        """Close with an answer."""
        self.result = result
        self.top.destroy()

    def cancel(self) -> None:
        """Close without one."""
        self.top.destroy()

    def px(self, pixels: int) -> int:
        """Pixels at 100 % → pixels now."""
        return theme.px(self.parent, pixels)

    def say(self, text: str, font: str = theme.TEXT) -> ttk.Label:
        """A paragraph at the top of the window."""
        label = ttk.Label(self.frame, text=text, font=font, wraplength=self.px(WIDTH))
        label.pack(anchor="w", fill="x", pady=(0, self.px(12)))
        return label

    def button_row(
        self, buttons: Sequence[tuple[str, str, Callable[[], None]]]
    ) -> list[ttk.Button]:
        """Buttons at the lower right, from (text, bootstyle, command)."""
        row = ttk.Frame(self.frame)
        row.pack(side="bottom", fill="x", pady=(self.px(8), 0))
        made: list[ttk.Button] = []
        for text, bootstyle, command in reversed(buttons):
            button = ttk.Button(row, text=text, bootstyle=bootstyle, command=command)
            button.pack(side="right", padx=(self.px(8), 0))
            for key in ("<Return>", "<KP_Enter>"):
                button.bind(key, self._pressing(button))
            made.insert(0, button)
        return made

    @staticmethod
    def _pressing(button: ttk.Button) -> Callable[[tk.Event[tk.Misc]], str]:
        def press(_event: tk.Event[tk.Misc]) -> str:
            button.invoke()
            return "break"  # the toolkit's own binding would press a button that is gone

        return press

    def lines_that_fit(self, wanted: int) -> int:
        """How many of so many lines of a list have room on this screen, with air around."""
        room = round(self.parent.winfo_screenheight() * 0.8) - self.px(150)
        return max(3, min(wanted, room // self.px(26)))

    def _place(self) -> None:
        self.top.update_idletasks()
        width, height = self.top.winfo_reqwidth(), self.top.winfo_reqheight()
        left = self.parent.winfo_rootx() + (self.parent.winfo_width() - width) // 2
        above = self.parent.winfo_rooty() + (self.parent.winfo_height() - height) // 3
        left = max(0, min(left, self.parent.winfo_screenwidth() - width))
        above = max(0, min(above, self.parent.winfo_screenheight() - height))
        self.top.geometry(f"+{left}+{above}")


class MessageModal(Modal[str]):
    """A sentence and buttons; the last button is the usual answer, and Enter."""

    def __init__(
        self,
        parent: tk.Tk | tk.Toplevel,
        title: str,
        sentence: str,
        answers: Sequence[str],
        *,
        danger: bool = False,
        mark: str = "",
    ) -> None:
        super().__init__(parent, title)
        if mark:
            ttk.Label(
                self.frame, text=f"{mark}  {title}", font=theme.LARGE, foreground=theme.BAD
            ).pack(anchor="w", pady=(0, self.px(10)))
        self.say(sentence)
        last = len(answers) - 1
        styles = ["danger" if danger else "primary" if i == last else "" for i in range(last + 1)]
        self.buttons = self.button_row(
            [
                (text, styles[i] if i == last else "secondary-outline", self._answering(text))
                for i, text in enumerate(answers)
            ]
        )
        self._first = self.buttons[0 if danger else last]

    def first_focus(self) -> tk.Misc:
        return self._first

    def _answering(self, text: str) -> Callable[[], None]:
        return lambda: self.answer(text)


class TextModal(Modal[str]):
    """One field, its reason under it."""

    def __init__(
        self,
        parent: tk.Tk | tk.Toplevel,
        title: str,
        label: str,
        value: str,
        check: Callable[[str], str | None] | None,
        long: bool,
        required: bool,
        ok: str,
    ) -> None:
        super().__init__(parent, title)
        self._check, self._required = check, required
        self.say(label)
        self.field: tk.Text | ttk.Entry
        if long:
            self.field = tk.Text(
                self.frame, height=5, width=56, wrap="word", font=theme.TEXT, padx=6, pady=4
            )
            self.field.insert("1.0", value)
            self.field.bind("<Tab>", self._leave)
            self.field.bind("<Control-Return>", self._accept_key)
        else:
            self.field = ttk.Entry(self.frame, width=56, font=theme.TEXT)
            self.field.insert(0, value)
            self.field.selection_range(0, "end")
            self.field.bind("<Return>", self._accept_key)
        self.field.pack(fill="x")
        self.reason = ttk.Label(
            self.frame, foreground=theme.BAD, font=theme.SMALL, wraplength=self.px(WIDTH)
        )
        self.reason.pack(anchor="w", fill="x", pady=(self.px(4), 0))
        self.buttons = self.button_row(
            [
                (texts.CANCEL, "secondary-outline", self.cancel),
                (ok, "primary", self.accept),
            ]
        )

    def first_focus(self) -> tk.Misc:
        return self.field

    def accept(self) -> None:
        """Close with the text if it is good, else say under the field why it is not."""
        text = self._text()
        reason = texts.NEEDED if self._required and not text else None
        if reason is None and self._check is not None:
            reason = self._check(text)
        if reason is None:
            self.answer(text)
        else:
            self.reason.configure(text=f"! {reason}")
            self.field.focus_set()

    def _text(self) -> str:
        if isinstance(self.field, tk.Text):
            return self.field.get("1.0", "end-1c").strip()
        return str(self.field.get()).strip()

    def _accept_key(self, _event: tk.Event[tk.Misc]) -> str:
        self.accept()
        return "break"

    def _leave(self, _event: tk.Event[tk.Misc]) -> str:
        self.buttons[-1].focus_set()
        return "break"


class ProgressModal(Modal[None]):
    """A bar that someone else moves, and a cancel button. It does not wait: no ``run``."""

    def __init__(
        self,
        parent: tk.Tk | tk.Toplevel,
        title: str,
        sentence: str,
        cancelled: Callable[[], None],
    ) -> None:
        super().__init__(parent, title)
        self._cancelled = cancelled
        self._label = self.say(sentence)
        self._bar = tk.Canvas(
            self.frame,
            width=self.px(WIDTH),
            height=self.px(8),
            background=theme.TRACK,
            highlightthickness=0,
        )
        self._bar.pack(fill="x", pady=(0, self.px(12)))
        self._part = self._bar.create_rectangle(0, 0, 0, 0, fill=theme.ACCENT, width=0)
        self.buttons = self.button_row([(texts.CANCEL, "secondary-outline", self.cancel)])
        self._place()
        self.top.deiconify()
        self.buttons[0].focus_set()

    def first_focus(self) -> tk.Misc:
        return self.buttons[0]

    def set(self, part: float, sentence: str = "") -> None:
        """How much is done, 0 to 1; a sentence replaces the one that stands there."""
        if not self.top.winfo_exists():
            return
        self._bar.coords(self._part, 0, 0, self._bar.winfo_width() * part, self.px(8))
        if sentence:
            self._label.configure(text=sentence)

    def cancel(self) -> None:
        """Ask the work to stop; the one who works closes the window."""
        if self.top.winfo_exists():
            self._label.configure(text=texts.CANCELLING)
            self._cancelled()

    def close(self) -> None:
        """The work is over."""
        if self.top.winfo_exists():
            self.top.destroy()
