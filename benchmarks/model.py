"""The selection of a week as an exact integer program: the same options, limits and score as the engine's own search.

Everything is read off the engine's `Draft`: options, value tables, effects, times, capacities. What the search may
never do is a constraint here, what it is rewarded for is the objective, in the same whole units.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from math import ceil, inf, lcm
from operator import sub
from typing import TypeAlias

from ortools.sat.python import cp_model

from app.engine.first_engine.counters import (
    GLUTE_SHORTAGE,
    HIP_SETS,
    ISOLATION_EXCESS,
    KNEE_EXTENSION_SETS,
    KNEE_FLEXION_SETS,
    KNEE_SETS,
    MUSCLE_COUNTER,
    ONE_SIDED_SHORTAGE,
    SHARE_PARTS,
)
from app.engine.first_engine.draft import HARD_HALF_SETS, Draft
from app.engine.first_engine.score import BALANCE_POINTS, PROMISE_POINTS, UNITS_PER_POINT, UNITS_PER_SECOND, Table
from app.engine.guidelines.balance import RATIO_NEEDS_SETS
from app.engine.guidelines.band import Band
from app.engine.guidelines.recovery import GLUTE_FOCUS_SETS
from app.engine.vocabulary.body import MuscleSlug

MOST = 10_000
"""More than any count of a week."""
WEEK = -1
"""Stands where a session's number would: for what is counted over the whole week."""

HALF = Fraction(1, 2)

Expression: TypeAlias = cp_model.LinearExprT
Weighted = list[tuple[cp_model.IntVar, int]]
"""Variables with their whole coefficients."""


@dataclass(frozen=True, slots=True)
class Solution:
    """What the solver found."""

    placed: list[dict[str, int]]
    """Sets by exercise, for each session."""
    score: float
    bound: float
    """No selection can be worth more."""


