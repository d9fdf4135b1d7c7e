"""Files that are dropped on a row of the form become its papers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ntm_desktop.services import opening
from ntm_desktop.services.criteria.reading import UnitForm
from ntm_desktop.services.exchange import exporting
from ntm_desktop.services.papers import evidence
from ntm_desktop.services.papers.scan_reducing import Reduction
from ntm_desktop.texts import evidence as texts
from ntm_desktop.ui.commune.attaching import Attaching, Done
from ntm_desktop.ui.view import AppContext

_FAULTS_TOLD = 5
_DATA = (exporting.SUFFIX, opening.SUFFIX)


def are_papers(files: Sequence[Path]) -> bool:
    """Whether none of the files is a package or a workbook, which are for the page of packages."""
    return not any(one.suffix.lower() in _DATA for one in files)


class Dropping:
    """One batch at a time, for the place that was shown when it was dropped."""

    def __init__(self) -> None:
        self._batch: Attaching | None = None

    @property
    def busy(self) -> bool:
        """Whether files are still being looked at."""
        return self._batch is not None

    def attach(
        self, context: AppContext, form: UnitForm, code: str, shown: str, files: Sequence[Path]
    ) -> None:
        """Attach files to the row of that code; ``shown``: the code as people see it.

        Faults are told in a window, what was done in the status bar.
        """
        if self.busy:
            context.say(texts.STILL_ATTACHING)
            return
        reason = evidence.closed_reason(context.book, form.round.code)
        if reason:
            context.dialogs.show_error(reason)
            return
        place = (form.unit.code, form.criteria_set.id, code, form.round.code)

        def attach(file: Path, smaller: Reduction | None) -> None:
            evidence.attach(context.book, *place, file, smaller or False)

        def done(found: Done) -> None:
            self._batch = None
            told = texts.done(found.attached, found.left_out, found.saved)
            if told:
                context.say(texts.dropped(shown, told))
            if found.faults:
                context.dialogs.show_error("\n".join(found.faults[:_FAULTS_TOLD]))

        window = context.dialogs.window
        self._batch = Attaching(window, context.background, attach, done)
        self._batch.start(files)
