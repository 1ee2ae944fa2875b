"""The 14-day letters that a case had over what is open now, each with its calendar."""

from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.journey import term
from letterkit.law.calendar import Calendar


def of(case: Case, creditor: Creditor) -> tuple[Calendar, ...]:
    """The calendars, oldest first; a letter from before the oldest open term was about something else."""
    oldest, stages = case.achterstand.oudste_vervaldatum, creditor.stages
    calendars = {
        (m.datum, m.kanaal): term.of_message(m.fase, creditor, (m.kanaal,), m.datum)
        for m in case.eerdere_berichten
        if m.fase in stages and stages[m.fase].law == "fourteen_days" and oldest and m.datum > oldest
    }
    return tuple(calendars[key] for key in sorted(calendars))
