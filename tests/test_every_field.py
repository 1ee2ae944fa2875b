"""No field of a case is accepted and ignored: another value changes a message, a decision, or what is told about the case.

Each field is changed in cases that have it, one at a time, until something else comes out. A field is read by its path in
the record, so a new one is in this test the day it is made.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel, ValidationError

from letterkit import journey, money_gate, pipeline, resources, review_gate, stages
from letterkit.case import Case
from letterkit.errors import LetterkitError
from letterkit.problems import CROSS_CHECKS
from letterkit.render import plain
from letterkit.signals import Judge
from letterkit.templating import TemplateFolders, Templates
from letterkit.workspace import Workspace, load_workspace
from tests.invented import record
from tests.test_sector_duties import CLAIM, creditor

TODAY = date(2026, 11, 23)
WORKSPACE = load_workspace(resources.samples_dir() / "creditor.yaml")
OPEN_ENDED = {"eigen"}
"""The creditor's own fields: its templates decide (tests/test_own_fields.py)."""

SIXTEEN = "4202600000000001"
VALUES: Mapping[str, tuple[object, ...]] = {
    "zaaknummer": ("X-9",),
    "email": ("anders@voorbeeld.nl",),
    "telefoon": ("030 765 4399",),
    "mobiel": ("06 87654321",),
    "postcode": ("9999 XX",),
    "land": ("BE",),
    "huisnummer": ("99",),
    "achternaam": ("Anders",),
    "achternaam_partner": ("Anders",),
    "voorletters": ("X.Y.",),
    "tussenvoegsel": ("van der",),
    "tussenvoegsel_partner": ("ter",),
    "betalingskenmerk": (SIXTEEN,),
    "betaalomschrijving": ("Factuur 99",),
    "fase": ("aanmaning", "tweede_herinnering"),
    "regels": (("Rue Neuve 9",),),
    "kanalen": (("letter",), ("email",)),
    "contract": ("DK 2",),
    "machtigingskenmerk": ("M 99",),
    "koper_telefoon": ("030 765 4399",),
    "koper_email": ("anders@voorbeeld.nl",),
}
"""What a field whose form is checked may hold instead, by its last name."""

ADDRESS = {"straat": "Postbus", "huisnummer": "12", "postcode": "3500 AA", "plaats": "Utrecht"}
GUARDIAN = {"naam": "Bewind en Zorg", "adres": ADDRESS, "email": "post@bewindvoorbeeld.nl"}
PARTNER = {"aanspreekvorm": "heer", "voornaam": "Jan", "voorletters": "J.", "achternaam": "Smit"}
MARRIED = {"naamgebruik": "partner_eigen", "achternaam_partner": "Groot", "tussenvoegsel_partner": "de"}
BELGIAN = {"land": "BE", "regels": ["Rue Neuve 1"], "plaats": "1000 Brussel"}
ABROAD = {
    "land": "BE",
    "straat": "Nieuwstraat",
    "huisnummer": "1",
    "toevoeging": "A",
    "postcode": "1000",
    "plaats": "Brussel",
}
TWO = [
    {"vervaldatum": "2026-11-01", "bedrag": "10.00", "contract": number, "omschrijving": "iets"}
    for number in ("C-77", "DK 2")
]
OTHERS = [{"nummer": "DK 2", "omschrijving": "doorlopend krediet"}, {"nummer": "CC 3", "omschrijving": "creditcard"}]
SENT = [{"fase": "herinnering", "datum": "2026-11-06", "kanaal": "letter"}]
OWN_STAGE = "name: eigen bericht\ntrigger: request\nasks: nothing\nsend: [letter]\nhard: false\n"
OWN_LETTER = (
    "---\nstage: eigen\nchannel: letter\nsubject: Een bericht\n---\n{{ klant.aanhef }},\n\n"
    "{{ bericht.naam }}: vanaf {% if bericht.ingangsdatum %}{{ bericht.ingangsdatum | datum }}{% endif %} wordt het "
    "{% if bericht.bedrag %}{{ bericht.bedrag | euro }}{% endif %}, nu "
    "{% if bericht.vorig_bedrag %}{{ bericht.vorig_bedrag | euro }}{% endif %}.\n"
)


@dataclass(frozen=True)
class Scene:
    """A case on a day: of a chosen stage, or of the one that the journey finds."""

    workspace: Workspace
    tree: dict[str, Any]
    stage: str | None = None
    channels: tuple[str, ...] = ("letter",)
    today: date = TODAY


@pytest.fixture(scope="module")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> list[Scene]:
    return [*_of_samples(), *_of_invented(tmp_path_factory.mktemp("own"))]


def _of_samples() -> Iterator[Scene]:
    """The sample case of each stage, on all its channels."""
    shipped = WORKSPACE.creditor.stages
    sectors = {
        "einde_levering": "drinkwater",
        "vordering_overzicht": "incasso",
        "overdracht_vordering": "incasso",
        "veertiendagenbrief": "huur",
    }
    for stage in shipped:
        case = shipped.sample(stage)
        assert case
        sector = "zorgverzekering" if stage.startswith("premie_") else sectors.get(stage, "consumptief_krediet")
        workspace = replace(WORKSPACE, creditor=creditor(sector))
        tree = case.model_dump(mode="json", exclude_defaults=True)
        channels = tuple(channel for own, channel in WORKSPACE.templates.folders.names() if own == stage)
        yield Scene(workspace, tree, stage, channels)


