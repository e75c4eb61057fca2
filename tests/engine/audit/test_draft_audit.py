"""What the rule book says of a coach's light draft, where it points, and what it leaves alone."""

import pytest

from app.engine.audit.coach_draft import Draft, DraftAudit, DraftItem, DraftSession, audit_draft
from app.engine.catalogue.catalogue import Catalogue
from app.engine.profile import StatedImbalance
from app.engine.program import Finding, Reps
from app.engine.rules import RULE_BOOK
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.people import Level, Weekday

GLUTES = StatedImbalance("weak-glutes", Severity.MODERATE, Side.RIGHT)


def items(*slugs: str | None, sets: int = 3) -> tuple[DraftItem, ...]:
    return tuple(DraftItem(slug, sets, Reps(10, 10)) for slug in slugs)


def on_sides(slug: str, *order: Side, sets: int = 3) -> tuple[DraftItem, ...]:
    return tuple(DraftItem(slug, sets, Reps(10, 10), side) for side in order)


def audited(
    catalogue: Catalogue,
    *sessions: DraftSession,
    weeks: int = 1,
    imbalance: StatedImbalance = GLUTES,
    level: Level = Level.ADVANCED,
) -> DraftAudit:
    return audit_draft(Draft((imbalance,), level, (sessions,) * weeks), catalogue)


def found(audit: DraftAudit, rule: str) -> list[Finding]:
    return [finding for finding in audit.report.findings if finding.rule == rule]


GLUTE_DAY = items("back-squat", "rdl-barbell", "glute-bridge")


def test_sessions_on_neighbouring_days_are_found_where_they_stand(catalogue: Catalogue) -> None:
    audit = audited(catalogue, DraftSession(GLUTE_DAY, Weekday.MON), DraftSession(GLUTE_DAY, Weekday.TUE))
    (finding,) = found(audit, "glute-sessions-at-least-two-days-apart")

    assert finding.pointer == "/weeks/0/sessions/1"
    assert (finding.measured, finding.allowed) == ("1 day", "at least 2 days")
    assert finding.sources
    assert not audit.report.passed


def test_same_sessions_with_rest_between_pass_that_rule(catalogue: Catalogue) -> None:
    audit = audited(catalogue, DraftSession(GLUTE_DAY, Weekday.MON), DraftSession(GLUTE_DAY, Weekday.THU))

    assert found(audit, "glute-sessions-at-least-two-days-apart") == []


def test_exercise_above_the_level_is_found_at_its_first_use(catalogue: Catalogue) -> None:
    session = DraftSession(items("glute-bridge", "back-squat"), Weekday.MON)
    audit = audited(catalogue, session, level=Level.BEGINNER, weeks=2)

    assert catalogue.exercises["back-squat"].level is not Level.BEGINNER
    assert [finding.pointer for finding in found(audit, "no-exercise-is-above-the-level")] == ["/weeks/0/sessions/0/items/1"]


def test_findings_point_past_items_that_are_not_main_work(catalogue: Catalogue) -> None:
    session = DraftSession(items("supine-hamstring-stretch", "clamshell", "plank", "calf-raise"), Weekday.MON)
    (finding,) = found(audited(catalogue, session), "main-work-goes-from-large-to-small")

    assert finding.pointer == "/weeks/0/sessions/0/items/3"


def test_activation_before_the_main_work_is_in_order(catalogue: Catalogue) -> None:
    session = DraftSession(items("clamshell", "back-squat", "plank"), Weekday.MON)

    assert found(audited(catalogue, session), "main-work-goes-from-large-to-small") == []


def test_too_many_sets_are_found_in_their_week(catalogue: Catalogue) -> None:
    session = DraftSession(items("back-squat", sets=18), Weekday.MON)
    audit = audited(catalogue, *[session] * 4, weeks=1)

    assert {finding.pointer for finding in found(audit, "no-muscle-exceeds-its-ceiling")} == {"/weeks/0"}


def test_rules_that_a_draft_says_too_little_for_are_listed(catalogue: Catalogue) -> None:
    audit = audited(catalogue, DraftSession(GLUTE_DAY, Weekday.MON))

    assert audit.report.rules_checked + len(audit.not_checked) == len(RULE_BOOK)
    assert set(audit.not_checked) == {rule.id for rule in RULE_BOOK if not rule.judges_drafts}
    assert "item-times-add-up" in audit.not_checked


