"""The rungs of a track from period to period."""

from collections.abc import Callable
from itertools import product

import pytest

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.protocols import Stage, Track
from app.engine.client import Client, client_of
from app.engine.profile import StatedImbalance
from app.engine.progression.calendar import PHASES, Period
from app.engine.progression.rungs import ONE_LEGGED, Path, climb, is_loadable, is_weighted, named_by_stage
from app.engine.vocabulary.body import Side
from app.engine.vocabulary.exercises import EquipmentSlug, Laterality
from app.engine.vocabulary.people import Level
from app.engine.vocabulary.programs import ProgramPhase
from app.engine.vocabulary.roles import Role
from tests.engine.profiles import BANDS, GYM, HOME_KIT, KITS, somebody

PERIODS = tuple(Period(phase, None) for phase in PHASES)
NOTHING_TAKEN: frozenset[str] = frozenset()
CLIENTS = list(product(Level, KITS))


@pytest.fixture(scope="module")
def client_with(catalogue: Catalogue) -> Callable[[Level, frozenset[EquipmentSlug]], Client]:
    return lambda level, kit: client_of(somebody("weak-core", level=level, equipment=kit), catalogue)


def main_tracks(catalogue: Catalogue) -> list[Track]:
    return [track for track in catalogue.tracks.values() if track.scheme]


def slugs(path: Path | None) -> list[str]:
    return [exercise.slug for exercise in path or () if exercise]


@pytest.mark.parametrize(("level", "kit"), CLIENTS)
def test_no_track_ever_goes_down(
    level: Level, kit: frozenset[EquipmentSlug], client_with: Callable[..., Client], catalogue: Catalogue
) -> None:
    client = client_with(level, kit)
    climbed = {track.slug: slugs(climb(track, client, PERIODS, NOTHING_TAKEN)) for track in main_tracks(catalogue)}

    places = {track: [catalogue.tracks[track].rungs.index(slug) for slug in path] for track, path in climbed.items()}
    assert any(climbed.values())
    assert all(rungs == sorted(rungs) for rungs in places.values())


@pytest.mark.parametrize(("level", "kit"), CLIENTS)
def test_weighted_rung_never_gives_way_to_an_unweighted_one(
    level: Level, kit: frozenset[EquipmentSlug], client_with: Callable[..., Client], catalogue: Catalogue
) -> None:
    client = client_with(level, kit)
    for track in main_tracks(catalogue):
        path = climb(track, client, PERIODS, NOTHING_TAKEN) or ()

        weighted = [is_weighted(exercise, client) for exercise in path if exercise]
        assert weighted == sorted(weighted), track.slug


@pytest.mark.parametrize("track", ["squat", "split-squat", "plank", "calf-raise"])
def test_track_begins_where_the_level_begins(track: str, client_with: Callable[..., Client], catalogue: Catalogue) -> None:
    for level in Level:
        path = slugs(climb(catalogue.tracks[track], client_with(level, GYM), PERIODS, NOTHING_TAKEN))

        assert path[0] == catalogue.tracks[track].start[level]


@pytest.mark.parametrize(
    ("kit", "level", "first"),
    [
        (HOME_KIT, Level.ADVANCED, "dumbbell-front-squat"),
        (GYM, Level.ADVANCED, "back-squat"),
        (HOME_KIT, Level.BEGINNER, "goblet-squat"),
    ],
)
def test_where_the_start_cannot_be_done_the_nearest_easier_rung_is_taken(
    kit: frozenset[EquipmentSlug], level: Level, first: str, client_with: Callable[..., Client], catalogue: Catalogue
) -> None:
    assert slugs(climb(catalogue.tracks["squat"], client_with(level, kit), PERIODS, NOTHING_TAKEN))[0] == first


