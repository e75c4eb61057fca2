from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.exercises import MuscleUse
from app.engine.catalogue.imbalances import PhaseExercises
from app.engine.catalogue.protocols import Slot, StapleGroup
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import EquipmentSlug, MuscleRole
from app.engine.vocabulary.imbalances import CorrectivePhase
from app.engine.vocabulary.programs import ProgramPhase
from app.engine.vocabulary.roles import DayKind, DoseScheme, Role
from app.store.catalogue.reading import CatalogueMissing, catalogue_version, load_catalogue
from app.store.catalogue.version import content_version
from app.store.seed.files import read_seed
from app.store.seed.to_engine import catalogue_of
from app.store.tables import Row
from tests.catalogue_tables import real_catalogue
from tests.store.counting import statements
from tests.store.seed.small_seed import small_seed, write


@pytest.fixture
def small_catalogue(small_engine: Engine) -> Catalogue:
    return load_catalogue(small_engine)


def test_loaded_catalogue_is_what_the_files_say(shared_engine: Engine) -> None:
    assert load_catalogue(shared_engine) == real_catalogue()


def test_loaded_catalogue_is_sorted_by_slug(shared_engine: Engine) -> None:
    catalogue = load_catalogue(shared_engine)

    assert list(catalogue.exercises) == sorted(catalogue.exercises)
    assert list(catalogue.sources) == sorted(catalogue.sources)


def test_muscles_of_an_exercise_keep_their_roles(small_catalogue: Catalogue) -> None:
    assert small_catalogue.exercises["glute-bridge"].muscles == (
        MuscleUse(MuscleSlug.GLUTEUS_MAXIMUS, MuscleRole.PRIMARY),
        MuscleUse(MuscleSlug.HAMSTRINGS, MuscleRole.SECONDARY),
    )


def test_equipment_options_keep_their_order(small_catalogue: Catalogue) -> None:
    exercises = small_catalogue.exercises

    assert exercises["glute-bridge"].equipment_options == (frozenset(),)
    assert exercises["glute-bridge-loaded"].equipment_options == (
        frozenset({EquipmentSlug.DUMBBELL}),
        frozenset({EquipmentSlug.BARBELL}),
    )


def test_phases_come_in_corrective_order_and_their_exercises_as_written(small_catalogue: Catalogue) -> None:
    (link,) = small_catalogue.imbalances["weak-glutes"].strategies

    assert link.phases == (
        PhaseExercises(CorrectivePhase.ACTIVATE, ("glute-bridge",)),
        PhaseExercises(CorrectivePhase.INTEGRATE, ("glute-bridge-loaded", "glute-bridge")),
    )


def test_protocols_keep_their_days_weeks_and_sets(small_catalogue: Catalogue) -> None:
    protocol = small_catalogue.protocols["weak-glutes"]

    assert list(protocol.days) == ["bridges", "hip"]
    assert protocol.weeks[4] == ("hip",) * 4
    assert protocol.forbids.roles == {Role.JUMP, Role.CARRY}
    assert protocol.marked["hip"] == (Slot(20, ("bridge",), scheme=DoseScheme.SECOND, opens=True),)
    assert protocol.activation[ProgramPhase.BUILD] == (("glute-bridge",),)
    assert protocol.staples[0].groups == (StapleGroup(exercises=("glute-bridge",)), StapleGroup(tracks=("bridge",)))


def test_protocols_of_conditions_keep_stages_and_entries(small_catalogue: Catalogue) -> None:
    protocol = small_catalogue.condition_protocols["knee-pain"]

    assert protocol.entry == {6: None, 3: 1, 0: 2}
    assert protocol.stages[0].effort == (3.0, 4.5)
    assert protocol.stages[0].only == {Role.HIP_EXTENSION: ("glute-bridge",)}
    assert protocol.stages[1].only is None
    assert protocol.suspends == {MuscleSlug.HAMSTRINGS, MuscleSlug.GLUTEUS_MAXIMUS}
    assert small_catalogue.condition_protocols["pain"].stages[0].name == "calm"


def test_tracks_and_upkeep_keep_their_words(small_catalogue: Catalogue) -> None:
    track = small_catalogue.tracks["bridge-second"]

    assert (track.needs_load, track.opens) == (True, {"glute-bridge": ProgramPhase.BUILD})
    assert set(small_catalogue.upkeep) == {DayKind.FULL, DayKind.HIP}


def test_loading_takes_one_select_for_each_table(small_engine: Engine) -> None:
    tables = [
        name for name in Row.metadata.tables if not name.startswith(("program", "api_key", "rate_", "enrollment", "forgotten"))
    ]

    with statements(small_engine) as seen:
        load_catalogue(small_engine)

    assert len(seen) == len(tables)


def test_loading_takes_no_more_selects_for_more_rows(small_engine: Engine, shared_engine: Engine) -> None:
    with statements(small_engine) as few_rows:
        load_catalogue(small_engine)
    with statements(shared_engine) as many_rows:
        load_catalogue(shared_engine)

    assert many_rows == few_rows


def test_version_takes_one_select(shared_engine: Engine) -> None:
    with statements(shared_engine) as seen:
        version = catalogue_version(shared_engine)

    assert version == load_catalogue(shared_engine).version
    assert len(seen) == 1


def test_database_without_a_catalogue_has_no_version(engine: Engine) -> None:
    assert catalogue_version(engine) is None


def test_database_without_a_catalogue_says_so(engine: Engine) -> None:
    with pytest.raises(CatalogueMissing):
        load_catalogue(engine)


def test_version_is_that_of_the_content(shared_engine: Engine) -> None:
    catalogue = load_catalogue(shared_engine)

    assert catalogue.version == content_version(catalogue)


def test_version_does_not_depend_on_how_the_files_are_written(tmp_path: Path) -> None:
    seed = small_seed()
    one = catalogue_of(read_seed(write(seed, tmp_path)))
    for entries in seed.values():
        entries[:] = [dict(reversed(entry.items())) for entry in entries]
    seed["conditions.yaml"][0]["excluded_demands"] = ["supine", "prone"]
    other = catalogue_of(read_seed(write(seed, tmp_path)))

    assert one.version == other.version


def test_version_changes_with_a_single_word(tmp_path: Path) -> None:
    seed = small_seed()
    one = catalogue_of(read_seed(write(seed, tmp_path)))
    seed["conditions.yaml"][0]["name"] = "Painful knees"
    other = catalogue_of(read_seed(write(seed, tmp_path)))

    assert one.version != other.version
