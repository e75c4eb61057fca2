"""What seeding does with entries that were written through the API."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.changes import AnsweredImbalance
from app.engine.catalogue.exercises import Exercise
from app.store.catalogue.reading import load_catalogue
from app.store.catalogue.writing import add_entry, replace_entry, retire_entry
from app.store.seed.files import SeedError
from app.store.seed.seeding import SeedResult, seed_catalogue
from tests.store.seed.small_seed import Seed, allow_everything, exercise, small_seed, write


@pytest.fixture
def engine(own_small_engine: Engine) -> Engine:
    return own_small_engine


@pytest.fixture
def seeded(engine: Engine) -> Catalogue:
    """The small catalogue, in a database of the test's own."""
    return load_catalogue(engine)


def newer_seed() -> Seed:
    """The small seed with another name for its condition."""
    seed = small_seed()
    seed["conditions.yaml"][0]["name"] = "Painful knees"
    return seed


def seed_again(engine: Engine, seed: Seed, folder: Path, *, reset: bool = False) -> SeedResult:
    return seed_catalogue(engine, write(seed, folder), reset=reset)


def changed_bridge(engine: Engine, seeded: Catalogue) -> Catalogue:
    return replace_entry(engine, seeded, replace(seeded.exercises["glute-bridge"], cues=("Push.", "Breathe.")))


def new_bridge(seeded: Catalogue) -> Exercise:
    return replace(seeded.exercises["glute-bridge"], slug="bridge-march", name="Bridge march", aliases=(), names={})


def without_loaded_bridge(engine: Engine, catalogue: Catalogue) -> Catalogue:
    """The catalogue after somebody has retired the loaded bridge through the API, and all that must go before."""
    for imbalance in catalogue.imbalances.values():
        links = tuple(replace(link, phases=link.phases[:1]) for link in imbalance.strategies)
        answered = AnsweredImbalance(replace(imbalance, strategies=links), catalogue.protocols[imbalance.slug])
        catalogue = replace_entry(engine, catalogue, answered)
    strategy = replace(catalogue.strategies["strengthen-glutes"], exercises=("glute-bridge",))
    catalogue = replace_entry(engine, catalogue, strategy)
    return retire_entry(engine, catalogue, catalogue.exercises["glute-bridge-loaded"])


def test_changed_entry_is_left_alone_and_reported(engine: Engine, seeded: Catalogue, tmp_path: Path) -> None:
    changed_bridge(engine, seeded)

    result = seed_again(engine, newer_seed(), tmp_path)

    loaded = load_catalogue(engine)
    assert result.kept == ("exercises/glute-bridge",)
    assert (result.added, result.changed, result.retired) == (0, 1, 0)
    assert loaded.exercises["glute-bridge"].cues == ("Push.", "Breathe.")
    assert loaded.conditions["knee-pain"].name == "Painful knees"
    assert loaded.version == result.version


def test_new_entry_is_left_alone(engine: Engine, seeded: Catalogue, tmp_path: Path) -> None:
    add_entry(engine, seeded, new_bridge(seeded))

    result = seed_again(engine, newer_seed(), tmp_path)

    assert result.kept == ("exercises/bridge-march",)
    assert load_catalogue(engine).exercises["bridge-march"] == new_bridge(seeded)


def test_retired_entry_stays_retired_and_off_ladders_and_conditions(engine: Engine, seeded: Catalogue, tmp_path: Path) -> None:
    without_loaded_bridge(engine, seeded)

    result = seed_again(engine, newer_seed(), tmp_path)

    loaded = load_catalogue(engine)
    assert "exercises/glute-bridge-loaded" in result.kept
    assert "glute-bridge-loaded" not in loaded.exercises
    assert loaded.ladders == {}
    assert loaded.conditions["knee-pain"].excluded_exercises == frozenset()
    assert loaded.conditions["knee-pain"].name == "Painful knees"
    assert loaded.condition_protocols["knee-pain"].forbids.exercises == frozenset()


def test_protocol_is_left_alone_where_its_imbalance_is_the_seeds(engine: Engine, seeded: Catalogue, tmp_path: Path) -> None:
    protocol = replace(seeded.protocols["weak-glutes"], notes=("Squeeze.",))
    replace_entry(engine, seeded, AnsweredImbalance(seeded.imbalances["weak-glutes"], protocol))
    seed = newer_seed()
    seed["imbalances.yaml"][0]["name"] = "Sleepy glutes"

    result = seed_again(engine, seed, tmp_path)

    loaded = load_catalogue(engine)
    assert result.kept == ("protocols/weak-glutes",)
    assert loaded.protocols["weak-glutes"] == protocol
    assert loaded.imbalances["weak-glutes"].name == "Sleepy glutes"


def test_track_that_was_written_is_left_alone(engine: Engine, seeded: Catalogue, tmp_path: Path) -> None:
    track = replace(seeded.tracks["bridge"], rungs=("glute-bridge", "glute-bridge-loaded"))
    written = replace_entry(engine, seeded, track)
    add_entry(engine, written, replace(track, slug="high-bridge"))

    result = seed_again(engine, newer_seed(), tmp_path)

    assert result.kept == ("tracks/bridge", "tracks/high-bridge")
    assert load_catalogue(engine).tracks["bridge"] == track


