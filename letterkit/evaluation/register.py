"""The organisation's own register (YAML): what no run can show, such as partners, training and releases of templates.

Each thing has a day and a place where it can be found; the evaluation says what is missing, old or worth a look.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from letterkit import fields, texts, yaml_source
from letterkit.case_file import text_file
from letterkit.errors import Problem, SourceInvalid
from letterkit.problems import every_problem

OLD_DAYS = 365
_DOUBTFUL = ("no_cure_no_pay", "bonus")
_AGREED = ("contact", "langste_regeling_maanden", "maandbedrag", "uitzichtloos")


class Part(BaseModel):
    """Base of every part: unknown keys are errors, values do not change afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


Line = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(fields.one_line)]


class Vastgelegd(Part):
    """Something that was done, and where that can be read."""

    op: date = Field(description="Dag waarop dit voor het laatst gebeurde.")
    waar: Line = Field(description="Waar het staat: een map, een pagina of een document.")
    door: Line = Field(description="Wie het deed.")


class Vrijgave(Part):
    """The release of one version of a template, as written in manifest.jsonl."""

    versie: Line = Field(description="Versie van het sjabloon, zoals in manifest.jsonl (template_version).")
    op: date = Field(description="Dag van de vrijgave.")
    door: Line = Field(description="Wie het schreef of aanpaste.")
    tweede: Line | None = Field(None, description="Wie er als tweede naar keek.")


class Partner(Part):
    """Someone who collects for the creditor."""

    naam: Line = Field(description="Naam van de partner.")
    soort: Literal["incassobureau", "deurwaarder", "huisbezoeker", "schuldopkoper", "callcenter"] = Field(
        description="Wat voor partner dit is."
    )
    beoordeeld_op: date = Field(description="Dag waarop u de partner voor het laatst beoordeelde.")
    beloning: Literal["vast", "per_zaak", "no_cure_no_pay", "bonus"] = Field(description="Hoe u de partner betaalt.")
    brieven_bekeken_op: date | None = Field(None, description="Dag waarop u brieven van de partner liet toetsen.")
    alleen_gerechtelijk: bool = Field(False, description="De partner doet alleen het werk bij de rechter.")
    contact: Line | None = Field(None, description="Hoe en hoe vaak de partner contact zoekt.")
    langste_regeling_maanden: int | None = Field(None, ge=1, le=120, description="Langste regeling, in maanden.")
    maandbedrag: Line | None = Field(None, description="Hoe de partner het bedrag per maand bepaalt.")
    uitzichtloos: Line | None = Field(None, description="Wat de partner doet als betalen nooit meer lukt.")


class Actiepunt(Part):
    """A point of action from an earlier evaluation."""

    wat: Line = Field(description="Wat er moet gebeuren.")
    wie: Line = Field(description="Wie het doet.")
    voor: date = Field(description="Vóór welke dag.")
    klaar_op: date | None = Field(None, description="Dag waarop het klaar was.")


class Register(Part):
    """All of the register. What is left out is reported as missing."""

    risicobeoordeling: Vastgelegd | None = Field(None, description="Risicobeoordeling van het automatisch versturen.")
    opleiding: Vastgelegd | None = Field(None, description="Training van medewerkers, in kennis en in gesprekken.")
    ervaringsdeskundigen: Vastgelegd | None = Field(None, description="Gesprek met mensen die zelf schulden hadden.")
    klantonderzoek: Vastgelegd | None = Field(None, description="Onderzoek onder klanten met een achterstand.")
    klantpanel: Vastgelegd | None = Field(None, description="Proef van de brieven met een klantpanel.")
    tevredenheid: Vastgelegd | None = Field(None, description="Meting van wat klanten van de hulp vinden.")
    gedragsinzichten: Vastgelegd | None = Field(None, description="Nalopen van nieuwe kennis over gedrag.")
    hulporganisaties: Vastgelegd | None = Field(None, description="Controle van de hulp waarnaar u verwijst.")
    schuldsignalen: Vastgelegd | None = Field(None, description="Uitleg aan medewerkers hoe u schulden herkent.")
    incassoregels: Vastgelegd | None = Field(None, description="Vergelijking van uw regels met het manifest.")
    website: Vastgelegd | None = Field(None, description="Pagina over oplossingen, en wat er gebeurt zonder betaling.")
    oplossingen: Vastgelegd | None = Field(None, description="Richtlijn: welke oplossing past bij welke situatie.")
    uitzichtloos: Vastgelegd | None = Field(None, description="Richtlijn voor wie er niet meer uit kan komen.")
    vrijgaven: tuple[Vrijgave, ...] = Field((), description="Versies van sjablonen die zijn vrijgegeven.")
    partners: tuple[Partner, ...] = Field((), description="Wie voor u incasseert.")
    acties: tuple[Actiepunt, ...] = Field((), description="Actiepunten uit eerdere evaluaties.")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to do: a key below ``evaluation.register`` in the texts, and what that sentence needs."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


