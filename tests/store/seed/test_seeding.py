from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from app.store.catalogue.reading import catalogue_version, load_catalogue
from app.store.database import make_engine, writing
from app.store.seed.files import SeedError
from app.store.seed.seeding import seed_catalogue
from tests.store.counting import statements
from tests.store.seed.small_seed import Seed, allow_everything, exercise, small_seed, write

ENTRIES = sum(map(len, small_seed().values()))


def without_the_loaded_bridge() -> Seed:
    seed = small_seed()
    del seed["exercises/bridge.yaml"][1]
    seed["ladders.yaml"] = []
    seed["strategies.yaml"][0]["exercises"] = ["glute-bridge"]
    for imbalance in seed["imbalances.yaml"]:
        imbalance["strategies"] = [{"strategy": "strengthen-glutes", "phases": {"activate": ["glute-bridge"]}}]
    seed["conditions.yaml"][0]["excluded_exercises"] = []
    allow_everything(seed)
    return seed


def test_first_seeding_adds_every_entry(engine: Engine, tmp_path: Path) -> None:
    result = seed_catalogue(engine, write(small_seed(), tmp_path))

    assert (result.added, result.changed, result.retired) == (ENTRIES, 0, 0)
    assert result.version == catalogue_version(engine)


def test_second_seeding_only_looks(engine: Engine, tmp_path: Path) -> None:
    folder = write(small_seed(), tmp_path)
    seed_catalogue(engine, folder)

    with statements(engine) as seen:
        result = seed_catalogue(engine, folder)

    assert (result.added, result.changed, result.retired) == (0, 0, 0)
    assert [statement.split()[0] for statement in seen] == ["SELECT"]


def test_rewritten_files_with_equal_content_change_no_entry(engine: Engine, tmp_path: Path) -> None:
    first = seed_catalogue(engine, write(small_seed(), tmp_path))
    before = load_catalogue(engine)
    (tmp_path / "ladders.yaml").write_text("# A remark.\n" + (tmp_path / "ladders.yaml").read_text())

    second = seed_catalogue(engine, tmp_path)

    assert (second.added, second.changed, second.retired, second.version) == (0, 0, 0, first.version)
    assert load_catalogue(engine) == before


def test_changed_entry_is_rewritten_with_its_parts(engine: Engine, tmp_path: Path) -> None:
    first = seed_catalogue(engine, write(small_seed(), tmp_path))
    seed = small_seed()
    seed["exercises/bridge.yaml"][1] |= {"aliases": ["pelvic lift"], "demands": [], "equipment_options": [["dumbbell"]]}

    second = seed_catalogue(engine, write(seed, tmp_path))
    loaded = load_catalogue(engine).exercises["glute-bridge-loaded"]

    assert (second.added, second.changed, second.retired) == (0, 1, 0)
    assert (loaded.aliases, loaded.demands, loaded.equipment_options) == (
        ("pelvic lift",),
        frozenset(),
        (frozenset({"dumbbell"}),),
    )
    assert second.version != first.version


def test_entries_may_swap_their_names(engine: Engine, tmp_path: Path) -> None:
    seed = small_seed()
    seed_catalogue(engine, write(seed, tmp_path))
    one, other = seed["exercises/bridge.yaml"]
    one["name"], other["name"] = other["name"], one["name"]

    seed_catalogue(engine, write(seed, tmp_path))

    assert load_catalogue(engine).exercises["glute-bridge"].name == "Loaded bridge"


def test_slug_that_left_the_seed_is_retired_and_not_deleted(engine: Engine, tmp_path: Path) -> None:
    seed_catalogue(engine, write(small_seed(), tmp_path))

    result = seed_catalogue(engine, write(without_the_loaded_bridge(), tmp_path))

    assert result.retired == 2
    assert "glute-bridge-loaded" not in load_catalogue(engine).exercises
    with engine.connect() as connection:
        kept = connection.execute(text("SELECT name, retired FROM exercises WHERE slug = 'glute-bridge-loaded'")).one()
    assert tuple(kept) == ("Loaded bridge", True)


def test_retired_slug_comes_back_when_the_seed_has_it_again(engine: Engine, tmp_path: Path) -> None:
    seed_catalogue(engine, write(small_seed(), tmp_path))
    before = load_catalogue(engine)
    seed_catalogue(engine, write(without_the_loaded_bridge(), tmp_path))

    result = seed_catalogue(engine, write(small_seed(), tmp_path))

    assert (result.added, result.retired) == (2, 0)
    assert load_catalogue(engine) == before


def test_name_of_a_retired_entry_is_free_again(engine: Engine, tmp_path: Path) -> None:
    seed_catalogue(engine, write(small_seed(), tmp_path))
    seed = without_the_loaded_bridge()
    seed["exercises/bridge.yaml"].append(exercise("loaded-bridge", "Loaded bridge"))

    seed_catalogue(engine, write(seed, tmp_path))

    assert load_catalogue(engine).exercises["loaded-bridge"].name == "Loaded bridge"


def test_unsound_seed_writes_nothing(engine: Engine, tmp_path: Path) -> None:
    first = seed_catalogue(engine, write(small_seed(), tmp_path))
    seed = small_seed()
    seed["equipment.yaml"][0]["name"] = "Longest bar"
    seed["ladders.yaml"][0]["exercises"] = ["glute-bridge", "nothing"]

    with pytest.raises(SeedError, match=r"ladders.yaml: bridge: exercises: 'nothing' is not among the exercises"):
        seed_catalogue(engine, write(seed, tmp_path))

    assert catalogue_version(engine) == first.version
    assert load_catalogue(engine).equipment["barbell"].name == "Barbell"  # type: ignore[index] # a slug is a string


def test_entry_whose_rows_are_of_another_form_is_rewritten(engine: Engine, tmp_path: Path) -> None:
    folder = write(small_seed(), tmp_path)
    seed_catalogue(engine, folder)
    before = load_catalogue(engine)
    with writing(engine) as db:
        db.connection().execute(text("UPDATE exercises SET name = 'Half-migrated', digest = ''"))
        db.connection().execute(text("UPDATE catalogue_state SET seed_digest = ''"))

    result = seed_catalogue(engine, folder)

    assert result.changed == 2
    assert load_catalogue(engine) == before


def test_two_may_seed_at_once(database_url: str, tmp_path: Path) -> None:
    folder = write(small_seed(), tmp_path)
    engines = [make_engine(database_url) for _ in range(2)]

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda engine: seed_catalogue(engine, folder), engines))

    assert sorted(result.added for result in results) == [0, ENTRIES]
    assert len(load_catalogue(engines[0]).exercises) == 2
    for engine in engines:
        engine.dispose()


def test_one_of_two_different_seeds_wins_whole(database_url: str, tmp_path: Path) -> None:
    folders = [write(small_seed(), tmp_path / "new"), write(without_the_loaded_bridge(), tmp_path / "old")]
    engines = [make_engine(database_url) for _ in folders]

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(seed_catalogue, engines, folders))

    assert load_catalogue(engines[0]).version in {result.version for result in results}
    assert catalogue_version(engines[0]) == catalogue_version(engines[1])
    for engine in engines:
        engine.dispose()
