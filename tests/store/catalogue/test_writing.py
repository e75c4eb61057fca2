from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import Engine, text

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue.changes import AnsweredImbalance, WritableEntry
from app.engine.catalogue.exercises import Exercise, MuscleUse
from app.engine.catalogue.imbalances import Strategy
from app.engine.catalogue.protocols import Track
from app.engine.vocabulary.body import MuscleSlug
from app.engine.vocabulary.exercises import MuscleRole
from app.store.catalogue.reading import catalogue_version, load_catalogue
from app.store.catalogue.version import content_version
from app.store.catalogue.writing import (
    CatalogueMoved,
    FlawedCatalogue,
    SlugTaken,
    StillNeeded,
    add_entry,
    replace_entry,
    retire_entry,
)
from app.store.database import writing


@pytest.fixture
def engine(own_small_engine: Engine) -> Engine:
    return own_small_engine


@pytest.fixture
def catalogue(engine: Engine) -> Catalogue:
    """The small catalogue, in a database of the test's own."""
    return load_catalogue(engine)


def another_bridge(catalogue: Catalogue, slug: str = "bridge-march", name: str = "Bridge march") -> Exercise:
    return replace(catalogue.exercises["glute-bridge"], slug=slug, name=name, aliases=("march in a bridge",), names={})


def another_strategy(catalogue: Catalogue) -> Strategy:
    return replace(catalogue.strategies["strengthen-glutes"], slug="wake-glutes", name="Wake the glutes")


def another_imbalance(catalogue: Catalogue) -> AnsweredImbalance:
    imbalance = replace(catalogue.imbalances["weak-glutes"], slug="sleepy-glutes", name="Sleepy glutes", related=())
    return AnsweredImbalance(imbalance, replace(catalogue.protocols["weak-glutes"], imbalance="sleepy-glutes"))


def another_track(catalogue: Catalogue) -> Track:
    return replace(catalogue.tracks["bridge"], slug="high-bridge", needs_load=True)


def answered(catalogue: Catalogue, slug: str, **changes: Any) -> AnsweredImbalance:  # noqa: ANN401 - any field
    """An imbalance of the catalogue with some of its fields changed, and its protocol as it is."""
    return AnsweredImbalance(replace(catalogue.imbalances[slug], **changes), catalogue.protocols[slug])


ANOTHER: dict[str, Callable[[Catalogue], WritableEntry]] = {
    "exercise": another_bridge,
    "strategy": another_strategy,
    "imbalance": another_imbalance,
    "track": another_track,
}


@pytest.mark.parametrize("another", ANOTHER.values(), ids=ANOTHER)
def test_added_entry_is_stored_as_it_was_given(
    another: Callable[[Catalogue], WritableEntry], engine: Engine, catalogue: Catalogue
) -> None:
    written = add_entry(engine, catalogue, another(catalogue))

    assert load_catalogue(engine) == written
    assert written.version == content_version(written) == catalogue_version(engine)
    assert written.version != catalogue.version


def test_written_catalogue_is_in_the_order_of_a_loaded_one(engine: Engine, catalogue: Catalogue) -> None:
    written = add_entry(engine, catalogue, another_bridge(catalogue))

    assert list(written.exercises) == list(load_catalogue(engine).exercises)


def test_entry_may_be_added_to_a_catalogue_that_has_moved_on(engine: Engine, catalogue: Catalogue) -> None:
    add_entry(engine, catalogue, another_bridge(catalogue))

    written = add_entry(engine, catalogue, another_strategy(catalogue))

    assert "bridge-march" in written.exercises
    assert load_catalogue(engine) == written


def test_slug_is_taken_by_a_living_entry(engine: Engine, catalogue: Catalogue) -> None:
    with pytest.raises(SlugTaken):
        add_entry(engine, catalogue, replace(another_bridge(catalogue), slug="glute-bridge-loaded"))


def test_slug_is_taken_by_a_retired_entry(engine: Engine, catalogue: Catalogue) -> None:
    entry = another_bridge(catalogue)
    written = add_entry(engine, catalogue, entry)
    written = retire_entry(engine, written, entry)

    with pytest.raises(SlugTaken):
        add_entry(engine, written, entry)


def test_slugs_of_other_kinds_are_free(engine: Engine, catalogue: Catalogue) -> None:
    written = add_entry(engine, catalogue, replace(another_bridge(catalogue), slug="weak-glutes"))

    assert "weak-glutes" in written.exercises


def test_flawed_entry_is_not_stored(engine: Engine, catalogue: Catalogue) -> None:
    flawed = replace(another_bridge(catalogue), difficulty=9, cues=("squeeze", "Push."))

    with pytest.raises(FlawedCatalogue) as caught:
        add_entry(engine, catalogue, flawed)

    assert [flaw.pointer for flaw in caught.value.flaws] == [
        "/exercises/bridge-march/cues/0",
        "/exercises/bridge-march/difficulty",
    ]
    assert load_catalogue(engine) == catalogue


