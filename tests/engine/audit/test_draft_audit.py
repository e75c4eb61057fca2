"""What the rule book says of a coach's light draft, where it points, and what it leaves alone."""

from dataclasses import replace

import pytest

from app.engine.audit.coach_draft import DraftAudit, audit_draft
from app.engine.audit.draft import Draft, DraftItem, DraftSession
from app.engine.audit.silences import NEVER_SAID, RULES_OF_ABSENCE
from app.engine.catalogue.catalogue import Catalogue
from app.engine.profile import StatedImbalance
from app.engine.program import Finding, Reps
from app.engine.rules import RULE_BOOK
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.people import Level, Weekday
from app.engine.vocabulary.programs import RuleSeverity, Verdict

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


def test_rules_that_a_draft_says_too_little_for_are_listed_with_the_reason(catalogue: Catalogue) -> None:
    audit = audited(catalogue, DraftSession(GLUTE_DAY, Weekday.MON))

    assert audit.report.rules_checked + len(audit.not_checked) == len(RULE_BOOK)
    assert {rule.id for rule in RULE_BOOK if not rule.judges_drafts} <= audit.not_checked.keys()
    assert audit.not_checked["item-times-add-up"] == "a draft does not say how long its sessions are to last"
    assert audit.not_checked["weaker-side-comes-first"] == "no line of one-sided work says its side"
    assert audit.not_checked["effort-stays-under-its-caps"] == "no line says how hard it is"


def test_every_rule_that_judges_no_draft_has_its_reason() -> None:
    explained = [check for checks in NEVER_SAID.values() for check in checks]

    assert len(explained) == len(set(explained))
    assert set(explained) == {rule.check for rule in RULE_BOOK if not rule.judges_drafts}


def test_recovery_is_not_judged_without_days(catalogue: Catalogue) -> None:
    audit = audited(catalogue, DraftSession(GLUTE_DAY, Weekday.MON), DraftSession(GLUTE_DAY))

    assert {rule.id for rule in RULE_BOOK if rule.topic == "recovery"} <= set(audit.not_checked)
    assert found(audit, "glute-sessions-at-least-two-days-apart") == []


def test_weaker_side_comes_first_where_lines_name_sides(catalogue: Catalogue) -> None:
    right_first = on_sides("reverse-lunge", Side.RIGHT, Side.LEFT)
    left_first = on_sides("reverse-lunge", Side.LEFT, Side.RIGHT)

    good = audited(catalogue, DraftSession((*right_first, *items("step-up")), Weekday.MON))
    wrong = audited(catalogue, DraftSession((*items("back-squat"), *left_first), Weekday.MON))

    assert found(good, "weaker-side-comes-first") == []
    assert [finding.pointer for finding in found(wrong, "weaker-side-comes-first")] == ["/weeks/0/sessions/0/items/1"]


def test_unknown_weaker_side_fails_nothing(catalogue: Catalogue) -> None:
    unknown = replace(GLUTES, weaker_side=None)
    right_first = DraftSession(on_sides("reverse-lunge", Side.RIGHT, Side.LEFT), Weekday.MON)
    audit = audited(catalogue, right_first, imbalance=unknown)

    assert audit.report.passed
    assert audit.not_checked["weaker-side-comes-first"] == "the draft does not say which side is weaker"
    assert "both-sides-get-the-same" not in audit.not_checked


R, L = Side.RIGHT, Side.LEFT
BETWEEN = items("plank", sets=2)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((*on_sides("reverse-lunge", R), *BETWEEN, *on_sides("reverse-lunge", L)), id="apart"),
        pytest.param((*on_sides("reverse-lunge", R), *on_sides("reverse-lunge", L, sets=2)), id="more for the weaker side"),
        pytest.param((*on_sides("reverse-lunge", R, L, sets=1), *BETWEEN) * 3, id="circuit"),
        pytest.param((*items("reverse-lunge", sets=2), *on_sides("reverse-lunge", R, sets=1)), id="both, then one again"),
        pytest.param((*on_sides("supine-hamstring-stretch", R), *on_sides("reverse-lunge", R, L)), id="one tight side"),
        pytest.param(on_sides("glute-bridge", R, L), id="two-legged work for sides"),
    ],
)
def test_sides_may_be_written_in_many_ways(catalogue: Catalogue, lines: tuple[DraftItem, ...]) -> None:
    audit = audited(catalogue, DraftSession(lines, Weekday.MON))

    assert found(audit, "both-sides-get-the-same") == found(audit, "weaker-side-comes-first") == []


@pytest.mark.parametrize(
    "uneven",
    [
        pytest.param(on_sides("reverse-lunge", R), id="one side only"),
        pytest.param((*on_sides("reverse-lunge", R, sets=2), *on_sides("reverse-lunge", L)), id="less for the weaker side"),
    ],
)
def test_uneven_sides_are_found(catalogue: Catalogue, uneven: tuple[DraftItem, ...]) -> None:
    assert found(audited(catalogue, DraftSession(uneven, Weekday.MON)), "both-sides-get-the-same")


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(on_sides("bulgarian-split-squat", R, L, sets=16), id="next to each other"),
        pytest.param(on_sides("bulgarian-split-squat", R, L, sets=4) * 4, id="in rounds"),
        pytest.param(
            (*on_sides("bulgarian-split-squat", R, sets=16), *BETWEEN, *on_sides("bulgarian-split-squat", L, sets=2)),
            id="not the same",
        ),
    ],
)
def test_two_sides_of_one_exercise_count_as_one(catalogue: Catalogue, lines: tuple[DraftItem, ...]) -> None:
    """Sixteen sets a side are sixteen sets and no thirty-two, so they stay under the ceiling of 16."""
    most = audited(catalogue, DraftSession(lines, Weekday.MON), level=Level.INTERMEDIATE)
    more = audited(catalogue, DraftSession((*lines, *items("split-squat")), Weekday.MON), level=Level.INTERMEDIATE)

    assert found(most, "no-muscle-exceeds-its-ceiling") == []
    assert found(more, "no-muscle-exceeds-its-ceiling")


