"""A program says why, how sure that is, when to stop, and what it could not do."""

from collections.abc import Iterable

from app.engine.program import Violation
from app.engine.rules.facts import Facts
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.programs import BlockKind
from app.engine.words import listed, words

UNEXPLAINED_BLOCKS = frozenset({BlockKind.WARM_UP, BlockKind.COOL_DOWN})
"""Blocks whose exercises stand in every session and need no reason of their own."""
PROFESSIONS = ("physical therapist", "sports-medicine")


def every_exercise_comes_along(facts: Facts) -> Iterable[Violation]:
    """The program carries the description of every exercise that it uses, under the exercise's own name."""
    for slug, used in facts.program.exercises.items():
        if used.exercise.slug != slug:
            text = f"The program describes {used.exercise.slug} under the name {slug}."
            yield Violation(f"/exercises/{slug}", used.exercise.slug, slug, text)
    for session in facts.sessions:
        for item in (item for block in session.session.blocks for item in block.items):
            if item.exercise not in facts.program.exercises:
                text = f"The session uses {words(item.exercise)}, which the program does not describe."
                yield Violation(session.pointer, f"no {item.exercise}", "every exercise described", text)


def every_exercise_has_its_reason(facts: Facts) -> Iterable[Violation]:
    """Every exercise outside warm-up and cool-down says why it is there, by rules that exist."""
    explained = {placed.exercise.slug for placed in facts.items if placed.kind not in UNEXPLAINED_BLOCKS}
    for slug, used in facts.program.exercises.items():
        if slug in explained and not used.why:
            text = f"{used.exercise.name} stands in the program without a reason."
            yield Violation(f"/exercises/{slug}/why", "no reason", "at least 1 reason", text)
        for number, reason in enumerate(used.why):
            unknown = [rule for rule in reason.rules if rule not in facts.rule_ids]
            if unknown or not reason.rules:
                text = f"A reason for {used.exercise.name} names {listed(unknown)} where a rule of the book is needed."
                yield Violation(f"/exercises/{slug}/why/{number}/rules", listed(unknown), "ids of the rule book", text)


def evidence_and_limits_are_told(facts: Facts) -> Iterable[Violation]:
    """The program tells the evidence for every stated imbalance, that it is no diagnosis, when to stop and whom to see."""
    told = {share.imbalance for share in facts.program.focus}
    for imbalance in facts.imbalances:
        if imbalance.slug not in told:
            text = f"The focus says nothing about {imbalance.name.lower()} and how sure its evidence is."
            yield Violation("/focus", f"no {imbalance.slug}", "every stated imbalance", text)
    safety = facts.program.safety
    if not any("diagnos" in notice.lower() for notice in safety.notices):
        text = "No notice says that the program is no diagnosis."
        yield Violation("/safety/notices", "no such notice", "at least 1 notice", text)
    if not safety.stop_rules:
        text = "The program does not say when to stop."
        yield Violation("/safety/stop_rules", "no stop rules", "at least 1 stop rule", text)
    spoken = " ".join(safety.see_professional_if).lower()
    missing = [profession for profession in PROFESSIONS if profession not in spoken]
    if missing:
        text = "The program does not say when to see a physical therapist or a sports-medicine specialist."
        yield Violation("/safety/see_professional_if", f"no {listed(missing)}", "both professions", text)


def conditions_bring_their_notices(facts: Facts) -> Iterable[Violation]:
    """Every notice and stop rule of a stated condition stands in the program."""
    safety = facts.program.safety
    for condition in (facts.catalogue.conditions[slug] for slug in facts.profile.conditions):
        text = f"Something that people with {condition.name.lower()} should know is missing."
        for field, said, needed in (
            ("notices", safety.notices, condition.notices),
            ("stop_rules", safety.stop_rules, condition.stop_rules),
        ):
            for sentence in needed:
                if sentence not in said:
                    yield Violation(f"/safety/{field}", "not said", sentence, text)


def beginners_hear_of_a_trainer(facts: Facts) -> Iterable[Violation]:
    """A program for beginners advises them to let a qualified trainer watch new movements."""
    safety = facts.program.safety
    advice = " ".join((*safety.notices, *safety.see_professional_if)).lower()
    if facts.profile.level is Level.BEGINNER and "trainer" not in advice:
        text = "A beginner is not told that a qualified trainer can check new movements."
        yield Violation("/safety/notices", "no such notice", "at least 1 notice", text)


def unmet_needs_are_told(facts: Facts) -> Iterable[Violation]:
    """What no exercise can answer under this profile is said in a warning."""
    unmet = [words(muscle) for muscle in sorted(facts.weak - facts.trainable)]
    unmet += [words(muscle) for muscle in sorted(facts.short - facts.stretchable - facts.movable)]
    for stated in facts.client.imbalances:
        if facts.roles_of_some_stage.isdisjoint(stated.protocol.lead):
            unmet.append(stated.imbalance.name.lower())
    said = " | ".join(warning.need for warning in facts.program.warnings).lower()
    for need in unmet:
        if need not in said:
            text = f"Nothing under this profile answers {need}, and no warning says so."
            yield Violation("/warnings", f"no warning about {need}", "a warning for every unmet need", text)
