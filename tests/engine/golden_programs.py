"""A few named clients and their programs in short form, as files that a coach can read.

`make golden` writes them; `test_golden_programs` holds the engine against them.
"""

from pathlib import Path

from app.engine import ENGINE_VERSION
from app.engine.catalogue.catalogue import Catalogue
from app.engine.generate import generate
from app.engine.measures.volume import weekly_sets
from app.engine.profile import DEFAULT_DAYS, Profile, StatedImbalance, canonical
from app.engine.program import Contacts, Holds, Item, Program, Reps, Timed, Week
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import EquipmentSlug
from app.engine.vocabulary.imbalances import Severity
from app.engine.vocabulary.people import Goal, Level, Weekday
from app.store.seed.files import read_seed
from app.store.seed.to_engine import catalogue_of
from tests.engine.profiles import HOME_KIT

FOLDER = Path(__file__).parent / "golden"
ARTICLE = (
    StatedImbalance("weak-core"),
    StatedImbalance("tight-hip-flexors"),
    StatedImbalance("weak-glutes"),
    StatedImbalance("imbalanced-leg-muscles"),
    StatedImbalance("left-right-asymmetry", Severity.MODERATE, Side.LEFT),
)

CLIENTS: dict[str, Profile] = {
    "desk-worker-with-home-kit": canonical(ARTICLE, equipment=HOME_KIT),
    "desk-worker-without-equipment": canonical(ARTICLE),
    "runner-in-the-gym": canonical(
        (StatedImbalance("weak-hip-abductors", Severity.MARKED, Side.RIGHT), StatedImbalance("weak-hamstrings")),
        level=Level.INTERMEDIATE,
        equipment=frozenset(EquipmentSlug),
        weeks=12,
        days=DEFAULT_DAYS[4],
        minutes_per_session=60,
        goal=Goal.STRENGTH,
    ),
    "player-who-passed-the-landing-tests": canonical(
        (StatedImbalance("dynamic-valgus"), StatedImbalance("left-right-asymmetry", Severity.MODERATE, Side.LEFT)),
        level=Level.INTERMEDIATE,
        equipment=HOME_KIT | {EquipmentSlug.BOX, EquipmentSlug.MINI_BAND},
        weeks=10,
        minutes_per_session=60,
        landing_tests_passed=True,
        goal=Goal.STRENGTH,
    ),
    "sore-knee-and-little-time": canonical(
        (StatedImbalance("dynamic-valgus", Severity.MODERATE, Side.LEFT),),
        level=Level.INTERMEDIATE,
        equipment=frozenset({EquipmentSlug.RESISTANCE_BAND}),
        days=(Weekday.TUE, Weekday.SAT),
        minutes_per_session=20,
        conditions=frozenset({"knee-pain"}),
        pain=4,
    ),
}


def golden(profile: Profile, catalogue: Catalogue) -> str:
    """The program for a profile in short form: its first and its last week in full, the others in a line."""
    program = generate(profile, catalogue)
    lines = [program.title, f"engine {ENGINE_VERSION}", ""]
    for week in program.weeks:
        lines += _week(week, program, in_full=week is program.weeks[0] or week is program.weeks[-1])
    lines += ["", *(f"warning: {unmet.need}" for unmet in program.warnings)]
    lines += [f"not quite: {finding.rule}" for finding in program.audit.findings] if program.audit else []
    return "\n".join(lines).rstrip() + "\n"


def _week(week: Week, program: Program, *, in_full: bool) -> list[str]:
    minutes = ", ".join(f"{session.minutes:g}" for session in week.sessions)
    lines = [f"week {week.week} ({week.phase}{', easy' if week.deload else ''}): {minutes} minutes"]
    lines.append(f"  {week.changes}")
    if not in_full:
        return lines
    for session in week.sessions:
        lines.append(f"  {session.day}: {session.title}")
        for block in session.blocks:
            lines.append(f"    {block.kind}")
            lines += [f"      {_item(item)}" for item in block.items]
    sets = weekly_sets(week, {slug: entry.exercise for slug, entry in program.exercises.items()})
    return [*lines, f"  sets: {', '.join(f'{muscle} {sets[muscle]:g}' for muscle in sorted(sets))}"]


def _item(item: Item) -> str:
    match item.dose:
        case Reps(low, high):
            dose = f"{item.sets} x {low}-{high}"
        case Holds(repetitions, seconds):
            dose = f"{'-'.join(str(number) for number in repetitions)} x {seconds} s"
        case Timed(seconds):
            dose = f"{item.sets} x {seconds} s"
        case Contacts(contacts):
            dose = f"{item.sets} x {contacts} landings"
    sides = f", {item.sides[0]} first" if item.sides else ""
    effort = f", RPE {item.effort.rpe:g}" if item.effort else ""
    ramp_up = "".join(f", {light.percent} % x {light.reps} before" for light in item.ramp_up)
    return f"{item.exercise}: {dose}{sides}{effort}{ramp_up}"


def main() -> None:
    """Writes every client's file anew."""
    catalogue = catalogue_of(read_seed())
    for name, profile in CLIENTS.items():
        (FOLDER / f"{name}.txt").write_text(golden(profile, catalogue), encoding="utf-8")


if __name__ == "__main__":
    main()