def test_recovery_is_not_judged_without_days(catalogue: Catalogue) -> None:
    audit = audited(catalogue, DraftSession(GLUTE_DAY, Weekday.MON), DraftSession(GLUTE_DAY))

    assert {rule.id for rule in RULE_BOOK if rule.topic == "recovery"} <= set(audit.not_checked)
    assert found(audit, "glute-sessions-at-least-two-days-apart") == []


def test_sides_are_judged_where_every_one_sided_item_says_its_side(catalogue: Catalogue) -> None:
    right_first = on_sides("reverse-lunge", Side.RIGHT, Side.LEFT)
    left_first = on_sides("reverse-lunge", Side.LEFT, Side.RIGHT)

    good = audited(catalogue, DraftSession(right_first, Weekday.MON))
    wrong = audited(catalogue, DraftSession((*items("back-squat"), *left_first), Weekday.MON))
    silent = audited(catalogue, DraftSession((*items("step-up"), *left_first), Weekday.MON))

    assert found(good, "weaker-side-comes-first") == []
    assert [finding.pointer for finding in found(wrong, "weaker-side-comes-first")] == ["/weeks/0/sessions/0/items/1"]
    assert {"weaker-side-comes-first", "both-sides-get-the-same"} <= set(silent.not_checked)


@pytest.mark.parametrize(
    "uneven",
    [
        on_sides("reverse-lunge", Side.RIGHT),
        (*on_sides("reverse-lunge", Side.RIGHT), *on_sides("reverse-lunge", Side.LEFT, sets=2)),
    ],
    ids=["one side only", "fewer sets on one side"],
)
def test_uneven_sides_are_found(catalogue: Catalogue, uneven: tuple[DraftItem, ...]) -> None:
    assert found(audited(catalogue, DraftSession(uneven, Weekday.MON)), "both-sides-get-the-same")


def test_two_sides_of_one_exercise_count_as_one(catalogue: Catalogue) -> None:
    """Eleven sets a side are eleven sets and no twenty-two, so they stay under the ceiling of 16."""
    both = on_sides("bulgarian-split-squat", Side.RIGHT, Side.LEFT, sets=11)
    audit = audited(catalogue, DraftSession(both, Weekday.MON), level=Level.INTERMEDIATE)

    assert found(audit, "no-muscle-exceeds-its-ceiling") == []


def test_item_that_fits_no_exercise_is_left_out_and_keeps_the_places_of_others(catalogue: Catalogue) -> None:
    session = DraftSession(items(None, "plank", "calf-raise"), Weekday.MON)
    (finding,) = found(audited(catalogue, session), "main-work-goes-from-large-to-small")

    assert finding.pointer == "/weeks/0/sessions/0/items/2"


def test_draft_of_unknown_words_alone_is_still_audited(catalogue: Catalogue) -> None:
    assert found(audited(catalogue, DraftSession(items(None), Weekday.MON)), "weeks-have-enough-variety")


def test_every_pointer_leads_into_the_draft(catalogue: Catalogue) -> None:
    slugs = sorted(catalogue.exercises)
    days = tuple(Weekday)
    sessions = tuple(DraftSession(items(*slugs[n::7]), days[n]) for n in range(7))
    draft = Draft((GLUTES,), Level.BEGINNER, (sessions,) * 3)

    pointers = {finding.pointer for finding in audit_draft(draft, catalogue).report.findings}

    assert len(pointers) > 20
    assert all(_leads_into(pointer, draft) for pointer in pointers)


def test_imbalance_of_a_draft_decides_what_is_asked_of_it(catalogue: Catalogue) -> None:
    days = (DraftSession(items("plank"), day) for day in (Weekday.MON, Weekday.WED))
    core = audited(catalogue, *days, imbalance=StatedImbalance("weak-core", Severity.MILD))

    assert found(core, "core-is-trained-in-every-direction")
    assert found(core, "glutes-are-trained-twice-a-week") == []


def _leads_into(pointer: str, draft: Draft) -> bool:
    match pointer.split("/")[1:]:
        case ["weeks"]:
            return True
        case ["weeks", week]:
            return int(week) < len(draft.weeks)
        case ["weeks", week, "sessions", session]:
            return int(session) < len(draft.weeks[int(week)])
        case ["weeks", week, "sessions", session, "items", item]:
            return int(item) < len(draft.weeks[int(week)][int(session)].items)
        case _:
            return False
