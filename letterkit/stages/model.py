"""What each part of a stage holds. ``docs/nl/sjablonen.md`` tells writers the same."""

import re
from collections.abc import Mapping
from string import Formatter
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from letterkit.case import Case
from letterkit.message import Channel
from letterkit.sectors import Rung, sectors

Text = Annotated[str, Field(min_length=1, max_length=1000)]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{1,40}$")]
Law = Literal["fourteen_days", "bkr", "hand_over", "calling_in", "end_of_supply", "claim", "transfer"]
FACTS = frozenset(
    {"afzender", "bedrag", "datum", "telefoon", "email", "opties", "hulp", "manieren", "gevolg", "echt", "kort_bericht"}
)
"""What the panel can ask about in a message of any stage (``panel.facts``)."""
LAST = 1000
"""Place in lists of a stage that names none: after the shipped ones."""


def _not_known(value: str, known: object) -> PydanticCustomError:
    return PydanticCustomError("literal_error", "literal_error", {"expected": ", ".join(map(str, known))})  # type: ignore[call-overload]


def _case_part(name: str) -> str:
    parts = [part for part, field in Case.model_fields.items() if type(None) in get_args(field.annotation)]
    if name not in parts:
        raise _not_known(name, parts)
    return name


def _case_day(path: str) -> str:
    """A dotted path to a day in a case, such as ``bkr.melddatum``."""
    name, _, day = path.partition(".")
    fields = part_fields(_case_part(name))
    if day not in fields:
        raise _not_known(path, (f"{name}.{field}" for field in fields))
    return path


def part_fields(part: str) -> Mapping[str, Any]:
    """The fields of a part of the case that may be absent."""
    kind = next(kind for kind in get_args(Case.model_fields[part].annotation) if kind is not type(None))
    return kind.model_fields  # type: ignore[no-any-return]


def _braces(text: str) -> set[str]:
    """The names between braces; "" for a brace that is no place to fill."""
    try:
        return {
            name if spec == "" and not how else "" for _, name, spec, how in Formatter().parse(text) if name is not None
        }
    except ValueError:
        return {""}


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Task(_Part):
    """A call by a person (AFM 2021, annex 1). ``why`` and ``do`` stand in calls.csv, with ``{day}`` to pay by."""

    when: Literal["before", "after"]
    why: Text
    do: Text

    @model_validator(mode="after")
    def _only_the_day(self) -> Self:
        if not _braces(self.why + self.do) <= {"day"}:
            raise PydanticCustomError("stage_braces", "stage_braces")
        return self


class Term(_Part):
    """How many days the law gives at least, counted from the day after the message arrived; ``source``: which law.

    ``in_words``: the text gives the term itself, in the words of the law, so it is exactly that long, without a date.
    """

    days: Annotated[int, Field(ge=1, le=120)]
    source: Annotated[str, Field(min_length=3)]
    in_words: bool = False


class Stage(_Part):
    """``stage.yaml``: what starts a stage, what it asks, and how it reaches the customer.

    name       as people read it
    order      its place in lists, and which of two events of one day goes first
    trigger    arrears: a rung of the ladder · missed_plan: an arrangement was missed · event: a part of the case
               (``needs``) tells that something happened · request: the case asks for it by name (``bericht.fase``)
    needs      the part of the case without which the message cannot be written
    asks       total: all that is open · plan: one term of the arrangement · all_credit: the whole credit · nothing
    due        the day in the case before which to pay; without, the creditor's usual time
    term       how long its reader has at least, by law
    law        the gate of the law that decides whether it may go today (``journey.hooks``)
    open_terms how many terms must be open; with fewer it waits
    after      a stage that must have gone before it in this spell of arrears
    ladder     its days in a sector whose own ladder does not name it, or other days than that ladder has
    send       channels used when the customer can be reached there; ``otherwise`` only when none of them can
    always     a channel that is never left out, even when the customer prefers another (proof of posting)
    hard       a stage with consequences: a vulnerable customer is looked at by a person first
    guardian   the templates have words for a guardian (bewindvoerder); without, a person writes
    call       a person calls the customer before or after it
    sign       the roles of those who must approve its texts
    """

    name: Text
    order: int = LAST
    trigger: Literal["arrears", "missed_plan", "event", "request"]
    needs: Annotated[str, AfterValidator(_case_part)] | None = None
    asks: Literal["total", "plan", "all_credit", "nothing"]
    due: Annotated[str, AfterValidator(_case_day)] | None = None
    term: Term | None = None
    law: Law | None = None
    open_terms: int = Field(0, ge=0, le=60)
    after: Name | None = None
    ladder: Mapping[str, Rung] = Field(default_factory=dict)
    send: tuple[Channel, ...] = Field(min_length=1)
    otherwise: tuple[Channel, ...] = ()
    always: tuple[Channel, ...] = ()
    hard: bool
    guardian: bool = False
    call: Task | None = None
    sign: tuple[Name, ...] = ()

    @property
    def channels(self) -> tuple[Channel, ...]:
        """All channels it may go out on."""
        return tuple(dict.fromkeys((*self.send, *self.otherwise, *self.always)))

    @model_validator(mode="after")
    def _event_has_a_day(self) -> Self:
        if self.trigger == "event" and not (self.needs and {"datum", "startdatum"} & set(part_fields(self.needs))):
            raise PydanticCustomError("stage_event_without_day", "stage_event_without_day")
        return self

    @model_validator(mode="after")
    def _ladder_of_sectors(self) -> Self:
        if self.ladder and self.trigger != "arrears":
            raise PydanticCustomError("stage_ladder_needs_arrears", "stage_ladder_needs_arrears")
        if unknown := self.ladder.keys() - sectors().keys():
            raise _not_known(unknown.pop(), sectors())
        return self


