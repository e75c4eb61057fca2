"""Parts of an outlook as enrollments show them."""

from typing import Any

from pydantic_core import from_json

from app.api.enrollments.follower import Json, Outlooked, entry_of
from app.store.enrollments import Enrollment
from app.store.facts import FactKind


def enrollment_of(enrollment: Enrollment, found: Outlooked) -> Json:
    """The enrollment with where the person stands."""
    outlook = found.outlook
    terms: Json = from_json(enrollment.terms)
    return {
        "id": enrollment.id,
        "program": enrollment.program,
        "terms": {"days": None, **terms},
        "created_at": enrollment.created_at,
        "state": outlook["state"],
        "due": next(iter(outlook["sessions"]), None),
        **{name: outlook[name] for name in ("adherence", "pauses", "advice", "referral")},
        "logged": [
            {"session": fact.name, "date": from_json(fact.document)["date"], "etag": fact.etag}
            for fact in found.facts
            if fact.kind is FactKind.SESSION
        ],
    }


def next_of(outlook: Json) -> Json:
    """The next session."""
    told = {name: outlook[name] for name in ("state", "pauses", "advice", "referral", "disclaimer")}
    return {**told, "session": next(iter(outlook["sessions"]), None)}


def export_of(enrollment: Enrollment, found: Outlooked) -> Json:
    """Everything that is kept."""
    facts = {kind: [entry_of(fact) for fact in found.facts if fact.kind is kind] for kind in FactKind}
    return {
        "enrollment": enrollment_of(enrollment, found),
        "sessions": facts[FactKind.SESSION],
        "retests": retests_of(found),
        "cleared": sorted(map(str, facts[FactKind.CLEARANCE])),
        "outlook": found.outlook,
    }


def retests_of(found: Outlooked) -> list[Json]:
    """Field tests, the first day first."""
    retests: list[Any] = [entry_of(fact) for fact in found.facts if fact.kind is FactKind.RETEST]
    return sorted(retests, key=lambda retest: str(retest["date"]))


def page_of(items: list[Json]) -> Json:
    """The one page of a short list."""
    return {"items": items, "total": len(items), "next": None}
