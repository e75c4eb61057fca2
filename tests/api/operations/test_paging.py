"""Cursors of the exercise list stay true while another process changes the catalogue."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from app.store.database import make_engine
from app.store.seed.seeding import seed_catalogue
from tests.store.seed.small_seed import Seed, exercise, small_seed, write

FILE = "exercises/bridge.yaml"

Seeding = Callable[[Seed], None]


def numbered_bridges() -> Seed:
    """Ten bridges besides the two of the small seed, of several difficulties."""
    seed = small_seed()
    seed[FILE] += [exercise(f"x-bridge-{n}", f"Bridge {'x' * n}", difficulty=1 + n % 4, aliases=[]) for n in range(1, 11)]
    return in_order(seed)


def in_order(seed: Seed) -> Seed:
    seed[FILE].sort(key=lambda entry: str(entry["slug"]))
    return seed


@pytest.fixture
def service(database_url: str, tmp_path: Path) -> Iterator[tuple[TestClient, Seeding]]:
    """A service, and a way to seed its database as another process would."""
    engine = make_engine(database_url)

    def seeded(seed: Seed) -> None:
        seed_catalogue(engine, write(seed, tmp_path))

    seeded(numbered_bridges())
    with TestClient(create_app(Settings(database_url=database_url))) as client:

        def reseeded(seed: Seed) -> None:
            seeded(seed)
            client.app_state["live_catalogue"].refresh()

        yield client, reseeded
    engine.dispose()


def page(client: TestClient, address: str) -> tuple[list[str], str | None]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return [item["slug"] for item in answer.json()["items"]], answer.json()["next"]


def rest(client: TestClient, address: str | None) -> list[str]:
    slugs: list[str] = []
    while address:
        found, address = page(client, address)
        slugs += found
    return slugs


def first_bridge(slugs: list[str]) -> str:
    """One that nothing else names, so that it can be retired."""
    return next(slug for slug in slugs if slug.startswith("x-bridge"))


@pytest.mark.parametrize("order", ["sort=name", "sort=difficulty", "q=bridge&sort=relevance"])
def test_walk_meets_what_stays_once_while_entries_come_go_and_change(order: str, service: tuple[TestClient, Seeding]) -> None:
    client, reseed = service
    everything = rest(client, f"/exercises?{order}&limit=100")
    seen, following = page(client, f"/exercises?{order}&limit=4")
    retired = {first_bridge(seen), first_bridge(everything[4:])}
    renamed = everything[-1]

    seed = numbered_bridges()
    seed[FILE] = [entry for entry in seed[FILE] if entry["slug"] not in retired]
    for entry in seed[FILE]:
        if entry["slug"] == renamed:
            entry["name"] = f"{entry['name']} with a longer name"
    seed[FILE] += [
        exercise("a-bridge", "Bridge", difficulty=1),
        exercise("z-bridge", "Bridge zz over zz over zz", difficulty=4),
    ]
    reseed(in_order(seed))
    met = rest(client, following)

    assert sorted(met) == sorted({*everything[4:], "z-bridge"} - retired)
    assert client.get(f"/exercises/{renamed}").json()["name"].endswith("with a longer name")