def test_imbalance_that_was_retired_stays_away_with_its_protocol(engine: Engine, seeded: Catalogue, tmp_path: Path) -> None:
    hamstrings = AnsweredImbalance(
        replace(seeded.imbalances["weak-hamstrings"], related=()), seeded.protocols["weak-hamstrings"]
    )
    written = replace_entry(engine, seeded, hamstrings)
    glutes = AnsweredImbalance(written.imbalances["weak-glutes"], written.protocols["weak-glutes"])
    retire_entry(engine, written, glutes)

    result = seed_again(engine, newer_seed(), tmp_path)

    loaded = load_catalogue(engine)
    assert {"imbalances/weak-glutes", "protocols/weak-glutes"} <= set(result.kept)
    assert loaded.imbalances.keys() == loaded.protocols.keys() == {"weak-hamstrings"}


def test_seeding_the_same_files_again_undoes_nothing(engine: Engine, seeded: Catalogue, tmp_path: Path) -> None:
    written = changed_bridge(engine, seeded)

    result = seed_again(engine, small_seed(), tmp_path)

    assert (result.added, result.changed, result.retired, result.version) == (0, 0, 0, written.version)
    assert load_catalogue(engine) == written


def test_entry_that_the_seed_takes_over_is_the_seeds_again(engine: Engine, seeded: Catalogue, tmp_path: Path) -> None:
    changed_bridge(engine, seeded)
    seed = small_seed()
    seed["exercises/bridge.yaml"][0]["cues"] = ["Push.", "Breathe."]
    taken_over = seed_again(engine, seed, tmp_path)
    seed["exercises/bridge.yaml"][0]["cues"] = ["Push.", "Breathe out."]

    result = seed_again(engine, seed, tmp_path)

    assert (taken_over.kept, result.kept) == ((), ())
    assert load_catalogue(engine).exercises["glute-bridge"].cues == ("Push.", "Breathe out.")


@pytest.mark.parametrize("seed", [small_seed(), newer_seed()], ids=["same files", "newer files"])
def test_reset_brings_the_seed_back(seed: Seed, engine: Engine, seeded: Catalogue, tmp_path: Path) -> None:
    added = add_entry(engine, changed_bridge(engine, seeded), new_bridge(seeded))
    without_loaded_bridge(engine, added)

    result = seed_again(engine, seed, tmp_path, reset=True)

    loaded = load_catalogue(engine)
    assert result.kept == ()
    assert (result.added, result.retired) == (2, 1)
    assert loaded.exercises == seeded.exercises
    assert (loaded.ladders, loaded.strategies, loaded.imbalances) == (seeded.ladders, seeded.strategies, seeded.imbalances)


def test_after_a_reset_nothing_is_the_apis(engine: Engine, seeded: Catalogue, tmp_path: Path) -> None:
    add_entry(engine, changed_bridge(engine, seeded), new_bridge(seeded))
    seed_again(engine, small_seed(), tmp_path, reset=True)
    seed = small_seed()
    seed["exercises/bridge.yaml"].insert(0, exercise("bridge-march", "March in a bridge"))

    result = seed_again(engine, seed, tmp_path)

    assert (result.added, result.kept) == (1, ())


def test_seed_that_does_not_go_with_what_was_written_is_refused(engine: Engine, seeded: Catalogue, tmp_path: Path) -> None:
    written = add_entry(engine, seeded, new_bridge(seeded))
    seed = newer_seed()
    seed["exercises/bridge.yaml"].append(exercise("march", "March of the bridge"))

    with pytest.raises(SeedError, match=r"(?s)'Bridge march' is also a name of|is also a name of .*seed --reset"):
        seed_again(engine, seed, tmp_path)

    assert load_catalogue(engine) == written


def test_seed_that_drops_what_was_written_about_is_refused(engine: Engine, seeded: Catalogue, tmp_path: Path) -> None:
    strategy = seeded.strategies["strengthen-glutes"]
    written = replace_entry(engine, seeded, replace(strategy, aim="Stronger and stronger glutes."))
    seed = small_seed()
    del seed["exercises/bridge.yaml"][1]
    seed["ladders.yaml"] = []
    seed["strategies.yaml"][0]["exercises"] = ["glute-bridge"]
    seed["conditions.yaml"][0]["excluded_exercises"] = []
    allow_everything(seed)
    for imbalance in seed["imbalances.yaml"]:
        imbalance["strategies"] = [{"strategy": "strengthen-glutes", "phases": {"activate": ["glute-bridge"]}}]

    with pytest.raises(SeedError, match="strategy 'strengthen-glutes' names 'glute-bridge-loaded'"):
        seed_again(engine, seed, tmp_path)

    assert load_catalogue(engine) == written


def test_origin_of_every_entry_is_known(engine: Engine, seeded: Catalogue) -> None:
    changed_bridge(engine, seeded)

    with engine.connect() as connection:
        rows = connection.execute(text("SELECT slug, origin FROM exercises ORDER BY slug")).all()
    assert [tuple(row) for row in rows] == [("glute-bridge", "api"), ("glute-bridge-loaded", "seed")]
