"""A coach's draft as a program that says nothing more than it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from app.engine import ENGINE_VERSION
from app.engine.audit.draft import Draft, DraftSession
from app.engine.audit.draft_sides import items_of
from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import Exercise
from app.engine.client import Client, client_of
from app.engine.measures.exercise_kinds import is_isometric_core, is_main_work
from app.engine.profile import DEFAULT_DAYS, Profile, canonical
from app.engine.program import Block, Item, Program, ProgramExercise, Safety, Summary, TrainingSession, Week
from app.engine.vocabulary.exercises import EquipmentSlug, Modality
from app.engine.vocabulary.people import Level, Weekday
from app.engine.vocabulary.programs import BlockKind, ProgramPhase

WIDEST_LEVEL = Level.ADVANCED
"""Where no level is said, only what is too much for everybody is too much."""


class DraftProgram:
    """A draft as a program, for whom it is, and where its parts stand in the draft."""

    def __init__(self, draft: Draft, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        profile = _profile(draft)
        self.client: Client = client_of(profile, catalogue)
        self.places: dict[str, str] = {}
        """For pointers to items and exercises of the program those to lines of the draft."""
        weeks = tuple(self._week(week, number) for number, week in enumerate(draft.weeks))
        used = sorted({item.exercise for item in draft.items() if item.exercise})
        self.program = Program(
            id="draft",
            title="Draft",
            catalogue_version=catalogue.version,
            engine_version=ENGINE_VERSION,
            profile=profile,
            summary=Summary(len(weeks), profile.sessions_per_week, profile.minutes_per_session, {}, None, len(used)),
            safety=Safety((), (), ()),
            focus=(),
            exercises=MappingProxyType({slug: ProgramExercise(catalogue.exercises[slug], (), ()) for slug in used}),
            weeks=weeks,
            warnings=(),
            audit=None,
        )

    def has_an_easy_day(self, week: int) -> bool:
        """True where the week has a day on which stretches and low-load trunk work are all that is done."""
        by_day: dict[Weekday, bool] = {}
        for session in self.program.weeks[week].sessions:
            main = [item for block in session.blocks if block.kind is BlockKind.STRENGTH for item in block.items]
            easy = bool(session.blocks) and all(is_isometric_core(self._catalogue.exercises[item.exercise]) for item in main)
            by_day[session.day] = by_day.get(session.day, True) and easy
        return any(by_day.values())

    def _week(self, sessions: Sequence[DraftSession], number: int) -> Week:
        made = tuple(self._session(session, number, position) for position, session in enumerate(sessions))
        return Week(number + 1, ProgramPhase.BUILD, deload=False, sessions=made)

    def _session(self, session: DraftSession, week: int, position: int) -> TrainingSession:
        here = f"/weeks/{week}/sessions/{position}"
        by_kind = self._by_kind(session, here)
        kinds = [kind for kind in BlockKind if kind in by_kind]
        for block, kind in enumerate(kinds):
            for place, (number, _) in enumerate(by_kind[kind]):
                self.places[f"{here}/blocks/{block}/items/{place}"] = f"{here}/items/{number}"
        blocks = tuple(Block(kind, tuple(item for _, item in by_kind[kind])) for kind in kinds)
        return TrainingSession(f"w{week + 1}d{position + 1}", session.day or Weekday.MON, "Draft", (), 0.0, blocks)

    def _by_kind(self, session: DraftSession, here: str) -> Mapping[BlockKind, list[tuple[int, Item]]]:
        by_kind: dict[BlockKind, list[tuple[int, Item]]] = {}
        main_work_begun = False
        for number, item in items_of(session.items, self._catalogue, self.client):
            kind = _kind(self._catalogue.exercises[item.exercise], main_work_begun=main_work_begun)
            main_work_begun = main_work_begun or kind is BlockKind.STRENGTH
            by_kind.setdefault(kind, []).append((number, item))
            self.places.setdefault(f"/exercises/{item.exercise}", f"{here}/items/{number}")
        return by_kind


def _profile(draft: Draft) -> Profile:
    """Whoever the draft is for has all the equipment that it may need, because it does not say."""
    stated = {session.day for session in draft.sessions() if session.day}
    most = min(max(map(len, draft.weeks), default=1), max(DEFAULT_DAYS)) or 1
    days = tuple(stated) or DEFAULT_DAYS[most]
    return canonical(
        draft.imbalances,
        level=draft.level or WIDEST_LEVEL,
        equipment=frozenset(EquipmentSlug),
        weeks=len(draft.weeks),
        days=days,
    )


def _kind(exercise: Exercise, *, main_work_begun: bool) -> BlockKind:
    """All that strengthens or jumps is main work, save activation before it."""
    if not is_main_work(exercise):
        return BlockKind.COOL_DOWN if main_work_begun else BlockKind.WARM_UP
    if exercise.modality is Modality.ACTIVATION and not main_work_begun:
        return BlockKind.ACTIVATION
    return BlockKind.STRENGTH