def load(path: Path) -> Register:
    """Read a register. Raises ``Unreadable``, or ``SourceInvalid`` with the first line and all mistakes in words."""
    text = text_file.text(path, expected="YAML-bestand", most_mb=1, instead="minder tekst")
    documents = list(yaml_source.documents(text, str(path)))
    document = documents[0] if len(documents) == 1 else yaml_source.Document(None, {})
    try:
        return Register.model_validate(document.value)
    except ValidationError as error:
        locs = [tuple(detail["loc"]) for detail in error.errors(include_url=False, include_input=False)]
        placed = sorted(
            (document.place(loc), problem.field, problem.code, problem)
            for loc, problem in zip(locs, every_problem(error), strict=True)
        )
        lines = "\n  ".join(["", *(_line(at[0], problem) for at, _, _, problem in placed)])
        (line, column), *_ = placed[0]
        raise SourceInvalid("register_invalid", file=str(path), line=line, column=column, problems=lines) from error


def _line(line: int, problem: Problem) -> str:
    wrong, expected = texts.problem(problem)
    return texts.say("evaluation.register_line", line=line, field=problem.field, wrong=wrong, expected=expected)


def remarks(register: Register, last: date, versions: tuple[str, ...]) -> Iterator[Remark]:
    """What is missing, old or worth a look on the last day of the runs. ``versions``: those of the templates used."""
    for name, about in Register.model_fields.items():
        if about.default is None:
            what, noted = ("what", (about.description or "").rstrip(".")), getattr(register, name)
            if noted is None:
                yield Remark("missing", (what,))
            elif (last - noted.op).days > OLD_DAYS:
                yield Remark("old", (what, ("day", noted.op.isoformat())))
    yield from _releases(register, versions)
    for partner in register.partners:
        yield from _partner(partner, last)
    for action in register.acties:
        if action.klaar_op is None and action.voor < last:
            yield Remark("overdue", (("what", action.wat), ("who", action.wie), ("day", action.voor.isoformat())))


def _releases(register: Register, versions: tuple[str, ...]) -> Iterator[Remark]:
    released = {release.versie: release for release in register.vrijgaven}
    unknown = [version for version in versions if version not in released]
    if unknown:
        yield Remark("unreleased", (("count", str(len(unknown))), ("versions", ", ".join(unknown))))
    alone = [release.versie for release in register.vrijgaven if release.tweede in (None, release.door)]
    if alone:
        yield Remark("four_eyes", (("versions", ", ".join(alone)),))


def _partner(partner: Partner, last: date) -> Iterator[Remark]:
    who = ("who", partner.naam)
    if (last - partner.beoordeeld_op).days > OLD_DAYS:
        yield Remark("partner_old", (who, ("day", partner.beoordeeld_op.isoformat())))
    if partner.beloning in _DOUBTFUL:
        yield Remark("partner_reward", (who, ("what", partner.beloning.replace("_", " "))))
    if partner.alleen_gerechtelijk:
        return
    for name in _AGREED:
        if getattr(partner, name) is None:
            what = (Partner.model_fields[name].description or "").rstrip(".")
            yield Remark("partner_agreement", (who, ("what", what)))
    if partner.brieven_bekeken_op is None or (last - partner.brieven_bekeken_op).days > OLD_DAYS:
        yield Remark("partner_letters", (who,))
