"""Extra sets for the weaker side: off unless asked for, and small even then."""

from app.engine.first_engine.dosed import DosedWeek
from app.engine.first_engine.needs import Needs
from app.engine.guidelines.volume import BONUS_SHARE_LIMIT
from app.engine.measures.exercise_kinds import is_leg_work
from app.engine.profile import Profile
from app.engine.vocabulary.exercises import Laterality

RESERVED_SECONDS = 130
"""Time that a session keeps free for one extra set on one side with its rest."""


def wants_bonus(profile: Profile, needs: Needs) -> bool:
    """True where the bonus is asked for, a weaker side is named, and no pain or condition speaks against it."""
    return profile.asymmetry_bonus and not needs.limits.eased and any(stated.weaker_side for stated in profile.imbalances)


def bonus_items(week: DosedWeek, needs: Needs) -> dict[int, str]:
    """For each session the one-sided leg exercise that gets an extra set; at most a third more one-sided sets a week."""
    if week.deload:
        return {}
    one_sided = [[item for item in items if _is_one_sided_leg_work(item.exercise, needs)] for items in week.sessions]
    room = int(sum(item.sets for items in one_sided for item in items) * BONUS_SHARE_LIMIT)
    chosen = {n: min(items, key=lambda i: (-i.sets, i.exercise)).exercise for n, items in enumerate(one_sided) if items}
    return dict(list(chosen.items())[:room])


def _is_one_sided_leg_work(slug: str, needs: Needs) -> bool:
    exercise = needs.eligible[slug]
    return exercise.laterality is Laterality.UNILATERAL and is_leg_work(exercise)