def test_beginner_meets_a_rung_only_from_its_phase_on(client_with: Callable[..., Client], catalogue: Catalogue) -> None:
    client = client_with(Level.BEGINNER, GYM)
    for track in main_tracks(catalogue):
        path = climb(track, client, PERIODS, NOTHING_TAKEN) or ()
        for exercise, phase in zip(path, PHASES, strict=False):
            opens = track.opens.get(exercise.slug, ProgramPhase.FOUNDATION) if exercise else phase
            assert PHASES.index(opens) <= PHASES.index(phase), track.slug


def test_advanced_client_keeps_a_weighted_rung_and_a_beginner_climbs(
    client_with: Callable[..., Client], catalogue: Catalogue
) -> None:
    split_squat = catalogue.tracks["split-squat"]

    advanced = slugs(climb(split_squat, client_with(Level.ADVANCED, GYM), PERIODS, NOTHING_TAKEN))
    beginner = slugs(climb(split_squat, client_with(Level.BEGINNER, GYM), PERIODS, NOTHING_TAKEN))

    assert len(set(advanced)) == 1
    assert len(set(beginner)) == 3


def test_what_the_session_already_holds_is_passed_over(client_with: Callable[..., Client], catalogue: Catalogue) -> None:
    client, lunge = client_with(Level.BEGINNER, frozenset()), catalogue.tracks["lunge"]

    free = slugs(climb(lunge, client, PERIODS, NOTHING_TAKEN))
    crowded = slugs(climb(lunge, client, PERIODS, frozenset(free)))

    assert set(free).isdisjoint(crowded)


@pytest.mark.parametrize("kit", [frozenset(), BANDS], ids=["nothing", "bands"])
def test_track_that_needs_load_is_of_no_use_without_a_weight(
    kit: frozenset[EquipmentSlug], client_with: Callable[..., Client], catalogue: Catalogue
) -> None:
    loaded = [track for track in main_tracks(catalogue) if track.needs_load]

    assert loaded
    assert not any(climb(track, client_with(Level.ADVANCED, kit), PERIODS, NOTHING_TAKEN) for track in loaded)
    assert climb(loaded[0], client_with(Level.ADVANCED, GYM), PERIODS, NOTHING_TAKEN)


def test_weaker_side_keeps_one_legged_tracks_from_alternating(catalogue: Catalogue) -> None:
    stated = StatedImbalance("left-right-asymmetry", weaker_side=Side.LEFT)
    client = client_of(somebody(stated, level=Level.INTERMEDIATE), catalogue)
    paths = [climb(t, client, PERIODS, NOTHING_TAKEN) or () for t in main_tracks(catalogue) if t.role in ONE_LEGGED]

    done = [exercise for path in paths for exercise in path if exercise]
    assert done
    assert not any(exercise.laterality is Laterality.ALTERNATING for exercise in done)


def test_after_a_condition_s_stage_the_track_goes_on_no_easier(catalogue: Catalogue) -> None:
    client = client_of(somebody("weak-glutes", equipment=HOME_KIT), catalogue)
    for before in (catalogue.exercises["goblet-squat"], catalogue.exercises["bodyweight-squat"]):
        path = climb(catalogue.tracks["squat"], client, PERIODS[:1], NOTHING_TAKEN, before)

        assert path
        assert path[0]
        assert path[0].difficulty >= before.difficulty
        assert is_loadable(path[0], client) >= is_loadable(before, client)


def test_alternatives_that_a_stage_names_take_turns_and_leave_out_what_the_session_holds(catalogue: Catalogue) -> None:
    client = client_of(somebody("weak-core"), catalogue)
    stage = Stage("calm", (3, 4), only={Role.TRUNK_FRONT: ("heel-slide", "abdominal-brace")})

    turns = [named_by_stage(Role.TRUNK_FRONT, stage, client, turn, ()) for turn in range(3)]

    assert slugs(tuple(turns)) == ["heel-slide", "abdominal-brace", "heel-slide"]
    assert slugs((named_by_stage(Role.TRUNK_FRONT, stage, client, 0, {"heel-slide"}),)) == ["abdominal-brace"]
    assert named_by_stage(Role.SQUAT, stage, client, 0, ()) is None
