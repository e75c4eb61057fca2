"""Models of the vocabularies: muscles to sources, each entry with what refers to it."""

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator

from app.api.catalogue.condition_models import ConditionProtocolPublic
from app.api.catalogue.exercise_models import DemandSet
from app.api.contract.models import Output, Page, Slug
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import DemandSlug, EquipmentSlug
from app.engine.vocabulary.imbalances import SourceKind
from app.engine.vocabulary.safety import AdviceFor, AdviceKind, SafetyResponse, Urgency


class ReferenceKind(StrEnum):
    """The kinds of entries that refer to others."""

    ASSESSMENT = "assessment"
    CONDITION = "condition"
    EXERCISE = "exercise"
    IMBALANCE = "imbalance"
    PROTOCOL = "protocol"
    RED_FLAG = "red-flag"
    RULE = "rule"
    SAFETY_ADVICE = "safety-advice"
    STRATEGY = "strategy"


class Reference(Output):
    """An entry that refers to this one."""

    kind: ReferenceKind
    """What kind of entry it is."""
    slug: str
    """Its slug, or a rule's id; for a protocol the condition's slug, or `pain`."""


class MusclePublic(Output):
    """A muscle with the names that people use for it, and what it does."""

    slug: MuscleSlug
    """Its name in addresses; for ever."""
    name: str
    """Its everyday name."""
    latin_name: str
    """Its anatomical name."""
    aliases: list[str]
    """What else people call it."""
    group: str
    """The muscles that it works with."""
    region: str
    """Where it lies."""
    functions: list[str]
    """What it does."""
    referenced_by: list[Reference]
    """The exercises, strategies and imbalances that it plays a part in."""


class MusclePage(Page[MusclePublic]):
    """All muscles."""


class EquipmentPublic(Output):
    """Something that a person may own."""

    slug: EquipmentSlug
    """Its name in addresses; for ever."""
    name: str
    """Its everyday name."""
    description: str
    """What counts as one."""
    referenced_by: list[Reference]
    """The exercises that can use it."""


class EquipmentPage(Page[EquipmentPublic]):
    """All equipment."""


class DemandPublic(Output):
    """Something that an exercise may ask of the body."""

    slug: DemandSlug
    """Its name in addresses; for ever."""
    name: str
    """Its everyday name."""
    description: str
    """What it means."""
    referenced_by: list[Reference]
    """The exercises that ask for it and the conditions that exclude it."""


class DemandPage(Page[DemandPublic]):
    """All demands."""


class ConditionPublic(Output):
    """Something about a person that takes exercises out of a program."""

    slug: Slug
    """Its name in addresses; for ever."""
    name: str
    """Its everyday name."""
    description: str
    """What it means."""
    response: SafetyResponse
    """What the service does about it."""
    excluded_demands: DemandSet
    """What a program then never asks for."""
    excluded_exercises: Annotated[list[Slug], BeforeValidator(sorted)]
    """Single exercises that a program then never holds."""
    max_rpe: int | None
    """The hardest effort, 0 to 10; null where there is no such limit."""
    max_hold_seconds: int | None
    """The longest hold; null where there is no such limit."""
    notices: list[str]
    """What to know before starting."""
    stop_rules: list[str]
    """When to stop."""
    see: list[str]
    """The professions that should look at it while easy training goes on, the nearest first; mostly none."""
    alone_from_week: int | None
    """The week since surgery, birth or injury before which a clinician decides about training alone; null without one."""
    protocol: ConditionProtocolPublic
    """How training goes on with it."""
    sources: list[Slug]
    """Slugs of the sources."""
    referenced_by: list[Reference]
    """The field tests that it rules out by name."""


class ConditionPage(Page[ConditionPublic]):
    """All conditions."""


class RedFlagPublic(Output):
    """A warning sign that calls for a professional before any program."""

    slug: Slug
    """Its name in addresses; for ever."""
    name: str
    """Its everyday name."""
    cluster: str
    """What it may point to; asked for, never diagnosed."""
    question: str
    """The question to ask."""
    urgency: Urgency
    """`emergency`, `urgent` or `clearance`."""
    response: SafetyResponse
    """`clearance` where training may begin as soon as a clinician agrees, `refuse` until it was examined."""
    below_age: int | None
    """Somebody younger raises it without being asked; null where age does not matter."""
    action: str
    """What to do after a yes."""
    see: list[str]
    """The professions to see, the nearest first."""
    sources: list[Slug]
    """Slugs of the sources."""


class RedFlagPage(Page[RedFlagPublic]):
    """All red flags."""


class SafetyAdvicePublic(Output):
    """A sentence that keeps people safe in training; programs say it to those whom it is for."""

    slug: Slug
    """Its name in addresses; for ever."""
    kind: AdviceKind
    """What it is about: knowing before starting, stopping, or seeing a professional."""
    applies_to: AdviceFor
    """Whom it is for."""
    text: str
    """The sentence."""
    sources: list[Slug]
    """Slugs of the sources."""


class SafetyAdvicePage(Page[SafetyAdvicePublic]):
    """All advice of one kind, or of every kind."""


class SourcePublic(Output):
    """One entry of the bibliography."""

    slug: Slug
    """Its name in addresses; for ever."""
    kind: SourceKind
    """What kind of work it is, which limits the grades that may rest on it."""
    authors: str
    """Who wrote it."""
    year: int | None
    """When it was published; null where undated."""
    title: str
    """Its title."""
    published_in: str
    """Journal, publisher or site."""
    link: str | None
    """DOI or stable address; null where there is none."""
    no_link_because: str | None
    """Why there is no link; null where there is one."""
    verified: bool
    """False where the cited figure was not re-read in the original."""
    unverified_because: str | None
    """Why it was not re-read; null where it was."""
    referenced_by: list[Reference]
    """Everything that rests on it."""


class SourcePage(Page[SourcePublic]):
    """All sources."""
