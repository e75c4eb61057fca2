"""From a program, what happened with it and a day to what to do next: the steps, top to bottom."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.safety import Referral, disclaimer_in
from app.engine.client import Client, client_of
from app.engine.errors import BrokenRule
from app.engine.following.bounds import broken_bounds, id_of, no_session_holds_an_exercise_twice
from app.engine.following.calendar import Schedule, Step, adherence_of, dated, place_after, schedule_of, steps_of
from app.engine.following.case import Case, Standing
from app.engine.following.change import Advice, Change, Pause
from app.engine.following.journal import Journal, in_order
from app.engine.following.next_profile import next_profile
from app.engine.following.outlook import (
    AppliedAdvice,
    AppliedPause,
    LeftOut,
    Outlook,
    OutlookItem,
    OutlookSession,
)
from app.engine.following.performances import history_of, lines_of, rungs_of
from app.engine.following.prescribing import Prescriber, carried
from app.engine.following.progress import loads_of, weeks_of_work
from app.engine.following.rules import OF_EXERCISES, OF_PERSONS, AdaptationRule
from app.engine.following.symmetry import symmetry_of
from app.engine.following.weights import Weight
from app.engine.guidelines.following import DAYS_OFF_AFTER, EXPENDABLE_SHARE, MOST_DAYS
from app.engine.guidelines.safety import PAIN_LIMIT
from app.engine.profile import Profile
from app.engine.program import Item, Program, TrainingSession
from app.engine.vocabulary.following import FollowingState
from app.engine.vocabulary.programs import MAIN_BLOCKS, BlockKind

GIVES_WAY = (BlockKind.ACCESSORY, BlockKind.CORE, BlockKind.STRENGTH)
"""What a shorter session leaves out first, the last exercise of each before the others."""


def follow(program: Program, journal: Journal, today: int, catalogue: Catalogue) -> Outlook:
    """What to do next: the same for the same facts, in whatever order they came.

    Expects a journal without faults (see `faults`). Raises BrokenRule where the outlook would break a bound: a bug.
    """
    client, lines = client_of(program.profile, catalogue), lines_of(program)
    steps, schedule = steps_of(program), schedule_of(program, journal.terms)
    standing = standing_of(in_order(journal), today, client, lines, steps, schedule)
    pauses, advice = _of_the_person(standing, catalogue)
    state = _state(standing, steps, pauses)
    exercises = {**catalogue.exercises, **{slug: entry.exercise for slug, entry in program.exercises.items()}}
    coming = _Coming(Prescriber(client, exercises, journal.terms), standing, lines, rungs_of(lines))
    sessions = coming.sessions(steps, schedule) if state is FollowingState.ACTIVE else ()
    outlook = Outlook(
        program=program.id,
        state=state,
        today=today,
        absence=standing.place.absence,
        missed=standing.place.missed,
        adherence=standing.adherence,
        pauses=pauses,
        advice=advice,
        referral=_referral(pauses, advice),
        sessions=sessions,
        symmetry=standing.symmetry,
        weeks=weeks_of_work(program, standing, schedule, exercises),
        loads=loads_of(standing),
        next_profile=_next_profile(program.profile, standing, state, advice),
        disclaimer=disclaimer_in(catalogue.safety_advice.values()),
    )
    broken = broken_bounds(outlook, standing, client, program)
    if broken:
        raise BrokenRule(broken)
    return outlook


def standing_of(
    journal: Journal, today: int, client: Client, lines: Mapping[str, str], steps: Sequence[Step], schedule: Schedule
) -> Standing:
    """What the journal comes to on a day."""
    sessions = {step.session.id: step.session for step in steps}
    return Standing(
        journal=journal,
        history=history_of(journal.sessions, sessions, lines, journal.terms.policy, client.limits.level),
        place=place_after(journal.sessions, steps, schedule, today),
        adherence=adherence_of(journal.sessions, schedule, today),
        symmetry=symmetry_of(journal.retests, client.catalogue.assessments),
        today=today,
    )


def _of_the_person(standing: Standing, catalogue: Catalogue) -> tuple[tuple[AppliedPause, ...], tuple[AppliedAdvice, ...]]:
    found = [(rule.id, person(standing, catalogue)) for rule, person in OF_PERSONS]
    pauses = tuple(AppliedPause(rule, result) for rule, result in found if isinstance(result, Pause))
    advice = tuple(AppliedAdvice(rule, result) for rule, result in found if isinstance(result, Advice))
    return pauses, advice


def _state(standing: Standing, steps: Sequence[Step], pauses: Sequence[AppliedPause]) -> FollowingState:
    if pauses:
        return FollowingState.PAUSED
    is_over = standing.today - standing.journal.terms.start > MOST_DAYS
    return FollowingState.FINISHED if is_over or standing.place.index >= len(steps) else FollowingState.ACTIVE


def _referral(pauses: Sequence[AppliedPause], advice: Sequence[AppliedAdvice]) -> Referral:
    reasons = [(each.pause.because, each.pause.professions) for each in pauses]
    reasons += [(each.advice.text, each.advice.professions) for each in advice if each.advice.professions]
    professions = tuple(dict.fromkeys(profession for _, professions in reasons for profession in professions))
    return Referral(bool(reasons), professions, tuple(because for because, _ in reasons))


def _next_profile(
    profile: Profile, standing: Standing, state: FollowingState, advice: Sequence[AppliedAdvice]
) -> Profile | None:
    """At the end, or once the sides are even; never while somebody waits, or with pain with which no program is made."""
    maintenance = any(each.advice.maintenance for each in advice)
    is_due = maintenance or state is FollowingState.FINISHED
    if state is FollowingState.PAUSED or not is_due or standing.worst_recent_pain > PAIN_LIMIT:
        return None
    return next_profile(profile, standing, maintenance=maintenance)


@dataclass(frozen=True)
class _Coming:
    """Makes the sessions that come."""

    prescriber: Prescriber
    standing: Standing
    lines: Mapping[str, str]
    rungs: Mapping[str, tuple[str, ...]]
    """Of every line, in the order in which the program has them."""

    def sessions(self, steps: Sequence[Step], schedule: Schedule) -> tuple[OutlookSession, ...]:
        """The rest of the program with its days; each line is adapted where it comes first, and carried on after that."""
        earliest = self._earliest(0, steps, schedule)
        coming = dated(steps, self.standing.place, schedule, earliest)
        days_off = max((change.days_off for _, change in self._changes(coming[0][0].session)), default=0)
        rested = self._earliest(days_off, steps, schedule)
        if rested > earliest:
            coming = dated(steps, self.standing.place, schedule, rested)
        settled: dict[str, OutlookItem | LeftOut] = {}
        return tuple(self._session(step, day, settled, is_next=n == 0) for n, (step, day) in enumerate(coming))

    def _earliest(self, days_off: int, steps: Sequence[Step], schedule: Schedule) -> int:
        """The first day on which the next session may be."""
        if not self.standing.sessions:
            return max(self.standing.today, schedule.first)
        last = self.standing.sessions[-1]
        number = next(step.number for step in steps if step.session.id == last.session)
        sore = DAYS_OFF_AFTER[last.soreness] if last.soreness is not None else 0
        return max(self.standing.today, last.day + max(schedule.rest_after(number), 1 + days_off, 1 + sore))

    def _changes(self, session: TrainingSession) -> Iterator[tuple[AdaptationRule, Change]]:
        for case in self._cases(session, is_next=True):
            found = first_that_applies(case)
            if found is not None:
                yield found

    def _cases(self, session: TrainingSession, *, is_next: bool) -> Iterator[Case]:
        expendable = _expendable(session) if is_next and self.standing.adherence.is_low else ()
        for block in session.blocks:
            for item in block.items:
                history = self.standing.history.get(self._line(item), ())
                rungs = self.rungs.get(self._line(item), ())
                yield Case(item, block.kind, history, self.standing, rungs, is_next, item.exercise in expendable)

    def _line(self, item: Item) -> str:
        return self.lines.get(item.exercise, item.exercise)

    def _session(self, step: Step, day: int, settled: dict[str, OutlookItem | LeftOut], *, is_next: bool) -> OutlookSession:
        session, week = step.session, step.week
        held = {item.exercise for block in session.blocks for item in block.items}
        made: list[OutlookItem | LeftOut] = []
        for case in self._cases(session, is_next=is_next):
            line = self._line(case.planned)
            if line in settled:
                made.append(self._carried_on(case, settled[line], held))
            else:
                made.append(self._adapted(case, held, day))
                if case.history and not case.is_expendable:
                    settled[line] = made[-1]
            held.add(made[-1].exercise)
        return OutlookSession(
            session=session.id,
            time=1 + sum(log.session == session.id for log in self.standing.sessions),
            day=day,
            week=week.week,
            phase=week.phase,
            deload=week.deload,
            title=session.title,
            items=tuple(each for each in made if isinstance(each, OutlookItem)),
            left_out=tuple(each for each in made if isinstance(each, LeftOut)),
        )

    def _adapted(self, case: Case, held: Collection[str], day: int) -> OutlookItem | LeftOut:
        rule, change = first_that_applies(case) or (None, None)
        if rule is not None and change is not None and change.left_out:
            return LeftOut(case.planned.exercise, rule.id, rule.statement)
        if case.last is None and rule is None:
            return self._as_planned(case, None)
        taken = {slug for slug in held if slug != case.planned.exercise}
        goes_on = case.stands_in and (change is None or change.only_grows)
        if goes_on and case.last is not None and case.last.log.performed in taken:
            return _in_it_already(case)
        return self.prescriber.item(case, change, rule, taken, day)

    def _carried_on(self, case: Case, before: OutlookItem | LeftOut, held: Collection[str]) -> OutlookItem | LeftOut:
        """A line in a later session: what took its place stays there, and so does the weight."""
        slug = before.exercise
        if isinstance(before, LeftOut) or slug == case.planned.exercise:
            return before if isinstance(before, LeftOut) else self._as_planned(case, before.load)
        if self.lines.get(slug) == self._line(case.planned) or not self.prescriber.counts_alike(slug, case.planned.exercise):
            return self._as_planned(case, None)
        if slug in held:
            return _in_it_already(case)
        own = self.prescriber.as_planned(case.planned, slug)
        return self.prescriber.labelled(carried(own, case.block, slug, case.planned, before.load))

    def _as_planned(self, case: Case, load: Weight | None) -> OutlookItem:
        return carried(case.planned, case.block, case.planned.exercise, case.planned, load)


def _in_it_already(case: Case) -> LeftOut:
    """Where the session holds what took the exercise's place."""
    because = "What took its place is in the session already."
    return LeftOut(case.planned.exercise, id_of(no_session_holds_an_exercise_twice), because)


def first_that_applies(case: Case) -> tuple[AdaptationRule, Change] | None:
    """The rule that decides about an exercise, with what it changes."""
    if case.block not in MAIN_BLOCKS and not case.history:
        return None
    rules = OF_EXERCISES if case.block in MAIN_BLOCKS else OF_EXERCISES[:1]
    return next(((rule, change) for rule, exercise in rules if (change := exercise(case)) is not None), None)


def _expendable(session: TrainingSession) -> frozenset[str]:
    """A quarter of the main work: single joints before the trunk before lifts, the last ones first."""
    main = [item.exercise for item in session.items_in(*MAIN_BLOCKS)]
    ranked = [item.exercise for kind in GIVES_WAY for item in reversed(list(session.items_in(kind)))]
    return frozenset(ranked[: int(len(main) * EXPENDABLE_SHARE)])
