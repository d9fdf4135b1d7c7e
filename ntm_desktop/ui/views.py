"""The list of views, in the order in which the view bar shows them."""

from __future__ import annotations

import tkinter as tk

from ntm_desktop.domain.resources import FINANCE_OFFICE
from ntm_desktop.texts.shell import VIEWS as TITLES
from ntm_desktop.ui.view import AppContext, Role, View, ViewName, ViewSpec


def _department(parent: tk.Misc, context: AppContext) -> View:
    from ntm_desktop.ui.department.department_view import DepartmentView

    return DepartmentView(parent, context)


def _form(parent: tk.Misc, context: AppContext) -> View:
    from ntm_desktop.ui.commune.form_view import FormView

    return FormView(parent, context)


def _gaps(parent: tk.Misc, context: AppContext) -> View:
    from ntm_desktop.ui.commune.gaps_view import GapsView

    return GapsView(parent, context)


def _registers(parent: tk.Misc, context: AppContext) -> View:
    from ntm_desktop.ui.registers.register_view import RegisterView

    return RegisterView(parent, context)


def _heatmap(parent: tk.Misc, context: AppContext) -> View:
    from ntm_desktop.ui.district.heatmap_view import HeatmapView

    return HeatmapView(parent, context)


def _reporting(parent: tk.Misc, context: AppContext) -> View:
    from ntm_desktop.ui.district.reporting_view import ReportingView

    return ReportingView(parent, context)


def _goals(parent: tk.Misc, context: AppContext) -> View:
    from ntm_desktop.ui.district.goals_view import GoalsView

    return GoalsView(parent, context)


def _villages(parent: tk.Misc, context: AppContext) -> View:
    from ntm_desktop.ui.villages.villages_view import VillagesView

    return VillagesView(parent, context)


def _targets(parent: tk.Misc, context: AppContext) -> View:
    from ntm_desktop.ui.targets.targets_view import TargetsView

    return TargetsView(parent, context)


def _tasks(parent: tk.Misc, context: AppContext) -> View:
    from ntm_desktop.ui.tasks.tasks_view import TasksView

    return TasksView(parent, context)


def _levels(parent: tk.Misc, context: AppContext) -> View:
    from ntm_desktop.ui.levels.levels_view import LevelsView

    return LevelsView(parent, context)


def _resources(parent: tk.Misc, context: AppContext) -> View:
    from ntm_desktop.ui.resources.resources_view import ResourcesView

    return ResourcesView(parent, context)


def _checks(parent: tk.Misc, context: AppContext) -> View:
    from ntm_desktop.ui.checks.checks_view import ChecksView

    return ChecksView(parent, context)


def _district_criteria(parent: tk.Misc, context: AppContext) -> View:
    from ntm_desktop.ui.district.district_criteria_view import DistrictCriteriaView

    return DistrictCriteriaView(parent, context)


def _settings(parent: tk.Misc, context: AppContext) -> View:
    from ntm_desktop.ui.district.settings_view import SettingsView

    return SettingsView(parent, context)


def _reports(parent: tk.Misc, context: AppContext) -> View:
    from ntm_desktop.ui.reports.report_view import ReportView

    return ReportView(parent, context)


def _charts(parent: tk.Misc, context: AppContext) -> View:
    from ntm_desktop.ui.charts_view import ChartsView

    return ChartsView(parent, context)


def _exchange(parent: tk.Misc, context: AppContext) -> View:
    from ntm_desktop.ui.exchange.exchange_view import ExchangeView

    return ExchangeView(parent, context)


def _conflicts(parent: tk.Misc, context: AppContext) -> View:
    from ntm_desktop.ui.conflicts.conflicts_view import ConflictsView

    return ConflictsView(parent, context)


def _the_district(role: Role) -> bool:
    return role is Role.DISTRICT


def _not_an_office(role: Role) -> bool:
    return role is not Role.OFFICE


def _an_office(role: Role) -> bool:
    return role is Role.OFFICE


def _everybody(_role: Role) -> bool:
    return True


# A view is one entry here; ``build`` imports its module inside itself. What is used every day
# stands first; what does not fit into the bar is in its menu.
VIEWS: tuple[ViewSpec, ...] = (
    ViewSpec(ViewName.HEATMAP, TITLES["HEATMAP"], _heatmap, _the_district),
    ViewSpec(ViewName.DEPARTMENT, TITLES["DEPARTMENT"], _department, _an_office),
    ViewSpec(ViewName.FORM, TITLES["FORM"], _form, _everybody, True, inner_units=True),
    ViewSpec(ViewName.GAPS, TITLES["GAPS"], _gaps, _everybody, True, inner_units=True),
    ViewSpec(ViewName.TASKS, TITLES["TASKS"], _tasks, _everybody, needs_unit=True),
    ViewSpec(ViewName.VILLAGES, TITLES["VILLAGES"], _villages, _everybody, needs_unit=True),
    ViewSpec(ViewName.REGISTERS, TITLES["REGISTERS"], _registers, _everybody, needs_unit=True),
    ViewSpec(ViewName.EXCHANGE, TITLES["EXCHANGE"], _exchange, _everybody),
    ViewSpec(ViewName.REPORTS, TITLES["REPORTS"], _reports, _everybody, needs_unit=True),
    ViewSpec(ViewName.REPORTING, TITLES["REPORTING"], _reporting, _the_district),
    ViewSpec(ViewName.GOALS, TITLES["GOALS"], _goals, _the_district),
    ViewSpec(ViewName.TARGETS, TITLES["TARGETS"], _targets, _everybody, needs_unit=True),
    ViewSpec(ViewName.LEVELS, TITLES["LEVELS"], _levels, _not_an_office, needs_unit=True),
    ViewSpec(
        ViewName.RESOURCES,
        TITLES["RESOURCES"],
        _resources,
        _not_an_office,
        offices=frozenset({FINANCE_OFFICE}),
    ),
    ViewSpec(ViewName.CHECKS, TITLES["CHECKS"], _checks, _everybody),
    ViewSpec(
        ViewName.DISTRICT_CRITERIA, TITLES["DISTRICT_CRITERIA"], _district_criteria, _the_district
    ),
    ViewSpec(ViewName.CHARTS, TITLES["CHARTS"], _charts, _everybody),
    ViewSpec(ViewName.CONFLICTS, TITLES["CONFLICTS"], _conflicts, _everybody),
    ViewSpec(ViewName.SETTINGS, TITLES["SETTINGS"], _settings, _the_district),
)