def test_flaws_elsewhere_that_were_there_before_do_not_stand_in_the_way(engine: Engine, catalogue: Catalogue) -> None:
    with writing(engine) as db:
        db.connection().execute(text("UPDATE strategies SET aim = 'no sentence'"))
        db.connection().execute(text("UPDATE catalogue_state SET version = 'flawed'"))

    written = add_entry(engine, catalogue, another_bridge(catalogue))

    assert written.strategies["strengthen-glutes"].aim == "no sentence"


def test_replaced_entry_is_stored_with_its_parts(engine: Engine, catalogue: Catalogue) -> None:
    bridge = replace(catalogue.exercises["glute-bridge"], aliases=("pelvic lift",), cues=("Push.", "Squeeze.", "Breathe."))

    written = replace_entry(engine, catalogue, bridge)

    assert load_catalogue(engine) == written
    assert written.exercises["glute-bridge"] == bridge


def test_replacing_an_entry_by_itself_changes_nothing(engine: Engine, catalogue: Catalogue) -> None:
    assert replace_entry(engine, catalogue, catalogue.exercises["glute-bridge"]) == catalogue
    assert catalogue_version(engine) == catalogue.version


def test_entry_that_would_break_a_ladder_is_refused(engine: Engine, catalogue: Catalogue) -> None:
    with pytest.raises(FlawedCatalogue, match=r"/ladders/bridge/exercises/1: 'glute-bridge-loaded' \(1\) is easier"):
        replace_entry(engine, catalogue, replace(catalogue.exercises["glute-bridge-loaded"], difficulty=1))


def test_writer_who_has_not_seen_the_last_change_is_refused(engine: Engine, catalogue: Catalogue) -> None:
    bridge = catalogue.exercises["glute-bridge"]
    first = replace_entry(engine, catalogue, replace(bridge, cues=("First.", "Change.")))

    with pytest.raises(CatalogueMoved):
        replace_entry(engine, catalogue, replace(bridge, cues=("Second.", "Change.")))
    with pytest.raises(CatalogueMoved):
        retire_entry(engine, catalogue, bridge)

    assert load_catalogue(engine) == first


def test_of_two_writers_at_once_one_is_refused_and_nothing_is_lost(engine: Engine, catalogue: Catalogue) -> None:
    bridge = catalogue.exercises["glute-bridge"]
    start = Barrier(2)

    def write_cue(cue: str) -> str | None:
        start.wait()
        try:
            replace_entry(engine, catalogue, replace(bridge, cues=(cue, "Breathe.")))
        except CatalogueMoved:
            return None
        return cue

    with ThreadPoolExecutor(2) as pool:
        written = [cue for cue in pool.map(write_cue, ["One.", "Other."]) if cue]

    assert len(written) == 1
    assert load_catalogue(engine).exercises["glute-bridge"].cues[0] == written[0]


def test_two_entries_may_be_added_at_once(engine: Engine, catalogue: Catalogue) -> None:
    entries = [another_bridge(catalogue), another_strategy(catalogue)]
    start = Barrier(2)

    def add(entry: WritableEntry) -> None:
        start.wait()
        add_entry(engine, catalogue, entry)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(add, entries))

    loaded = load_catalogue(engine)
    assert "bridge-march" in loaded.exercises
    assert "wake-glutes" in loaded.strategies
    assert loaded.version == content_version(loaded)


def test_entry_that_others_name_is_kept_and_they_are_named(engine: Engine, catalogue: Catalogue) -> None:
    with pytest.raises(StillNeeded) as caught:
        retire_entry(engine, catalogue, catalogue.exercises["glute-bridge"])

    assert caught.value.by == (
        "imbalance 'weak-glutes' names it",
        "imbalance 'weak-hamstrings' names it",
        "protocol of 'knee-pain' names it",
        "protocol of 'weak-glutes' names it",
        "protocol of 'weak-hamstrings' names it",
        "strategy 'strengthen-glutes' names it",
        "track 'bridge' names it",
        "track 'bridge-second' names it",
    )
    assert load_catalogue(engine) == catalogue


def test_neighbour_is_an_entry_that_others_name(engine: Engine, catalogue: Catalogue) -> None:
    with pytest.raises(StillNeeded, match="imbalance 'weak-hamstrings' names it"):
        retire_entry(engine, catalogue, answered(catalogue, "weak-glutes"))


