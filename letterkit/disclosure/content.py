"""The document: what it says, in blocks, for paper and for a browser alike."""

from collections.abc import Iterator
from itertools import groupby

from letterkit.disclosure import par, wording
from letterkit.disclosure.annex import Disclosure
from letterkit.disclosure.clauses import CLAUSES, Group
from letterkit.message import Heading, Inline, Paragraph, Text
from letterkit.render.document import Align, Grid, Paper
from letterkit.texts import keys, say

# Where the code says the list of certified providers is (Code microkrediet, front page).
_LIST = "https://ec.europa.eu/social/main.jsp?catId=1482&langId=en"
_GROUPS: tuple[Group, ...] = ("clients", "loans", "finance")
_COLUMN = 0.1675  # of the width: one year
_DAY = "%d-%m-%Y"
_RIGHT: Align = "right"

Block = Heading | Paragraph | Grid


def paper(disclosure: Disclosure) -> Paper:
    """The whole document."""
    name, year = disclosure.institution.naam, disclosure.year
    return Paper(
        title=say("disclosure.title", year=year),
        author=name,
        running_head=say("disclosure.running", name=name, year=year),
        date=disclosure.institution.publicatie.datum,
        blocks=tuple(_blocks(disclosure)),
    )


def _blocks(disclosure: Disclosure) -> Iterator[Block]:
    yield from _front(disclosure)
    yield _heading("mission")
    yield from _missions(disclosure)
    yield _heading("annex")
    yield from (_annex(disclosure, group) for group in _GROUPS)
    for column in disclosure.columns:
        if by := column.validation:
            day = by.op.strftime(_DAY)
            yield _p(say("disclosure.validated_by", number=column.number, year=column.year, by=by.door, day=day))
    yield _heading("par")
    yield from _readings(disclosure)
    if disclosure.gaps:
        yield _heading("missing")
        yield _missing(disclosure)
    yield _heading("explained")
    yield _explained(disclosure)
    yield _heading("notes")
    yield from (_p(say(key, year=disclosure.year)) for key in keys("disclosure.note."))


def _front(disclosure: Disclosure) -> Iterator[Block]:
    institution = disclosure.institution
    day = institution.publicatie.datum.strftime(_DAY)
    if disclosure.draft:
        yield Paragraph((Text(say("disclosure.concept"), bold=True),))
    yield _p(say(f"disclosure.status.{institution.status}", name=institution.naam))
    if institution.publicatie.adres:
        address = str(institution.publicatie.adres)
        link = Text(address.removeprefix("https://"), data=True, href=address)
        yield Paragraph((Text(say("disclosure.published_at", day=day)), link, Text(".")))
    else:
        yield _p(say("disclosure.published", day=day))
    yield _p(say("disclosure.about_code"))
    yield _p(say("disclosure.about_columns" if disclosure.columns[0].validation else "disclosure.about_draft"))
    known = Text(say("disclosure.list"), href=_LIST)
    yield Paragraph((Text(say("disclosure.no_certificate")), known, Text(".")))


def _missions(disclosure: Disclosure) -> Iterator[Block]:
    """Each mission once, with the years it holds for when it changed."""
    missions = [(column.year, column.outcomes["missie"].value) for column in disclosure.columns]
    given = [(year, mission) for year, mission in missions if mission]
    groups = [(mission, [year for year, _ in years]) for mission, years in groupby(given, key=lambda pair: pair[1])]
    if not groups:
        yield _p(say("disclosure.mission_none"))
    for mission, years in groups:
        front = say("disclosure.mission_of", years=", ".join(map(str, years))) if len(groups) > 1 else ""
        yield Paragraph((Text(front, bold=True), Text(str(mission), data=True)) if front else _text(str(mission)))


def _annex(disclosure: Disclosure, group: Group) -> Grid:
    rows = tuple(
        (
            _text(wording.label(disclosure, clause)),
            *(_text(wording.cell(disclosure, column, clause)) for column in disclosure.columns),
        )
        for clause in CLAUSES
        if clause.group == group
    )
    heads = (say("disclosure.head.clause"), *(wording.head(column) for column in disclosure.columns))
    align: tuple[Align, ...] = ("left", *(_RIGHT for _ in disclosure.columns))
    widths = (1 - _COLUMN * len(disclosure.columns), *(_COLUMN for _ in disclosure.columns))
    return Grid(_text(say(f"disclosure.group.{group}")), tuple(map(_text, heads)), rows, align, widths)


def _readings(disclosure: Disclosure) -> Iterator[Block]:
    year = disclosure.year
    yield _p(say("disclosure.par_why", year=year, reading=say(f"disclosure.reading.{disclosure.reading}")))
    yield _p(say("disclosure.par_performing"))
    rows = []
    for reading in par.READINGS:
        both = (_text(wording.at_risk(outcome)) for outcome in disclosure.readings[reading])
        named = (Text(say(f"disclosure.reading.{reading}"), bold=reading == disclosure.reading),)
        rows.append((named, _text(say(f"disclosure.reading_is.{reading}")), *both))
    heads = ("head.reading", "head.meaning", "par30", "par90")
    yield Grid(
        _text(say("disclosure.par_caption", year=year)),
        tuple(_text(say(f"disclosure.{key}")) for key in heads),
        tuple(rows),
        ("left", "left", "right", "right"),
        (0.16, 0.42, 0.21, 0.21),
    )


def _missing(disclosure: Disclosure) -> Grid:
    rows = []
    for gap in disclosure.gaps:
        whole = gap.outcome.state == "no_year"
        named = say("disclosure.year_absent_label") if whole else wording.label(disclosure, gap.clause)
        state = say(f"disclosure.state.{gap.outcome.state}")
        rows.append(tuple(map(_text, (named, str(gap.year), state, wording.reason(gap.outcome)))))
    heads = ("clause", "gap_year", "gap_what", "gap_why")
    return Grid(
        _text(say("disclosure.missing_caption")),
        tuple(_text(say(f"disclosure.head.{key}")) for key in heads),
        tuple(rows),
        ("left", "left", "left", "left"),
        (0.32, 0.09, 0.18, 0.41),
    )


def _explained(disclosure: Disclosure) -> Grid:
    column = disclosure.current
    rows = tuple(
        tuple(
            map(
                _text,
                (
                    wording.label(disclosure, clause),
                    say(f"disclosure.meaning.{clause.name}"),
                    wording.working(clause, column.outcomes[clause.name]),
                ),
            )
        )
        for clause in CLAUSES
    )
    heads = (
        say("disclosure.head.clause"),
        say("disclosure.head.meaning"),
        say("disclosure.head.working", year=disclosure.year),
    )
    caption = say("disclosure.explained_caption", year=disclosure.year)
    return Grid(_text(caption), tuple(map(_text, heads)), rows, ("left", "left", "left"), (0.3, 0.37, 0.33))


def _heading(key: str) -> Heading:
    return Heading(_text(say(f"disclosure.{key}")))


def _p(text: str) -> Paragraph:
    return Paragraph(_text(text))


def _text(text: str) -> Inline:
    return (Text(text),)
