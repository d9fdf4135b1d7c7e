"""A row of the form: its values, why they give what they give, and saving what is typed."""

from __future__ import annotations

from collections.abc import Sequence

from ntm_desktop.domain.criteria import Figure
from ntm_desktop.domain.fields import FieldError
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.domain.status import CriterionResult
from ntm_desktop.errors import NtmError
from ntm_desktop.services.criteria.assessing import Input
from ntm_desktop.services.criteria.reading import FormRow, Spoken
from ntm_desktop.services.describing import when
from ntm_desktop.texts import commune as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.commune.field import Field
from ntm_desktop.ui.commune.form_model import Draft, shown_why
from ntm_desktop.ui.commune.row_widgets import RowWidgets
from ntm_desktop.ui.commune.sources import UncheckedMark, unchecked_words
from ntm_desktop.ui.commune.voices import Voices, others_spoke

_LONGEST_TITLE = 330
_STATED = {texts.OUTCOMES[one.word]: one.word for one in Outcome if one.speaks}
_STATED[""] = ""
_INKS = {Outcome.MET: theme.GOOD, Outcome.NOT_MET: theme.BAD}


class IndicatorRow(RowWidgets):
    """``show`` puts a unit's values into the widgets of a code."""

    # ------------------------------------------------------------------ values

    def show(self, row: FormRow, *, anew: bool = False) -> None:
        """Put the values of a row into the widgets; what is being typed there stays."""
        model = self._host.model
        moved = anew or self._place != model.where
        self.row, self._place = row, model.where
        self.conflicted = model.conflicted(row)
        said = row.own or row.carried
        self._show_title(row)
        self._mute(not row.writable or (row.own is None and row.carried is not None))
        self._enable(row.writable)
        for field, text in zip(self.fields, self._texts(said), strict=True):
            draft = model.draft(self.code, field)
            if draft is not None:
                field.shown = text
                if moved:
                    field.put(draft.text)
                    field.mark(draft.fault)
            elif moved or not field.dirty:
                field.show(text)
        for measure in row.indicator.measures if row.indicator is not None else ():
            entry = self.entries.get(measure.code)
            if entry is not None:
                entry.offer(model.bases, model.units, row.writable)
                figure = said.figures.get(measure.code) if said is not None else None
                entry.show_limit(measure, model.limit(measure, figure))
        if len(row.evidence) != self._papers:
            self._papers = len(row.evidence)
            self.evidence.configure(text=texts.files(self._papers))
        self._show_result(row)
        self._show_why()
        self._show_voices(row)

    def _texts(self, said: Spoken | None) -> list[str]:
        found = []
        for code, entry in self.entries.items():
            found += entry.texts_of(said.figures.get(code) if said else None)
        stated = said.stated if said else None
        found.append("" if stated is None else texts.OUTCOMES[stated.word])
        found.append(" ".join(said.note.split()) if said else "")
        return found

    def _show_title(self, row: FormRow) -> None:
        title = row.title
        if len(title) > _LONGEST_TITLE:
            title = title[:_LONGEST_TITLE].rpartition(" ")[0] + "…"
        self.title.say(title)
        words = unchecked_words(row)
        says = (words, self._host.model.sources(row)) if words else None
        if says == (self._unchecked.says if self._unchecked is not None else None):
            return
        if self._unchecked is not None:
            self._unchecked.destroy()
        self._unchecked = None if says is None else UncheckedMark(self._body, *says)
        if self._layout is not None:
            self._grid(self._layout.narrow)

    def _mute(self, muted: bool) -> None:
        if muted is not self._muted:
            self._muted = muted
            for field in self.fields:
                field.widget.configure(foreground=theme.QUIET if muted else theme.INK)

    def _enable(self, writable: bool) -> None:
        if writable is not self._writable:
            self._writable = writable
            for field in self.fields:
                field.enable(writable)

    def _show_result(self, row: FormRow) -> None:
        if self.result is None:
            return
        force = row.in_force
        if isinstance(force, CriterionResult):
            by, carried = force.basis, force.unreviewed
        else:
            by, carried = force.authority, force.carried
        mark, ink, ground = theme.OUTCOME_MARKS[force.outcome]
        self.result.say(texts.outcome(mark, force.outcome.word, by.word, carried=carried), ink)
        self.result.label.configure(background=ground)

    def _show_why(self) -> None:
        row = self.row
        self.show_received(texts.received(when(row.received)[:10]) if row.received else "")
        fault = next((field.fault for field in self.fields if field.fault), "")
        if fault:
            self._tell(fault, theme.BAD)
            return
        said = row.own or row.carried
        parts, ink = [], theme.QUIET
        if said is not None and said.why:
            form = self._host.model.form
            why = shown_why(form, row, said.why) if form is not None else said.why
            finding = said.finding
            ink = theme.WARN if finding else _INKS.get(said.judged, theme.QUIET)
            parts.append(texts.finding(said.outcome.word, why) if finding else why)
        if row.own is None and row.carried is not None:
            key = texts.CONFIRM_KEY if row.writable else ""
            parts.append(texts.carried(self._host.model.round_name(row.carried.round), key))
            ink = theme.QUIET
        beside = self._host.model.feed(row.code)
        if beside:
            parts.append(beside)
        form = self._host.model.form
        if not row.writable and form is not None and not form.round.closed:
            parts.append(texts.READ_ONLY_ROW)
        if isinstance(row.in_force, CriterionResult) and row.in_force.findings:
            parts.append(texts.contradicted(row.in_force.findings))
            ink = theme.WARN
        if self.conflicted:
            parts.insert(0, texts.IN_CONFLICT)
            ink = theme.WARN
        self._tell("   ".join(parts), ink)

    def _tell(self, words: str, ink: str) -> None:
        self.why.say(words, ink)
        self._show_or_hide_words()

    def _show_voices(self, row: FormRow) -> None:
        form = self._host.model.form
        if form is None or not others_spoke(row, form.evaluator):
            if self.voices is not None:
                self.voices.destroy()
                self.voices = None
            return
        if self.voices is None:
            self.voices = Voices(self._body)
            if self._layout is not None:
                self.voices.wrap(self._layout.whole)
                self._grid(self._layout.narrow)
        self.voices.show(self._host.model, row)

    # ------------------------------------------------------------------ typing

    def collect(self, fields: Sequence[Field]) -> Input | None:
        """The change that these fields make, None where none can be read. Faults are shown."""
        said = self.row.own or self.row.carried
        figures: dict[str, Figure] = {}
        stated = note = None
        for field in fields:
            field.mark("")
            try:
                if field.part == "stated":
                    stated = field.stated_word(_STATED)
                elif field.part == "note":
                    note = field.text
                else:
                    saved = said.figures.get(field.measure) if said else None
                    entry = self.entries[field.measure]
                    known = figures.get(field.measure, saved)
                    figures[field.measure] = entry.figure(field, known)
            except FieldError as fault:
                self.fail(field, fault.sentence)
        if not figures and stated is None and note is None:
            return None
        return self._host.model.input(self.row, stated=stated, figures=figures or None, note=note)

    def save(self, field: Field) -> None:
        """Save one field; see ``FieldOwner``."""
        if not self._writable:
            return
        change = self.collect([field])
        if change is None:
            return
        before, field.shown = field.shown, field.text
        try:
            self._host.model.assess(change)
        except NtmError as fault:
            field.shown = before
            self.fail(field, str(fault))
            return
        self.settle([field])

    def settle(self, fields: Sequence[Field]) -> None:
        """These are saved: nothing is kept of what was typed wrongly there."""
        for field in fields:
            field.shown = field.text
            field.mark("")
            self._host.model.keep_draft(self.code, field, None)
        self.show(self._host.model.rows[self.code])

    def fail(self, field: Field, sentence: str) -> None:
        """Show a sentence under the fields; the text stays and is kept."""
        field.mark(sentence)
        self._host.model.keep_draft(self.code, field, Draft(field.text, sentence))
        self._show_why()

    def forget_typed(self, field: Field) -> None:
        """Escape: what is saved stands there again."""
        self._host.model.keep_draft(self.code, field, None)
        field.put(field.shown)
        field.mark("")
        self._show_why()

    def take_base(self, field: Field) -> bool:
        """Take the base figure as total, and save it."""
        entry = self.entries.get(field.measure)
        taken = entry.take_base() if entry is not None and self._writable else None
        if taken is not None and taken.dirty:
            self.save(taken)
        return taken is not None
