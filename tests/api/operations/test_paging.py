"""Cursors of the exercise list stay true while another process changes the catalogue; those of short lists, too."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from fastapi import Request, Response
from starlette.testclient import TestClient

from app.api.operations.paging import ListPages, ShortListQuery
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


SHORT_LISTS = [
    "/assessments",
    "/conditions",
    "/demands",
    "/equipment",
    "/exercises/glute-bridge/alternatives",
    "/imbalances",
    "/imbalances/weak-glutes/strategies",
    "/muscles",
    "/red-flags",
    "/rules",
    "/safety-advice",
    "/safety-advice?kind=stop",
    "/sources",
    "/strategies",
    "/tracks",
    "/upkeep",
]


def walked(client: TestClient, address: str | None) -> Iterator[Mapping[str, Any]]:
    while address:
        answer = client.get(address)
        assert answer.status_code == 200, answer.text
        following = answer.json()["next"]
        assert answer.headers.get("link") == (following and f'<{following}>; rel="next"')
        yield answer.json()
        address = following


@pytest.mark.parametrize("address", SHORT_LISTS)
def test_short_list_is_given_whole_and_in_pages(client: TestClient, address: str) -> None:
    (whole,) = walked(client, address)
    pages = list(walked(client, address + ("&" if "?" in address else "?") + "limit=3"))

    assert len(whole["items"]) == whole["total"] > 3
    assert [len(page["items"]) for page in pages[:-1]] == [3] * (len(pages) - 1)
    assert {page["total"] for page in pages} == {whole["total"]}
    assert [item for page in pages for item in page["items"]] == whole["items"]


@pytest.mark.parametrize("address", SHORT_LISTS)
def test_short_list_refuses_what_it_did_not_give(client: TestClient, address: str) -> None:
    and_ = "&" if "?" in address else "?"
    other = client.get("/exercises?limit=1").json()["next"].partition("cursor=")[2]

    assert client.get(f"{address}{and_}cursor=abc").status_code == 400
    assert client.get(f"{address}{and_}cursor={other}").json()["errors"][0]["code"] == "wrong-cursor"
    (limit,) = client.get(f"{address}{and_}limit=0").json()["errors"]
    assert (limit["parameter"], limit["code"]) == ("limit", "out-of-range")
    assert "limit" in client.get(f"{address}{and_}limt=1").json()["errors"][0]["did_you_mean"]


def pages_of(query: ShortListQuery, sent: str = "") -> ListPages:
    scope = {"type": "http", "path": "/letters", "query_string": sent.encode(), "headers": []}
    return ListPages(Request(scope), Response(), query)


@pytest.mark.parametrize(
    ("letters", "following"),
    [("abcdefg", "cd"), ("acdefg", "cd"), ("xabcdefg", "cd"), ("bcdefg", "cd"), ("ab", "")],
    ids=["unchanged", "last one retired", "one more before", "first one retired", "all behind retired"],
)
def test_next_page_of_a_short_list_follows_the_last_entry_whatever_changes(letters: Sequence[str], following: str) -> None:
    _, address = pages_of(ShortListQuery(limit=2), "limit=2").cut("abcdefg", str)
    sent = urlsplit(address or "").query
    cursor = dict(pair.split("=", 1) for pair in sent.split("&"))["cursor"].replace("%3D", "=")

    shown, _ = pages_of(ShortListQuery(limit=2, cursor=cursor), sent).cut(letters, str)

    assert shown == following