UNREAD = (None,) * 3


def test_little_read_is_no_verdict_and_nothing_is_missing(catalogue: Catalogue) -> None:
    audit = audited(catalogue, DraftSession(items("leg-extension", *UNREAD), Weekday.MON))

    assert (audit.verdict, audit.read_share) == (Verdict.INCOMPLETE, 0.25)
    assert audit.report.findings == ()
    assert audit.not_checked.keys() >= {rule.id for rule in RULE_BOOK if rule.check in RULES_OF_ABSENCE}
    assert audit.not_checked["leg-extensions-pair-with-leg-curls"].startswith("only 25% of the lines were read")


def test_must_rule_may_be_broken_whatever_was_not_read(catalogue: Catalogue) -> None:
    hard = tuple(replace(item, rpe=10) for item in items("leg-extension"))
    audit = audited(catalogue, DraftSession((*hard, *items(*UNREAD)), Weekday.MON))

    assert found(audit, "effort-stays-under-its-caps")
    assert audit.verdict is Verdict.INCOMPLETE


def test_one_unread_line_may_be_what_is_missing_in_its_week(catalogue: Catalogue) -> None:
    """Eleven of twelve lines are read: the verdict stands, and only the week with the unread line is not blamed."""
    lines = items("leg-extension", *["calf-raise"] * 10)
    read, unread = DraftSession(lines, Weekday.MON), DraftSession((*lines, *items(None)), Weekday.MON)
    rule = "leg-extensions-pair-with-leg-curls"

    alone = audit_draft(Draft((GLUTES,), Level.ADVANCED, ((unread,),)), catalogue)
    beside = audit_draft(Draft((GLUTES,), Level.ADVANCED, ((unread,), (read,))), catalogue)

    assert found(alone, rule) == []
    assert alone.not_checked[rule] == "lines that may keep it were not read"
    assert [finding.pointer for finding in found(beside, rule)] == ["/weeks/1"]
    assert rule not in beside.not_checked
    assert alone.verdict is not Verdict.INCOMPLETE


def test_without_a_level_only_what_is_too_much_for_everybody_is_found(catalogue: Catalogue) -> None:
    session = DraftSession(items("back-squat", sets=13), Weekday.MON)
    audit = audit_draft(Draft((GLUTES,), None, ((session,),)), catalogue)

    assert audit.not_checked["no-exercise-is-above-the-level"] == "the draft does not say for which level it is"
    assert found(audit, "no-muscle-exceeds-its-ceiling") == []


@pytest.mark.parametrize(("rpe", "kept"), [(8, True), (8.5, False)])
def test_effort_stays_under_the_cap_of_the_level_from_the_first_week_on(catalogue: Catalogue, rpe: float, kept: bool) -> None:
    """A draft does not say that its first week is the person's first, which would ask for RPE 6."""
    lines = tuple(replace(item, rpe=rpe) for item in items("glute-bridge"))
    audit = audited(catalogue, DraftSession(lines, Weekday.MON), level=Level.BEGINNER)

    assert (found(audit, "effort-stays-under-its-caps") == []) is kept


def test_order_of_lines_is_no_must_because_they_may_be_done_in_turn(catalogue: Catalogue) -> None:
    session = DraftSession(items("plank", "back-squat"), Weekday.MON)

    assert [f.severity for f in found(audited(catalogue, session), "main-work-goes-from-large-to-small")] == [
        RuleSeverity.SHOULD
    ]


@pytest.mark.parametrize(("seventh", "kept"), [("dead-bug", True), ("childs-pose", True), ("glute-bridge", False)])
def test_day_of_easy_trunk_work_or_stretches_is_a_day_of_rest(catalogue: Catalogue, seventh: str, kept: bool) -> None:
    days = list(Weekday)
    week = (*(DraftSession(items("calf-raise", sets=1), day) for day in days[:6]), DraftSession(items(seventh), days[6]))

    assert (found(audited(catalogue, *week), "week-has-a-rest-day") == []) is kept


def test_item_that_fits_no_exercise_is_left_out_and_keeps_the_places_of_others(catalogue: Catalogue) -> None:
    session = DraftSession(items(None, "plank", "calf-raise"), Weekday.MON)
    (finding,) = found(audited(catalogue, session), "main-work-goes-from-large-to-small")

    assert finding.pointer == "/weeks/0/sessions/0/items/2"


def test_draft_of_unknown_words_alone_is_read_not_at_all(catalogue: Catalogue) -> None:
    audit = audited(catalogue, DraftSession(items(None), Weekday.MON))

    assert (audit.verdict, audit.read_share, audit.report.findings) == (Verdict.INCOMPLETE, 0, ())


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
