"""From the engine's outlook to what clients get."""

from collections.abc import Mapping
from datetime import date

from app.api.outlooks.models import (
    AdherencePublic,
    AdvicePublic,
    AppliedChangePublic,
    LeftOutPublic,
    LoadPointPublic,
    OutlookItemPublic,
    OutlookPublic,
    OutlookSessionPublic,
    PausePublic,
    SidePairPublic,
    SymmetryPublic,
    WeekOfWorkPublic,
    WeightPublic,
)
from app.api.programs.from_engine import profile_public
from app.api.programs.models import ReferralPublic
from app.engine.catalogue.catalogue import Catalogue
from app.engine.following.outlook import Outlook, OutlookItem, OutlookSession
from app.engine.following.symmetry import TestSymmetry
from app.engine.following.weights import Weight
from app.engine.program import Program


def outlook_public(outlook: Outlook, program: Program, catalogue: Catalogue) -> OutlookPublic:
    """The outlook as clients see it."""
    names = {slug: exercise.name for slug, exercise in catalogue.exercises.items()}
    names |= {slug: entry.exercise.name for slug, entry in program.exercises.items()}
    return OutlookPublic(
        program=outlook.program,
        state=outlook.state,
        today=date.fromordinal(outlook.today),
        absence=outlook.absence,
        missed=outlook.missed,
        adherence=AdherencePublic.model_validate(outlook.adherence),
        pauses=[PausePublic(rule=p.rule, because=p.pause.because, go_on_when=p.pause.go_on_when) for p in outlook.pauses],
        advice=[AdvicePublic(rule=each.rule, text=each.advice.text) for each in outlook.advice],
        referral=ReferralPublic.model_validate(outlook.referral),
        sessions=[_session(session, names) for session in outlook.sessions],
        symmetry=[symmetry_public(test) for test in outlook.symmetry],
        weeks=[WeekOfWorkPublic.model_validate(week) for week in outlook.weeks],
        loads=[
            LoadPointPublic(
                exercise=point.exercise, date=date.fromordinal(point.day), load=_weight(point.load), amount=point.amount
            )
            for point in outlook.loads
        ],
        next_profile=outlook.next_profile and profile_public(outlook.next_profile),
        disclaimer=outlook.disclaimer,
    )


def _session(session: OutlookSession, names: Mapping[str, str]) -> OutlookSessionPublic:
    return OutlookSessionPublic(
        session=session.session if session.time == 1 else f"{session.session}-{session.time}",
        date=date.fromordinal(session.day),
        week=session.week,
        phase=session.phase,
        deload=session.deload,
        title=session.title,
        items=[_item(item, names[item.exercise]) for item in session.items],
        left_out=[LeftOutPublic.model_validate(each) for each in session.left_out],
    )


def _item(item: OutlookItem, name: str) -> OutlookItemPublic:
    return OutlookItemPublic.model_validate(
        {
            "exercise": item.exercise,
            "name": name,
            "instead_of": item.instead_of,
            "block": item.block,
            "sets": item.sets,
            "extra_sets": item.extra_sets,
            "dose": item.dose,
            "target": item.target,
            "sides": item.sides and list(item.sides),
            "implement": item.implement,
            "load": item.load and _weight(item.load),
            "choose": item.choose,
            "effort": item.effort,
            "tempo": item.tempo,
            "rest_seconds": item.rest_seconds,
            "label": item.label,
            "change": item.change and AppliedChangePublic.model_validate(item.change),
        }
    )


def _weight(weight: Weight) -> WeightPublic:
    return WeightPublic(amount=float(weight.amount), unit=weight.unit)


def symmetry_public(test: TestSymmetry) -> SymmetryPublic:
    """Left and right in one test."""
    return SymmetryPublic(
        assessment=test.assessment.slug,
        unit=test.assessment.unit,
        weaker_side=test.weaker_side,
        pairs=[
            SidePairPublic(
                date=date.fromordinal(pair.day),
                left=pair.left,
                right=pair.right,
                index_percent=round(pair.index_percent, 1),
                chance=_rounded(test.chance_between(pair)),
            )
            for pair in test.pairs
        ],
        change=round(test.change, 2),
        chance_of_change=_rounded(test.chance_of_change),
        is_real=test.is_real,
        sentence=test.sentence,
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