def _of_invented(folder: Path) -> Iterator[Scene]:
    def scene(**changes: Any) -> Scene:
        return Scene(WORKSPACE, record(**changes), "herinnering", ("letter", "email"))

    yield scene()
    yield scene(
        klant__tweede_persoon={**PARTNER, **MARRIED}, **{f"klant__{name}": value for name, value in MARRIED.items()}
    )
    yield scene(klant__tweede_persoon={**PARTNER, "voorletters": ""})
    yield scene(klant__adres=BELGIAN)
    yield scene(klant__adres=ABROAD)
    yield scene(bewindvoerder=GUARDIAN)
    yield scene(bewindvoerder={**GUARDIAN, "adres": BELGIAN})
    yield scene(bewindvoerder={**GUARDIAN, "adres": ABROAD})
    yield scene(contactpersoon={"naam": "Noor de Wit", "telefoon": "020 123 45 69", "email": "noor@voorbeeld.nl"})
    yield scene(achterstand={"termijnen": TWO, "totaal": "20.00"}, overige_contracten=OTHERS)
    yield scene(betalingskenmerk=None, betaalomschrijving="Factuur 77")
    yield Scene(WORKSPACE, record(eerdere_berichten=SENT))  # what comes next, and when
    plan = {"status": "nieuw", "startdatum": "2027-01-04", "bedrag": "62.75", "aantal_termijnen": 2}
    yield Scene(WORKSPACE, record(regeling={**plan, "afgesproken_op": "2026-11-20"}))
    debit = {"incassodag": 4, "machtigingskenmerk": "M 77"}
    yield Scene(WORKSPACE, record(regeling={**plan, **debit}), "regeling_bevestiging")
    offer = {"datum": "2026-11-20", "startdatum": "2027-01-04", "bedrag": "62.75", "aantal_termijnen": 2}
    yield Scene(WORKSPACE, record(voorstel={**offer, "rente_loopt_door": False, "antwoord_voor": "2026-12-10"}))
    yield Scene(
        WORKSPACE,
        record(schuldhulp={"datum": "2026-11-01", "soort": "nvvk", "organisatie": "Schuldhulp", "tot": "2027-02-01"}),
    )
    yield Scene(
        WORKSPACE,
        record(
            pauze={"datum": "2026-10-01", "van": "2026-10-02", "tot": "2026-12-31", "rente_loopt_door": False},
            eerdere_berichten=[{"fase": "betaalpauze_bevestiging", "datum": "2026-10-01"}],
        ),
    )
    yield Scene(
        replace(WORKSPACE, creditor=creditor("incasso")),
        record(vordering={**CLAIM, "overgenomen_op": "2026-11-02"}),
        "vordering_overzicht",
    )
    offer = {"maatregel": "uitstel", "datum": "2026-11-10"}
    contact = {"datum": "2026-11-09", "hoe": "telefoon"}
    asked_for_help = [{"fase": "tweede_herinnering", "datum": "2026-11-03", "kanaal": "letter"}]
    answer = {"antwoord": "ja", "datum": "2026-11-12"}
    yield scene(maatregelen=[offer])
    yield scene(contactpogingen=[contact], toestemming=answer, eerdere_berichten=asked_for_help)
    sold = {"krediet": True, "koper": "Koper", "koper_adres": "Kade 1", "koper_telefoon": "020 123 45 69"}
    yield Scene(
        replace(WORKSPACE, creditor=creditor("incasso", vergunning="AFM 1")),
        record(vordering={**CLAIM, **sold, "koper_email": "koper@voorbeeld.nl", "overgenomen_op": "2026-11-02"}),
        "overdracht_vordering",
    )
    place = folder / "nl" / "eigen"
    place.mkdir(parents=True)
    (place / "stage.yaml").write_text(OWN_STAGE, encoding="utf-8")
    (place / "letter.md.j2").write_text(OWN_LETTER, encoding="utf-8")
    own = WORKSPACE.creditor.with_stages(stages.load(folder / "nl"))
    templates = Templates(TemplateFolders(folder / "nl", resources.templates_dir()))
    asked = {
        "fase": "eigen",
        "datum": "2026-11-20",
        "ingangsdatum": "2027-01-01",
        "bedrag": "20",
        "vorig_bedrag": "10",
        "naam": "Jo",
    }
    yield Scene(replace(WORKSPACE, creditor=own, templates=templates), record(bericht=asked))


