"""The kinds of record of the programme beside the criteria: people, work, money, products, voices.

Each section of the plan that they serve is named beside them (Kế hoạch 2023, huyện Quảng Hòa).
Money is in million đồng, land in m², labour in days.
"""

from __future__ import annotations

from ntm_desktop.domain.kind import (
    FLAG,
    NOTE,
    Field,
    FieldType,
    Kind,
    choice,
    code,
    day,
    decimal,
    line,
    lines,
    text,
)

PROGRAMME = (
    # III.1, VI.1: who of the steering committee follows which criteria and communes.
    Kind(
        "committee_member",
        ("committee_member",),
        (
            line("name", True),
            line("position"),
            line("role"),
            code("organisation"),
            lines("units"),
            lines("codes"),
            text("duties"),
            line("phone"),
            day("valid_from"),
            day("valid_to"),
            NOTE,
        ),
    ),
    # III.2, VI.3: who does what until when, what stands in the way, who removes it.
    Kind(
        "task",
        ("scope", "task"),
        (
            line("title", True),
            code("unit"),
            line("codes"),
            line("person"),
            code("organisation"),
            day("due"),
            choice("progress", "waiting", "doing", "done", "dropped"),
            decimal("percent"),
            text("obstacle"),
            line("remover"),
            day("done_on"),
            code("finding"),
            NOTE,
        ),
    ),
    # III.3, V.3, VI.2.5, VI.2.14: works, schools, component projects of the programmes.
    Kind(
        "project",
        ("scope", "project"),
        (
            line("title", True),
            code("unit"),
            choice(
                "project_kind",
                "transport",
                "irrigation",
                "power",
                "school",
                "culture",
                "trade",
                "health",
                "water",
                "environment",
                "housing",
                "production",
                "component",
                "other",
            ),
            choice("programme", "rural", "poverty", "ethnic", "other"),
            line("codes"),
            line("owner"),
            decimal("total"),
            day("started_on"),
            day("finished_on"),
            choice("status", "proposed", "approved", "doing", "finished", "stopped"),
            NOTE,
            # III.3: works go first to villages that aim at the standard.
            code("village"),
        ),
    ),
    # Condition 2 of recognition (QĐ 18/2022/QĐ-TTg): no debts for basic construction.
    Kind(
        "debt",
        ("scope", "debt"),
        (
            line("title", True),
            code("unit"),
            code("project"),
            decimal("amount", True),
            decimal("paid"),
            line("creditor"),
            day("since"),
            day("due"),
            NOTE,
        ),
    ),
    # V.5, V.7: what people and firms gave, by quantity and converted value.
    Kind(
        "contribution",
        ("scope", "contribution"),
        (
            line("donor", True),
            choice("donor_kind", "household", "enterprise", "organisation", "expatriate", "other"),
            choice("form", "cash", "materials", "land", "labour", "other", required=True),
            decimal("quantity"),
            line("quantity_unit"),
            decimal("value"),
            day("date"),
            code("unit"),
            code("village"),
            code("project"),
            choice("commend", *FLAG),
            NOTE,
        ),
    ),
    # II.2, VI.3: products of the OCOP programme.
    Kind(
        "ocop_product",
        ("scope", "ocop_product"),
        (
            line("name", True),
            line("producer"),
            line("product_group"),
            choice("stars", "1", "2", "3", "4", "5"),
            choice("stars_aim", "3", "4", "5"),
            lines("papers"),
            line("decision"),
            day("decided_on"),
            day("expires_on"),
            NOTE,
        ),
    ),
    # VI.3: production-support projects, participants chosen by the people.
    Kind(
        "production_project",
        ("scope", "production_project"),
        (
            line("title", True),
            code("village"),
            line("product"),
            decimal("households"),
            decimal("poor"),
            lines("participants"),
            day("chosen_on"),
            line("minutes"),
            decimal("total"),
            decimal("contributed"),
            choice("status", "proposed", "approved", "doing", "finished", "stopped"),
            text("result"),
            NOTE,
        ),
    ),
    # V.3, V.4: what the economy of a commune stands on; feeds 13.1 to 13.5.
    Kind(
        "economic_unit",
        ("scope", "economic_unit"),
        (
            line("name", True),
            choice(
                "economic_kind",
                "main_product",
                "cooperative",
                "enterprise",
                "linkage",
                "craft_village",
                "extension_group",
                required=True,
            ),
            line("product"),
            line("partner"),
            decimal("members"),
            decimal("turnover"),
            choice("effective", "yes", "no"),
            choice("traceable", "yes", "no"),
            line("certificate"),
            day("contract_to"),
            NOTE,
        ),
    ),
    # V.4, V.6: vocational classes and jobs found; feeds 12.
    Kind(
        "employment",
        ("scope", "employment"),
        (
            line("title", True),
            choice("employment_kind", "class", "job", "abroad", required=True),
            day("date"),
            code("unit"),
            decimal("people", True),
            decimal("women"),
            decimal("placed"),
            line("place"),
            NOTE,
        ),
    ),
    # V.6: training of officers and people.
    Kind(
        "training",
        ("scope", "training"),
        (
            line("title", True),
            day("date"),
            line("place"),
            line("host"),
            choice("audience", "officers", "village", "people", "mixed"),
            decimal("people"),
            decimal("women"),
            decimal("cost"),
            NOTE,
        ),
    ),
    # V.2, III.2: propaganda and movements such as "5 không, 3 sạch", with results per village.
    Kind(
        "propaganda",
        ("scope", "propaganda"),
        (
            line("title", True),
            choice(
                "propaganda_kind", "meeting", "broadcast", "press", "contest", "movement", "visit"
            ),
            line("movement"),
            day("date"),
            code("unit"),
            code("village"),
            decimal("times"),
            decimal("people"),
            text("result"),
            NOTE,
        ),
    ),
    # V.7
    Kind(
        "commendation",
        ("scope", "commendation"),
        (
            line("name", True),
            choice("recipient_kind", "collective", "person", "household", "enterprise"),
            line("award"),
            text("reason"),
            line("decision"),
            day("decided_on"),
            decimal("amount"),
            code("unit"),
            NOTE,
        ),
    ),
    # V.8: inspections and what they found; a finding becomes a task.
    Kind(
        "inspection",
        ("scope", "inspection"),
        (
            line("title", True),
            day("date"),
            code("unit"),
            line("team"),
            text("content"),
            text("conclusion"),
            NOTE,
        ),
    ),
    Kind(
        "inspection_finding",
        ("scope", "inspection_finding"),
        (
            line("title", True),
            code("inspection"),
            code("unit"),
            line("codes"),
            choice("finding_kind", "obstacle", "shortcoming", "violation", required=True),
            text("handling"),
            day("due"),
            day("done_on"),
            decimal("amount"),
            code("task"),
            NOTE,
        ),
    ),
    # VI.2.15: how satisfied the people are, asked in each village.
    Kind(
        "survey",
        ("scope", "survey"),
        (
            code("village", True),
            code("round"),
            day("date"),
            decimal("households", True),
            decimal("asked", True),
            decimal("answered", True),
            decimal("satisfied", True),
            Field("contents", FieldType.OBJECT),
            NOTE,
        ),
    ),
    # VI.3: what was made public.
    Kind(
        "disclosure",
        ("scope", "disclosure"),
        (
            line("title", True),
            day("date"),
            day("until"),
            line("place"),
            choice("disclosure_kind", "posted", "meeting", "broadcast", "online"),
            text("content"),
            NOTE,
        ),
    ),
    # VI.3: management boards and village development boards.
    Kind(
        "board",
        ("scope", "board"),
        (
            line("name", True),
            choice("board_kind", "steering", "management", "village_development", "supervision"),
            code("village"),
            line("decision"),
            day("decided_on"),
            lines("members"),
            text("changes"),
            NOTE,
        ),
    ),
    # VI.4: the texts of reports that people wrote by hand, section by section.
    Kind("narrative", ("scope", "report", "round", "section"), (text("words", True),)),
    # A report of the office's own shape instead of the built-in one.
    Kind(
        "template",
        ("scope", "report"),
        (
            line("file_name", True),
            Field("sha256", FieldType.SHA, True),
            decimal("size", True),
            NOTE,
        ),
    ),
)