class Guide(_Part):
    """``callguide.yaml``: what is particular to the call about one stage.

    ``if_not``: what happens when the customer does nothing. ``short``: a call that tells something and looks for no
    solution, so without questions about the cause and about money.
    """

    purpose: str
    opening: tuple[str, ...]
    ask: tuple[str, ...]
    if_not: str
    avoid: tuple[str, ...]
    close: str
    short: bool = False


class Asked(_Part):
    """A question for readers. ``about``: the facts it is made from; without one of them it is not asked. ``without``:
    what is right when a further fact is not in the message. ``short``: its name in the report. For the leader only:
    ``right`` and ``wrong``. Facts stand between braces.
    """

    id: Annotated[str, Field(pattern=r"^[a-z_]{2,30}$")]
    about: tuple[Name, ...]
    short: Text
    ask: Text
    right: Text
    without: Mapping[Name, Text] = Field(default_factory=dict)
    wrong: Text

    @model_validator(mode="after")
    def _braces_are_facts(self) -> Self:
        """Only what is sure to be known may stand between braces."""
        sure = set(self.about)
        for text, known in (
            (self.right, sure | self.without.keys()),
            *((other_text, sure) for other_text in self._other_texts),
        ):
            if not _braces(text) <= known:
                raise PydanticCustomError("stage_braces", "stage_braces")
        return self

    @property
    def _other_texts(self) -> tuple[str, ...]:
        return (self.ask, self.wrong, *self.without.values())


class Panel(_Part):
    """``panel.yaml``: ``facts`` by name as a field of the template vocabulary (``voorstel.bedrag``); the questions."""

    facts: Mapping[Name, str] = Field(default_factory=dict)
    questions: tuple[Asked, ...] = ()

    @model_validator(mode="after")
    def _of_known_facts(self) -> Self:
        known = FACTS | self.facts.keys()
        if unknown := {name for question in self.questions for name in (*question.about, *question.without)} - known:
            raise _not_known(unknown.pop(), sorted(known))
        return self


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise PydanticCustomError("stage_pattern", "stage_pattern") from error
    return value


class Tell(_Part):
    """``rank``: the lowest goes first. ``any``: patterns (regular expressions) for text in lower case."""

    rank: int
    any: tuple[Annotated[str, Field(min_length=2), AfterValidator(_pattern)], ...] = Field(min_length=1)


class Tells(_Part):
    """``tells.yaml``: how a finished text of this stage is recognised, by subject and headings or by the whole text.

    ``refines``: stages whose text belongs to this stage after all when the pattern of ``body`` stands in it.
    """

    top: Tell | None = None
    body: Tell | None = None
    refines: tuple[str, ...] = ()


class Levels(_Part):
    """``levels.yaml``: levels of rules in every channel and in one, and options of rules, where they differ."""

    rules: Mapping[str, str] = Field(default_factory=dict)
    channels: Mapping[Channel, Mapping[str, str]] = Field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = Field(default_factory=dict)
