"""Health, versions, request ids, the documentation page, browsers, and another catalogue while the service runs."""

import pytest
from anyio import Event, create_task_group, fail_after, from_thread, run
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app import __version__
from app.api.catalogue.snapshot import LiveCatalogue
from app.engine import ENGINE_VERSION
from app.engine.catalogue.catalogue import Catalogue
from app.main import create_app
from app.settings import Settings
from app.store.catalogue.reading import catalogue_version
from app.store.database import make_engine


def test_service_is_alive_and_ready(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json()["checks"] == {"store": "ok", "migrations": "ok", "catalogue": "ok"}


def test_versions_are_those_that_programs_are_made_of(own_client: TestClient, seeded_engine: Engine) -> None:
    assert own_client.get("/version").json() == {
        "version": __version__,
        "engine_version": ENGINE_VERSION,
        "catalogue_version": catalogue_version(seeded_engine),
    }


def test_database_without_migrations_is_not_ready() -> None:
    with TestClient(create_app(Settings(database_url="sqlite://"))) as client:
        response = client.get("/readyz")

    assert response.status_code == 503
    assert "migrations are missing" in response.json()["checks"]["migrations"]
    assert client.get("/healthz").status_code == 200


def test_database_that_cannot_be_reached_is_not_ready() -> None:
    nobody_listens = "postgresql://nobody@127.0.0.1:1/nothing?connect_timeout=1"
    with TestClient(create_app(Settings(database_url=nobody_listens))) as client:
        response = client.get("/readyz")
        program = client.get(f"/programs/{'a' * 26}")

    assert response.json()["checks"]["store"] == "the database cannot be reached"
    assert (program.status_code, program.json()["type"]) == (503, "/problems/not-ready")


def test_snapshot_is_swapped_when_the_database_has_another_catalogue(seeded_engine: Engine) -> None:
    live = LiveCatalogue(seeded_engine)
    live.refresh()
    before = live.snapshot

    live.refresh()
    assert live.snapshot is before

    with seeded_engine.begin() as connection:
        connection.exec_driver_sql("UPDATE catalogue_state SET version = 'another'")
    live.refresh()
    assert live.snapshot is not None
    assert live.snapshot.catalogue.version == "another"


def test_catalogue_is_followed_also_after_a_fault(seeded_engine: Engine) -> None:
    class FaultyOnce(LiveCatalogue):
        faults = 0

        def refresh(self, written: Catalogue | None = None) -> None:
            super().refresh(written)
            if not self.faults:
                self.faults += 1
                raise RuntimeError("for once")
            from_thread.run_sync(followed.set)

    async def follow_until_refreshed() -> None:
        async with create_task_group() as tasks:
            tasks.start_soon(FaultyOnce(seeded_engine).follow, 0.001)
            with fail_after(10):
                await followed.wait()
            tasks.cancel_scope.cancel()

    followed = Event()
    run(follow_until_refreshed)


def test_catalogue_that_cannot_be_read_is_missing() -> None:
    engine = make_engine("sqlite://")
    live = LiveCatalogue(engine)

    live.refresh()

    assert live.snapshot is None
    assert live.missing == "the catalogue cannot be read from the database"


def test_fault_that_lasts_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    live = LiveCatalogue(make_engine("sqlite://"))

    live.refresh()
    live.refresh()

    assert caplog.text.count("the catalogue could not be refreshed") == 1


@pytest.mark.parametrize("given", ["abc-123", "A.b_c"])
def test_request_id_of_the_client_comes_back(client: TestClient, given: str) -> None:
    assert client.get("/healthz", headers={"X-Request-Id": given}).headers["x-request-id"] == given


@pytest.mark.parametrize("given", ["", "two words", "x" * 65, "<script>"])
def test_unusable_request_id_is_replaced(client: TestClient, given: str) -> None:
    request_id = client.get("/healthz", headers={"X-Request-Id": given}).headers["x-request-id"]

    assert request_id != given
    assert len(request_id) == 32


def test_documentation_page_needs_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get("/docs").text

    assert "http://" not in page
    assert "https://" not in page
    for asset in ("swagger-ui-bundle.js", "swagger-ui.css", "favicon-32x32.png"):
        assert f'"docs/assets/{asset}"' in page
        assert client.get(f"/docs/assets/{asset}").status_code == 200