def outcome(scene: Scene, case: Case) -> object:
    """All that a reader, an employee or a scheduler could see of a case."""
    workspace, today = scene.workspace, scene.today
    told: list[object] = [money_gate.in_case(case, workspace.creditor), journey.offers(case, today), signalled(case)]
    try:
        if scene.stage is None:
            decision = journey.decide(case, workspace.creditor, today)
        else:
            decision = journey.for_stage(case, workspace.creditor, scene.stage, today)
            told.append(journey.obstacle(case, workspace.creditor, scene.stage, today))
        told += [
            decision.stage,
            decision.reason,
            decision.next_day,
            decision.channels,
            decision.due,
            decision.amount,
            decision.period,
        ]
        told.append(review_gate.reasons(case, workspace.creditor, decision, today))
        told.append(money_gate.in_message(case, workspace.creditor, decision, today))
        if decision.stage:
            channels = scene.channels if scene.stage else decision.channels
            for message in pipeline.compose(case, workspace, decision, today, channels):
                told += [plain.render(message), message.recipient, message.payment, message.details]
    except LetterkitError as error:
        told.append((error.code, str(error.values)))
    return told


JUDGE = Judge(replace(WORKSPACE, creditor=creditor("huur")), TODAY)


def signalled(case: Case) -> object:
    """What goes to the municipality, and with which proof."""
    found = JUDGE.verdict(case)
    return found.why_not, found.first_day, found.proof, case.toestemming if found.proof else None


def paths(model: type[BaseModel], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every field of the record with its type; ``0`` stands for an item of a list."""
    for name, field in model.model_fields.items():
        kind = _bare(field.annotation)
        inner, path = _bare(get_args(kind)[0]) if get_origin(kind) is tuple else kind, (*above, name)
        if name in OPEN_ENDED:
            continue
        of_fields = isinstance(inner, type) and issubclass(inner, BaseModel)
        if not (
            of_fields and (field.is_required() or field.default_factory)
        ):  # a part that is always there is what its fields are
            yield path, kind
        if of_fields:
            yield from paths(inner, (*path, "0") if get_origin(kind) is tuple else path)


def _bare(kind: Any) -> Any:
    """A type without ``Annotated`` and without None."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    rest = [one for one in get_args(kind) if one is not NoneType]
    return _bare(rest[0]) if NoneType in get_args(kind) and len(rest) == 1 else kind


def others(kind: Any, value: Any, name: str) -> Iterator[object]:
    """Other values for a field that holds ``value`` (None: it is not in the record)."""
    yield from (one for one in VALUES.get(name, ()) if one != value)
    if get_origin(kind) is Literal:
        yield from (one for one in get_args(kind) if one != value)
    elif kind is bool:
        yield not value
    elif kind is date:
        day = date.fromisoformat(value) if value else TODAY
        yield from ((day + timedelta(days=days)).isoformat() for days in (1, -1, 9, -9, 40, -40, 100, 2000, -6000))
    elif kind is int:
        yield from (one for one in (1, 2, 3, 5, 28) if one != value)
    elif kind is Decimal:
        yield from ("12.34", "7.00", "900.00")
    elif kind is str and name not in VALUES:
        yield "anders dan eerst"
    elif get_origin(kind) is tuple and value:
        yield from (value[:-1], ())
    elif value is not None and not isinstance(value, str):
        yield None  # a part that is taken away


def changed(tree: dict[str, Any], path: tuple[str, ...], kind: Any) -> Iterator[Case]:
    """The case with other values of one field, as far as they are allowed; nothing when it has no such part."""
    tree = {"signalen": {}, **tree}
    place: Any = tree
    for name in path[:-1]:
        if name == "signalen":
            place = tree[name]
            continue
        place = place[0] if name == "0" and place else place.get(name) if isinstance(place, dict) else None
        if not place:
            return
    for value in others(kind, place.get(path[-1]), path[-1]):
        copy = deepcopy(tree)
        part: Any = copy
        for name in path[:-1]:
            part = part[0] if name == "0" else part[name]
        part[path[-1]] = value
        owed = copy.get("achterstand") or {"termijnen": []}
        parts = [
            *(term.get("bedrag", 0) for term in owed.get("termijnen") or ()),
            owed.get("rente", 0),
            owed.get("kosten", 0),
        ]
        if path != ("achterstand", "totaal"):
            owed["totaal"] = str(sum((Decimal(str(one)) for one in parts), Decimal(0)))
        try:
            yield Case.model_validate(copy)
        except ValidationError as error:
            if any(one["type"] in CROSS_CHECKS for one in error.errors()):
                raise _Reported from error


class _Reported(Exception):
    """The record is refused, because the value does not go together with another."""


FIELDS = list(paths(Case))


@pytest.fixture(scope="module")
def outcomes(scenes: list[Scene]) -> list[object]:
    return [outcome(scene, Case.model_validate(scene.tree)) for scene in scenes]


@pytest.mark.parametrize(("path", "kind"), FIELDS, ids=[".".join(path) for path, _ in FIELDS])
def test_another_value_makes_a_difference(
    path: tuple[str, ...], kind: Any, scenes: list[Scene], outcomes: list[object]
) -> None:
    for scene, told in zip(scenes, outcomes, strict=True):
        try:
            if any(outcome(scene, case) != told for case in changed(scene.tree, path, kind)):
                return
        except _Reported:
            return
    pytest.fail(f"{'.'.join(path)} may hold anything, and nobody notices")


def test_the_fields_are_many() -> None:
    assert len(FIELDS) > 140