class WeekModel:
    """One boolean for every exercise, session and number of sets; everything else is counted from them.

    What stands in the draft does not matter, its options and limits do.
    """

    def __init__(self, draft: Draft, most_items: int) -> None:
        self.draft = draft
        self.model = cp_model.CpModel()
        self.objective: Weighted = []
        self.chosen = {
            (session, slug, sets): self.model.new_bool_var(f"{session} {slug} {sets}")
            for session in range(len(draft.plan))
            for slug, option in draft.options.items()
            for sets in range(draft.fewest_sets, option.most_sets + 1)
        }
        self._limit_sessions(most_items)
        self._limit_weeks()
        self._let_muscles_rest()
        self._value_counters()
        self._value_time()
        self._value_balance()
        self.model.maximize(_total(self.objective))

    def value(self, placed: Sequence[Mapping[str, int]]) -> float | None:
        """What a selection is worth by this model; None where it breaks a limit."""
        solver = self._solved_at(placed)
        return None if solver is None else float(solver.objective_value) / UNITS_PER_POINT

    def best(self, known: Sequence[Mapping[str, int]], deterministic_limit: float) -> Solution:
        """The best week that the solver finds within its limit, starting from one that is known to be possible."""
        start = self._solved_at(known)
        if start is None:
            raise ValueError("the known selection breaks a limit of the model")
        values = list(start.response_proto.solution)
        self.model.clear_hints()
        for index, value in enumerate(values):
            self.model.add_hint(self.model.get_int_var_from_proto_index(index), value)
        solver = _solver(deterministic_limit)
        solver.solve(self.model)
        placed: list[dict[str, int]] = [{} for _ in self.draft.plan]
        for (session, slug, sets), chosen in self.chosen.items():
            if solver.boolean_value(chosen):
                placed[session][slug] = sets
        return Solution(
            placed, float(solver.objective_value) / UNITS_PER_POINT, float(solver.best_objective_bound) / UNITS_PER_POINT
        )

    def _solved_at(self, placed: Sequence[Mapping[str, int]]) -> cp_model.CpSolver | None:
        self.model.clear_hints()
        for (session, slug, sets), chosen in self.chosen.items():
            self.model.add_hint(chosen, placed[session].get(slug) == sets)
        solver = _solver()
        solver.parameters.fix_variables_to_their_hinted_value = True
        return solver if solver.solve(self.model) == cp_model.OPTIMAL else None

    def _limit_sessions(self, most_items: int) -> None:
        """Each exercise once, all of them within time and number; little for hips and legs on days without lower-body work."""
        options, plan = self.draft.options, self.draft.plan
        for _, same in groupby(self.chosen.items(), key=lambda entry: entry[0][:2]):
            self.model.add_at_most_one([chosen for _, chosen in same])
        for session, day in enumerate(plan):
            here = {(slug, sets): chosen for (at, slug, sets), chosen in self.chosen.items() if at == session}
            seconds = [(chosen, options[slug].seconds[sets]) for (slug, sets), chosen in here.items()]
            self.model.add(_total(seconds) <= max(0, self.draft.capacity[session]))
            self.model.add(sum(here.values()) <= most_items)
            if not day.lower_body:
                glutes = [(chosen, sets) for (slug, sets), chosen in here.items() if options[slug].effects.glutes]
                self.model.add(_total(glutes) < GLUTE_FOCUS_SETS)
                self.model.add(sum(chosen for (slug, _), chosen in here.items() if not options[slug].effects.light) == 0)

    def _limit_weeks(self) -> None:
        """No exercise more often than allowed, no muscle above its ceiling."""
        uses: dict[str, list[cp_model.IntVar]] = {}
        half_sets: dict[int, Weighted] = {}
        for (_, slug, sets), chosen in self.chosen.items():
            uses.setdefault(slug, []).append(chosen)
            for muscle, half in self.draft.options[slug].effects.half_sets:
                half_sets.setdefault(muscle, []).append((chosen, half * sets))
        for slug, used in uses.items():
            self.model.add(sum(used) <= self.draft.options[slug].most_uses)
        for counted in half_sets.values():
            self.model.add(_total(counted) <= self.draft.ceiling)

    def _let_muscles_rest(self) -> None:
        """No muscle is loaded hard in two sessions that lie close together."""
        close = {(a, b) for a, neighbours in enumerate(self.draft.neighbours) for b in neighbours if a < b}
        tiring: dict[tuple[int, int], Weighted] = {}
        for (session, slug, sets), chosen in self.chosen.items():
            for muscle, half in self.draft.options[slug].tiring:
                tiring.setdefault((session, muscle), []).append((chosen, half * sets))
        hard = {}
        for (session, muscle), counted in tiring.items():
            if any(session in pair for pair in close):
                hard[session, muscle] = self.model.new_bool_var(f"hard {session} {muscle}")
                self.model.add(_total(counted) < HARD_HALF_SETS).only_enforce_if(~hard[session, muscle])
        for first, second in sorted(close):
            for muscle in sorted(muscle for session, muscle in hard if session == first and (second, muscle) in hard):
                self.model.add_at_most_one([hard[first, muscle], hard[second, muscle]])

    def _value_counters(self) -> None:
        """Every counter is worth what its tables say."""
        worth = self.draft.worth
        self.counted = self._counted()
        for session, tables in ((WEEK, worth.week), *enumerate(worth.sessions)):
            for table in tables:
                counted = self.counted.get((session, table.counter), [])
                name = f"{session} {table.counter} {table.term}"
                if (session == WEEK and table.counter == ONE_SIDED_SHORTAGE) or (
                    session != WEEK and table.counter == GLUTE_SHORTAGE
                ):
                    self._take_away_shortage(table, counted)
                else:
                    self._value(table.values, counted, name)
        for slug in self.draft.options:
            used = [(chosen, 1) for (_, other, _), chosen in self.chosen.items() if other == slug]
            self._value(worth.uses[slug], used, slug)

    def _counted(self) -> dict[tuple[int, int], Weighted]:
        """What raises every counter of the week and of each session."""
        counted: dict[tuple[int, int], Weighted] = defaultdict(list)
        for (session, slug, sets), chosen in self.chosen.items():
            option = self.draft.options[slug]
            for counter, amount in option.per_set:
                counted[WEEK, counter].append((chosen, amount * sets))
            for counter in (*option.effects.groups, *self.draft.worth.required.get(slug, ())):
                counted[WEEK, counter].append((chosen, 1))
            for counter, amount in option.effects.per_set_here:
                counted[session, counter].append((chosen, amount * sets))
            for counter in option.effects.per_use_here:
                counted[session, counter].append((chosen, 1))
        return counted

    def _value(self, values: Sequence[int], counted: Weighted, name: str) -> None:
        """Adds the worth of a count: each concave run of it is filled best step first, and only after the run before."""
        if not counted:
            return
        before: tuple[Weighted, int] | None = None
        for number, run in enumerate(_concave_runs(values)):
            steps = [(self.model.new_int_var(0, width, f"{name} run {number}"), points) for points, width in run]
            self.objective.extend(steps)
            counted = [*counted, *((step, -1) for step, _ in steps)]
            width = sum(width for _, width in run)
            if before:
                full = self.model.new_bool_var(f"{name} full before {number}")
                self.model.add(sum(step for step, _ in before[0]) >= before[1] * full)
                self.model.add(sum(step for step, _ in steps) <= width * full)
            before = steps, width
        self.model.add(_total(counted) == 0)

    def _take_away_shortage(self, table: Table, counted: Weighted) -> None:
        """Takes away the same for every missing part, and nothing where none is missing."""
        lost = self.model.new_int_var(0, MOST, f"shortage {table.counter}")
        self.model.add(lost >= _total(counted))
        self.objective.append((lost, table.values[1] - table.values[0]))

    def _value_time(self) -> None:
        for (_, slug, sets), chosen in self.chosen.items():
            self.objective.append((chosen, UNITS_PER_SECOND * self.draft.options[slug].seconds[sets]))

    def _value_balance(self) -> None:
        """Takes away what is lost by what is out of balance."""
        balance = self.draft.worth.balance
        hamstrings, quadriceps = (
            self._count(MUSCLE_COUNTER[muscle]) for muscle in (MuscleSlug.HAMSTRINGS, MuscleSlug.QUADRICEPS)
        )
        self._keep_band(hamstrings, quadriceps, HALF, balance.hamstrings_to_quadriceps, PROMISE_POINTS)
        self._keep_band(self._count(HIP_SETS), self._count(KNEE_SETS), Fraction(1), balance.hip_to_knee, BALANCE_POINTS)
        extends = self.model.new_bool_var("knee extension")
        self.model.add(self._count(KNEE_EXTENSION_SETS) == 0).only_enforce_if(~extends)
        flexion, excess = self._count(KNEE_FLEXION_SETS), self._count(ISOLATION_EXCESS)
        self._lose(PROMISE_POINTS, [[(1, Fraction(1)), (flexion, Fraction(-1))]], extends)
        self._lose(PROMISE_POINTS, [[(excess, Fraction(1, SHARE_PARTS))]], extends)

    def _count(self, counter: int) -> Expression:
        return _total(self.counted[WEEK, counter])

    def _keep_band(self, upper: Expression, lower: Expression, unit: Fraction, band: Band, points: float) -> None:
        """Takes away points for what lies outside the band, once there are enough sets for a ratio to mean something."""
        counts = self.model.new_bool_var("ratio counts")
        self.model.add(upper + lower < ceil(_exact(RATIO_NEEDS_SETS) / unit)).only_enforce_if(~counts)
        too_high = [(upper, unit), (lower, -unit * _exact(band.high))]
        too_low = [(lower, unit * _exact(band.low)), (upper, -unit)]
        self._lose(points, [too_high, too_low], counts)

    def _lose(
        self, points: float, shortfalls: list[list[tuple[Expression, Fraction]]], only_if: cp_model.IntVar | None = None
    ) -> None:
        """Takes away points for each unit of the largest shortfall, if there is any above 0."""
        whole = lcm(*(share.denominator for shortfall in shortfalls for _, share in shortfall))
        lost = self.model.new_int_var(0, MOST * whole, "lost")
        self.objective.append((lost, -round(UNITS_PER_POINT * points / whole)))
        for shortfall in shortfalls:
            constraint = self.model.add(lost >= sum(int(share * whole) * counted for counted, share in shortfall))
            if only_if is not None:
                constraint.only_enforce_if(only_if)


def _solver(deterministic_limit: float = inf) -> cp_model.CpSolver:
    """One worker and no limit by the clock, so that the answer is the same on every machine."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.linearization_level = 2
    solver.parameters.cp_model_presolve = False
    solver.parameters.max_deterministic_time = deterministic_limit
    return solver


def _total(counted: Weighted) -> Expression:
    return cp_model.LinearExpr.weighted_sum([variable for variable, _ in counted], [amount for _, amount in counted])


def _exact(value: float) -> Fraction:
    """The decimal fraction that was written in the source."""
    return Fraction(value).limit_denominator(1_000)


def _concave_runs(values: Sequence[int]) -> list[list[tuple[int, int]]]:
    """The steps as (worth, how many of them), cut wherever one is worth more than the one before; the last value holds on."""
    runs: list[list[tuple[int, int]]] = [[]]
    for worth, alike in groupby(map(sub, values[1:], values)):
        if runs[-1] and worth > runs[-1][-1][0]:
            runs.append([])
        runs[-1].append((worth, len(list(alike))))
    if not runs[-1] or runs[-1][-1][0] >= 0:
        runs[-1].append((0, MOST))
    return runs
