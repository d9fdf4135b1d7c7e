"""Sample records beside the criteria: one or two of every kind, so that every page shows something.

Invented throughout. Names of people and firms are numbered samples; every title, name and note
begins with the mark of a sample.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ntm_desktop.domain.district_criteria import member_codes
from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.domain.ownership import commune_org
from ntm_desktop.domain.records import KINDS
from ntm_desktop.services.describing import NAME_FIELDS
from ntm_desktop.services.samples.sample_figures import drawn
from ntm_desktop.services.samples.sample_made import Made
from ntm_desktop.services.samples.sample_villages import answers
from ntm_desktop.services.units import Unit
from ntm_desktop.texts import sample_programme as texts
from ntm_desktop.texts.sample_rules import OCOP_PAPERS

OFFICE = "nong-nghiep"
_PROGRESS = ("doing", "waiting", "done")


def records_of(
    communes: Sequence[Unit],
    villages: Sequence[Unit],
    year: str,
    round_code: str,
    district_codes: Sequence[str] = (),
    towns: Sequence[str] = (),
) -> Iterator[Made]:
    """The records of a sample district in a year; ``villages`` of these communes.

    ``district_codes``: conditions and criteria of the district, dealt out among the members of its
    committee; ``towns``: their codes, the first has a work.
    """
    yield from _district(communes, villages, year, district_codes)
    yield from _works(communes, towns, year)
    yield from _office(communes, year)
    for place, unit in enumerate(communes):
        mine = [one.code for one in villages if one.code.startswith(f"{unit.code}.")]
        yield from _commune(unit, mine, place, year, round_code)


def _made(kind: str, scope: str, number: int, author: str, body: Mapping[str, Any]) -> Made:
    parts = KINDS[kind].parts
    name = f"mau-{number}"
    key = KINDS[kind].key(name) if parts == (kind,) else KINDS[kind].key(scope, name)
    marked = {
        field: f"{texts.MARK} {value}" if field in NAME_FIELDS else value
        for field, value in body.items()
        if value not in (None, "")
    }
    return key, author, {**marked, "note": texts.NOTE}


def _district(
    communes: Sequence[Unit], villages: Sequence[Unit], year: str, codes: Sequence[str]
) -> Iterator[Made]:
    def made(kind: str, number: int, **body: Any) -> Made:
        return _made(kind, DISTRICT, number, DISTRICT, body)

    for number, (role, organisation) in enumerate(texts.COMMITTEE, 1):
        follows = [one.code for one in communes[number - 1 :: len(texts.COMMITTEE)]]
        mine = [member_codes(code) for code in codes[number - 1 :: len(texts.COMMITTEE)]]
        yield made(
            "committee_member",
            number,
            name=texts.person(number),
            role=role,
            organisation=organisation,
            units=follows,
            codes=mine or None,
            duties=texts.DUTIES,
        )
    first = communes[0].code
    first_village = next((one.code for one in villages if one.commune == first), None)
    yield made(
        "project", 1, title=texts.ROAD, unit=first, village=first_village,
        project_kind="transport", programme="rural", total="1850.5",
        started_on=f"{year}-03-01", status="doing", codes="2.1",
    )  # fmt: skip
    yield made("project", 2, title=texts.SCHOOL, unit=communes[1].code, project_kind="school",
               programme="poverty", total="920", status="approved", codes="5")  # fmt: skip
    yield made("inspection", 1, title=texts.INSPECTION, date=f"{year}-05-16", unit=first,
               team=texts.TEAM, conclusion=texts.CONCLUSION)  # fmt: skip
    yield made("inspection_finding", 1, title=texts.FINDING, inspection="mau-1", unit=first,
               finding_kind="obstacle", codes="17.8", due=f"{year}-09-30",
               handling=texts.HANDLING, amount="12", task="mau-2")  # fmt: skip
    yield _made("task", first, 2, DISTRICT, {
        "title": texts.FINDING_TASK, "unit": first, "codes": "17.8", "finding": "mau-1",
        "due": f"{year}-09-30", "progress": "waiting",
    })  # fmt: skip
    yield made("training", 1, title=texts.TRAINING, date=f"{year}-04-12", people="64", women="27",
               audience="officers", place=texts.PLACE)  # fmt: skip
    yield made("commendation", 1, name=texts.household(1), recipient_kind="household",
               award=texts.AWARD, reason=texts.REASON, unit=first, amount="0.5",
               decision=texts.NUMBER, decided_on=f"{year}-05-19")  # fmt: skip
    yield made("task", 1, title=texts.DISTRICT_TASK, unit=first, codes="17", organisation=OFFICE,
               due=f"{year}-05-30", progress="doing", obstacle=texts.OBSTACLE,
               remover=texts.REMOVER)  # fmt: skip


def _works(communes: Sequence[Unit], towns: Sequence[str], year: str) -> Iterator[Made]:
    """A component project of the programme for ethnic minorities, and a work of a town."""
    for number, unit, title, kind, programme in (
        (3, communes[-1].code, texts.ETHNIC_PROJECT, "component", "ethnic"),
        *((4, town, texts.TOWN_PROJECT, "environment", "other") for town in sorted(towns)[:1]),
    ):
        body = {
            "title": title, "unit": unit, "project_kind": kind, "programme": programme,
            "total": "360", "started_on": f"{year}-04-03", "status": "doing",
        }  # fmt: skip
        yield _made("project", DISTRICT, number, DISTRICT, body)


def _office(communes: Sequence[Unit], year: str) -> Iterator[Made]:
    def made(kind: str, number: int, **body: Any) -> Made:
        return _made(kind, OFFICE, number, OFFICE, body)

    yield made("training", 1, title=texts.OFFICE_TRAINING, date=f"{year}-05-09", people="38",
               audience="village")  # fmt: skip
    yield made("inspection", 1, title=texts.OFFICE_INSPECTION, date=f"{year}-05-22",
               unit=communes[0].code, conclusion=texts.CONCLUSION)  # fmt: skip
    yield made("task", 1, title=texts.OFFICE_TASK, unit=communes[0].code, codes="13.3",
               due=f"{year}-10-31", progress="waiting", person=texts.person(4))  # fmt: skip


def _commune(
    unit: Unit, villages: Sequence[str], place: int, year: str, round_code: str
) -> Iterator[Made]:
    author, village = commune_org(unit.code), villages[0] if villages else None

    def made(kind: str, number: int, **body: Any) -> Made:
        return _made(kind, unit.code, number, author, body)

    def number_of(name: str, low: int, high: int) -> str:
        return str(drawn(unit.code, name, low=low, high=high))

    progress = _PROGRESS[place % 3]
    done = {"doing": number_of("task", 10, 80), "done": "100"}.get(progress)
    yield made("task", 1, title=texts.TASK, unit=unit.code, codes="17.8", person=texts.person(5),
               due=f"{year}-{4 + place % 6:02d}-28", progress=progress, percent=done)  # fmt: skip
    yield made("board", 1, name=texts.BOARD, board_kind="management", decided_on=f"{year}-01-18",
               decision=texts.NUMBER, changes=texts.BOARD_CHANGES if place == 0 else None,
               members=[texts.person(6), texts.person(7)])  # fmt: skip
    yield made("board", 2, name=texts.VILLAGE_BOARD, board_kind="village_development",
               village=village, members=[texts.person(8)])  # fmt: skip
    yield made("contribution", 1, donor=texts.household(place + 1), donor_kind="household",
               form="land", quantity=number_of("land", 20, 300), quantity_unit="m²",
               value=number_of("land value", 4, 60), date=f"{year}-03-20", unit=unit.code,
               village=village, commend="yes" if place % 3 == 0 else None)  # fmt: skip
    yield made("contribution", 2, donor=texts.household(place + 2), donor_kind="household",
               form="labour", quantity=number_of("days", 5, 90), quantity_unit=texts.LABOUR_DAYS,
               value=number_of("days value", 1, 18), date=f"{year}-04-02",
               unit=unit.code)  # fmt: skip
    yield made("contribution", 3, donor=texts.household(place + 3), donor_kind="household",
               form="cash", value=number_of("cash", 1, 9), date=f"{year}-04-18",
               unit=unit.code)  # fmt: skip
    if place % 2 == 0:
        yield made("contribution", 4, donor=texts.household(place + 4), donor_kind="household",
                   form="materials", quantity=number_of("sand", 2, 20), quantity_unit="m³",
                   value=number_of("sand value", 1, 8), date=f"{year}-05-06",
                   unit=unit.code)  # fmt: skip
    for section, words in texts.NARRATIVES.items():
        key = KINDS["narrative"].key(unit.code, "commune-report", round_code, section)
        yield key, author, {"words": f"{texts.MARK} {words}"}
    yield made("propaganda", 1, title=texts.MOVEMENT_TITLE, propaganda_kind="movement",
               movement=texts.MOVEMENT, date=f"{year}-03-08", unit=unit.code, village=village,
               people=number_of("people", 25, 140), result=texts.MOVEMENT_RESULT)  # fmt: skip
    yield made("employment", 1, title=texts.CLASS, employment_kind="class", date=f"{year}-04-20",
               unit=unit.code, people="30", women="14",
               placed=number_of("placed", 5, 22))  # fmt: skip
    if place % 3 == 0:
        yield made("employment", 2, title=texts.JOB, employment_kind="job", date=f"{year}-05-15",
                   unit=unit.code, people=number_of("jobs", 4, 15), women="2")  # fmt: skip
        yield made("employment", 3, title=texts.ABROAD, employment_kind="abroad",
                   date=f"{year}-05-25", unit=unit.code, people="2", women="1")  # fmt: skip
    yield made("economic_unit", 1, name=texts.COOPERATIVE, economic_kind="cooperative",
               product=texts.PRODUCT, members=number_of("members", 7, 24),
               effective="yes" if place % 2 == 0 else "no")  # fmt: skip
    yield made("economic_unit", 2, name=texts.PRODUCT, economic_kind="main_product",
               product=texts.PRODUCT, traceable="yes" if place % 3 else "no",
               certificate=texts.CERTIFICATE if place % 2 else None)  # fmt: skip
    yield made("economic_unit", 3, name=texts.LINKAGE, economic_kind="linkage",
               product=texts.PRODUCT, partner=texts.PARTNER,
               contract_to=f"{int(year) + 1}-12-31")  # fmt: skip
    yield made("disclosure", 1, title=texts.DISCLOSURE, date=f"{year}-02-20", place=texts.PLACE,
               disclosure_kind="posted")  # fmt: skip
    for number, one in enumerate(villages, 1):
        said = answers(one)
        content = {texts.CONTENT: {"satisfied": str(said["satisfied"])}}
        counts = {name: str(count) for name, count in said.items()}
        yield made("survey", number, village=one, round=round_code, date=f"{year}-05-12",
                   contents=content, **counts)  # fmt: skip
    if village is not None:
        yield made("production_project", 1, title=texts.PRODUCTION, village=village,
                   product=texts.PRODUCT, households="12", poor="1", total="240",
                   contributed="35", chosen_on=f"{year}-02-26", status="doing",
                   participants=[texts.household(one + 1) for one in range(texts.PARTICIPANTS)],
                   minutes=texts.MINUTES, result=texts.PRODUCTION_RESULT)  # fmt: skip
    if place % 2 == 0:
        papers = list(OCOP_PAPERS[: 3 if place % 4 == 0 else 1])
        until = f"{int(year) + 3}-04-28" if place % 4 == 0 else None
        yield made("ocop_product", 1, name=texts.goods(place // 2), expires_on=until,
                   product_group=texts.OCOP_GROUP, producer=texts.COOPERATIVE,
                   papers=papers, stars="3" if place % 4 == 0 else None, stars_aim="3",
                   decision=texts.NUMBER if place % 4 == 0 else None,
                   decided_on=f"{year}-04-28" if place % 4 == 0 else None)  # fmt: skip
    if place % 5 == 0:
        yield made("debt", 1, title=texts.DEBT, unit=unit.code, amount="120.5", paid="80",
                   since="2021-12-31")  # fmt: skip
