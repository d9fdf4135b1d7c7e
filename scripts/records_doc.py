"""Writes `docs/records.md`: every kind of record with its key and fields, from the program itself.

``.venv/bin/python -m scripts.records_doc``; a test fails while the page is not what this writes.
"""

from __future__ import annotations

from pathlib import Path

from ntm_desktop import paths
from ntm_desktop.domain.kind import Field, FieldType, Kind
from ntm_desktop.domain.records import KINDS
from ntm_desktop.services.records.registers import MADE_ELSEWHERE
from ntm_desktop.services.shipped.catalogue import load_catalogue
from ntm_desktop.texts import records as words
from ntm_desktop.texts import value_rules as value_texts
from ntm_desktop.texts.registers import KEY_EXAMPLES

PAGE = Path(__file__).resolve().parent.parent / "docs" / "records.md"
_TYPES = {
    FieldType.LINE: "one line",
    FieldType.TEXT: "text",
    FieldType.DECIMAL: "number",
    FieldType.DATE: "day",
    FieldType.CODE: "code",
    FieldType.CHOICE: "one of",
    FieldType.SHA: "hash of an attached file",
    FieldType.LINES: "lines, parted by `;`",
    FieldType.OBJECT: "JSON object",
    FieldType.FIGURES: "figures of measures",
}
_HEAD = """# Records

Everything that people record is a record of one of these kinds; `ntm-desktop record`, `list` and
`delete` work on all of them (`ntm-desktop record --help`). This page is written by
`python -m scripts.records_doc`.

    ntm-desktop record so.ntm task --set title="Xây 24 nhà tiêu" --set due=30/9/2023
    ntm-desktop record so.ntm funding 01603/2023/dan-gop --set title="Dân góp" --set planned=1.460,5
    ntm-desktop list so.ntm task --json
    ntm-desktop delete so.ntm task/01603/10d3c63d0522

- A key is the kind and the parts that stand behind it. Where it is left out, a new record of one's
  own scope is made; one of money is in the year of the open round. `scope` is the owner: a
  commune's code, an office's code, or `huyen`.
- Only the owner writes a record, and the district on its behalf. So a task that the district gives
  to a commune (`--set unit=01603`, no key) is `task/01603/…`: the commune tells how far it is. One
  with the key `task/huyen/…` stays the district's own, which the commune only reads.
- Numbers and days are typed as people type them (`1.460,5`, `30/9/2023`) and stored as `1460.5`,
  `2023-09-30`. Money is in million đồng. A choice may be said by its word or its code, a unit by
  name or code, also in a list of units (`--set units="phuc sen; 01639"`). An empty value empties
  the field. **Bold** fields are required.
- A field that names another record (`project`, `inspection`, `finding`, `task`, `part_of`) takes
  its key as `list` prints it, with or without the kind in front; all but `part_of` take its last
  part alone too.
- A village's key is its commune's code, a dot and its name without marks:
  `village/01603.phia-chang`; left out, it is made of the fields `commune` and `name`.
- In a commune's workbook a new record is about the commune where no `unit` is given.
- What cannot be is refused with a sentence that says what to write: years that are no years,
  half households, codes, units, villages and records that are not there.
- Kinds marked † are written by the action that makes them, not field by field.
"""


def page() -> str:
    """The whole page."""
    kinds = "".join(_kind(kind) for kind in sorted(KINDS.values(), key=lambda one: one.name))
    return _HEAD + _names() + kinds


def _names() -> str:
    bases = load_catalogue(paths.assets()).base_figures()
    lists = (
        (
            "Settings",
            "`setting/NAME`, a share in per cent, or a list where that is said",
            value_texts.SETTINGS,
        ),
        ("Metrics of goals", "the field `metric` of a `goal`", value_texts.METRICS),
        ("Levels", "the last part of the key of a `recognition`", value_texts.GRADES),
        (
            "Base figures",
            "the last part of the key of a `base_figure`",
            {one.code: f"{one.title} ({one.unit})" for one in bases},
        ),
    )
    parts = []
    for title, where, names in lists:
        lines = [f"- `{name}` {said}" for name, said in names.items()]
        parts.append(f"\n### {title}: {where}\n\n" + "\n".join(lines) + "\n")
    return "\n## Names\n" + "".join(parts)


def _kind(kind: Kind) -> str:
    mark = " †" if kind.name in MADE_ELSEWHERE else ""
    key = "/".join((kind.name, *(part.upper() for part in kind.parts)))
    lines = [
        f"\n## {kind.name}{mark}\n",
        f"{words.KINDS[kind.name]} · `{key}`" + _example(kind.name) + "\n",
    ]
    if kind.fields:
        lines += ["| field | on screen | holds |", "|---|---|---|"]
        lines += [_field(kind, field) for field in kind.fields]
    return "\n".join(lines) + "\n"


def _example(name: str) -> str:
    if name not in KEY_EXAMPLES:
        return ""
    key, blank, rest = KEY_EXAMPLES[name].partition(" ")
    return f", as `{key}`{blank}{rest}"


def _field(kind: Kind, field: Field) -> str:
    name = f"**{field.name}**" if field.required else field.name
    label = words.field_label(kind.name, field.name) if field.name not in words.HIDDEN else ""
    holds = _TYPES[field.type]
    if field.choices:
        said = (
            f"`{choice}` {words.CHOICES.get((field.name, choice), '')}".strip()
            for choice in field.choices
        )
        holds = f"{holds}: {', '.join(said)}"
    return f"| {name} | {label} | {holds} |"


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
