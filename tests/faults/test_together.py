"""Many at once: clients, workers, and processes that prepare the same database."""

import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from random import Random

import httpx
import pytest
from sqlalchemy import Engine, text

from app.main import create_app
from app.settings import Settings
from app.store.database import make_engine
from app.store.keys import create_key
from app.store.scopes import Scope
from tests.api.catalogue_writing.new_entries import NEW, Json
from tests.databases import Databases
from tests.faults.asking import CONNECTIONS, PATIENCE_SECONDS, Ask, ask_all, new_program
from tests.faults.service import ROOT, Service

DESKS = 4
"""How many write to the catalogue at the same time."""


@pytest.fixture
def empty_url(databases: Databases) -> Iterator[str]:
    url = databases.create()
    yield url
    databases.drop(url)


def programs_in(database_url: str) -> int:
    engine = make_engine(database_url)
    with engine.connect() as connection:
        count: int = connection.execute(text("SELECT count(*) FROM programs")).scalar_one()
    engine.dispose()
    return count


@pytest.mark.parametrize("workers", ["1", "2"])
def test_program_that_64_ask_for_at_once_is_one_program(
    services: Callable[..., Service], seeded_url: str, workers: str
) -> None:
    service = services(seeded_url, WORKERS=workers)
    service.start()

    answers = ask_all(service.url, [new_program(0)] * CONNECTIONS)

    assert Counter(answer and answer.status_code for answer in answers) == {201: 1, 200: CONNECTIONS - 1}
    assert len({(answer.content, answer.headers["etag"]) for answer in answers if answer}) == 1
    assert programs_in(seeded_url) == 1


def test_load_on_every_address_ends_without_an_error_of_the_service(service: Service, seeded_engine: Engine) -> None:
    program = httpx.post(f"{service.url}/programs", json={"imbalances": ["weak-core"], "weeks": 1}, timeout=60).json()
    asks = [ask for ask in every_address(program) for _ in range(CONNECTIONS)]
    asks += [new_program(number) for number in range(CONNECTIONS)]
    Random(1).shuffle(asks)  # noqa: S311 - no secret
    token = create_key(seeded_engine, "desk", [Scope.CATALOGUE_WRITE]).token

    with ThreadPoolExecutor(DESKS) as desks:
        written = [desks.submit(write_of_every_kind, service.url, token, number) for number in range(DESKS)]
        answers = ask_all(service.url, asks)

    statuses = Counter((ask.method, ask.path, answer and answer.status_code) for ask, answer in zip(asks, answers, strict=True))
    assert {seen: times for seen, times in statuses.items() if seen[2] not in {200, 201}} == {}
    assert [desk.result() for desk in written] == [[201, 200, 204] * len(NEW)] * DESKS
    assert service.is_ready()


def write_of_every_kind(url: str, token: str, number: int) -> list[int]:
    """The answers to adding, changing and taking out an entry of each kind."""
    answers = []
    with httpx.Client(base_url=url, headers={"Authorization": f"Bearer {token}"}, timeout=PATIENCE_SECONDS) as client:
        for path, entry in NEW.items():
            mine = entry | {"slug": f"{entry['slug']}-{number}", "name": f"{entry['name']} {number}"}
            mine |= {"aliases": [], "names": {}} if "aliases" in entry else {}
            answers.append(client.post(path, json=mine).status_code)
            address = f"{path}/{mine['slug']}"
            answers += [written_as_read(client, "PUT", address, mine), written_as_read(client, "DELETE", address, None)]
    return answers


def written_as_read(client: httpx.Client, method: str, address: str, entry: Json | None) -> int:
    """The answer to a write, made again as long as another desk was quicker."""
    while True:
        seen = {"If-Match": client.get(address).headers["ETag"]}
        status = client.request(method, address, json=entry, headers=seen).status_code
        if status != HTTPStatus.PRECONDITION_FAILED:
            return status


def every_address(program: Mapping[str, object]) -> list[Ask]:
    """Every operation of the contract with the entry that it takes for its example, and the given program."""
    document = create_app(Settings(database_url="sqlite://")).openapi()
    bodies = {"/programs": {"imbalances": ["weak-core"]}, "/audits": {"program": program}, "/screenings": {}}
    asks = []
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if method != "get" and path not in bodies:
                continue
            address = path.replace("{program_id}", str(program["id"]))
            for parameter in operation.get("parameters", []):
                example = parameter["schema"].get("examples", [""])[0]
                address = address.replace(f"{{{parameter['name']}}}", str(example))
            asks.append(Ask(method.upper(), address, bodies[path] if method == "post" else None))
    return asks


def test_two_that_prepare_a_database_at_once_both_serve_it(services: Callable[..., Service], empty_url: str) -> None:
    for command in ("migrate", "seed"):
        preparing = [
            subprocess.Popen(  # noqa: S603 - the commands stand above
                [sys.executable, "-m", "app", command],
                cwd=ROOT,
                env={"PATH": "", "DATABASE_URL": empty_url},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            for _ in range(2)
        ]
        said = [process.communicate(timeout=120)[0] for process in preparing]
        assert [process.returncode for process in preparing] == [0, 0], said
        if command == "seed":
            assert sorted(" 0 added, 0 changed" in each for each in said) == [False, True]

    both = [services(empty_url), services(empty_url)]
    for service in both:
        service.start()

    answers = [answer for service in both for answer in ask_all(service.url, [new_program(0)])]
    assert [answer and answer.status_code for answer in answers] == [201, 200]


def test_each_worker_counts_a_clients_requests(services: Callable[..., Service], seeded_url: str) -> None:
    service = services(seeded_url, WORKERS="2", RATE_LIMIT="10/day")
    service.start()

    answers = ask_all(service.url, [Ask("GET", f"/programs/{'a' * 26}")] * CONNECTIONS)

    statuses = Counter(answer and answer.status_code for answer in answers)
    assert statuses.keys() == {404, 429}
    assert 10 <= statuses[404] <= 20, "10 of each process that was asked"


def test_proxy_that_is_trusted_says_who_asks(services: Callable[..., Service], seeded_url: str) -> None:
    service = services(seeded_url, RATE_LIMIT="1/day")
    service.start()
    asks = [Ask("GET", f"/programs/{'a' * 26}", headers={"X-Forwarded-For": f"192.0.2.{n}"}) for n in (1, 2, 1)]

    answers = [ask_all(service.url, [ask])[0] for ask in asks]

    assert [answer and answer.status_code for answer in answers] == [404, 404, 429]


def test_proxy_that_is_not_trusted_says_nothing(services: Callable[..., Service], seeded_url: str) -> None:
    service = services(seeded_url, RATE_LIMIT="1/day", TRUSTED_PROXIES="192.0.2.1")
    service.start()
    asks = [Ask("GET", f"/programs/{'a' * 26}", headers={"X-Forwarded-For": f"192.0.2.{n}"}) for n in (1, 2)]

    answers = [ask_all(service.url, [ask])[0] for ask in asks]

    assert [answer and answer.status_code for answer in answers] == [404, 429]