def unnamed(engine: Engine, catalogue: Catalogue, slug: str) -> Catalogue:
    """The catalogue with an exercise taken out of strategies and imbalances."""
    for imbalance in catalogue.imbalances.values():
        links = tuple(
            replace(link, phases=tuple(replace(p, exercises=tuple(e for e in p.exercises if e != slug)) for p in link.phases))
            for link in imbalance.strategies
        )
        catalogue = replace_entry(engine, catalogue, answered(catalogue, imbalance.slug, strategies=links))
    for strategy in catalogue.strategies.values():
        left = tuple(exercise for exercise in strategy.exercises if exercise != slug)
        catalogue = replace_entry(engine, catalogue, replace(strategy, exercises=left))
    return load_catalogue(engine)


def test_retired_exercise_leaves_its_ladder_and_the_conditions(engine: Engine, catalogue: Catalogue) -> None:
    higher = replace(catalogue.exercises["glute-bridge-loaded"], slug="high-bridge", name="High bridge", aliases=(), names={})
    catalogue = add_entry(engine, catalogue, higher)
    catalogue = unnamed(engine, catalogue, "glute-bridge-loaded")

    written = retire_entry(engine, catalogue, catalogue.exercises["glute-bridge-loaded"])

    assert load_catalogue(engine) == written
    assert written.ladders == {}
    assert written.conditions["knee-pain"].excluded_exercises == frozenset()
    assert written.condition_protocols["knee-pain"].forbids.exercises == frozenset()
    assert written.protocols["weak-glutes"].forbids.exercises == frozenset()
    assert written.version == content_version(written)


def test_retired_entry_stays_in_the_database(engine: Engine, catalogue: Catalogue) -> None:
    entry = another_bridge(catalogue)
    retire_entry(engine, add_entry(engine, catalogue, entry), entry)

    with engine.connect() as connection:
        rows = connection.execute(text("SELECT name, retired, origin FROM exercises WHERE slug = 'bridge-march'")).all()
    assert [tuple(row) for row in rows] == [("Bridge march", True, "api")]


def test_name_of_a_retired_entry_may_be_given_again(engine: Engine, catalogue: Catalogue) -> None:
    entry = another_bridge(catalogue)
    written = retire_entry(engine, add_entry(engine, catalogue, entry), entry)

    written = add_entry(engine, written, replace(entry, slug="marching-bridge"))

    assert written.exercises["marching-bridge"].name == "Bridge march"


def test_changed_protocol_is_stored_with_its_imbalance(engine: Engine, catalogue: Catalogue) -> None:
    protocol = replace(catalogue.protocols["weak-glutes"], notes=("Squeeze.", "Breathe."))

    written = replace_entry(engine, catalogue, AnsweredImbalance(catalogue.imbalances["weak-glutes"], protocol))

    assert load_catalogue(engine) == written
    assert written.protocols["weak-glutes"] == protocol
    assert written.version != catalogue.version


def test_imbalance_is_retired_with_its_protocol(engine: Engine, catalogue: Catalogue) -> None:
    entry = another_imbalance(catalogue)

    written = retire_entry(engine, add_entry(engine, catalogue, entry), entry)

    assert written == load_catalogue(engine) == catalogue


def test_track_that_days_name_is_kept_and_they_are_named(engine: Engine, catalogue: Catalogue) -> None:
    with pytest.raises(StillNeeded) as caught:
        retire_entry(engine, catalogue, catalogue.tracks["bridge"])

    assert "upkeep of full days names it" in caught.value.by
    assert "protocol of 'weak-glutes' names it" in caught.value.by


def test_flawed_protocol_is_not_stored(engine: Engine, catalogue: Catalogue) -> None:
    protocol = replace(catalogue.protocols["weak-glutes"], weeks={1: ("bridges",)})

    with pytest.raises(FlawedCatalogue, match=r"/imbalances/weak-glutes/protocol/weeks/2: 2 sessions a week have 2 day plans"):
        replace_entry(engine, catalogue, AnsweredImbalance(catalogue.imbalances["weak-glutes"], protocol))

    assert load_catalogue(engine) == catalogue


def test_entry_that_a_person_without_equipment_needs_is_kept(engine: Engine, catalogue: Catalogue) -> None:
    curl = replace(another_bridge(catalogue), muscles=(MuscleUse(MuscleSlug.HAMSTRINGS, MuscleRole.PRIMARY),))
    catalogue = add_entry(engine, catalogue, curl)
    catalogue = replace_entry(engine, catalogue, answered(catalogue, "weak-hamstrings", weak=(MuscleSlug.HAMSTRINGS,)))

    with pytest.raises(StillNeeded, match=r"without it, /imbalances/weak-hamstrings/muscles/weak/0: no exercise for beginners"):
        retire_entry(engine, catalogue, curl)
