import json
from dataclasses import replace
from pathlib import Path

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from app.api.contract.field_docstrings import field_docstrings
from app.cli import main
from app.main import create_app
from app.settings import Settings
from app.store.catalogue.reading import load_catalogue
from app.store.catalogue.writing import replace_entry
from app.store.database import make_engine, writing
from app.store.keys import find_key
from app.store.scopes import Scope
from benchmarks.servers import wait_until
from tests.api.enrollments.people import enroll

COMMITTED = Path(__file__).parent.parent / "openapi" / "openapi.json"


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Address of a database in a folder that does not exist yet."""
    url = f"sqlite:///{tmp_path}/data/evenkeel.db"
    monkeypatch.setenv("DATABASE_URL", url)
    return url


def messages(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What was said, where nobody watches: events as the log has them."""
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert all(event.keys() == {"time", "level", "logger", "message"} for event in events)
    return [event["message"] for event in events]


def test_openapi_prints_the_document(capsys: pytest.CaptureFixture[str]) -> None:
    main(["openapi"])

    assert capsys.readouterr().out == COMMITTED.read_text()


def test_migrate_and_seed_make_a_database_ready(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["migrate"])
    main(["seed"])
    main(["seed"])

    first, second = messages(capsys)
    assert " 0 added" not in first
    assert second.endswith(" 0 added, 0 changed, 0 retired")
    with TestClient(create_app(Settings(database_url=url))) as client:
        assert client.get("/readyz").status_code == 200


def test_generate_prints_the_program_that_the_service_makes(
    seeded_url: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    profile = {"imbalances": ["weak-core"], "weeks": 1}
    file = tmp_path / "profile.json"
    file.write_text(json.dumps(profile))

    main(["generate", str(file)])

    with TestClient(create_app(Settings(database_url=seeded_url))) as client:
        assert capfdbinary.readouterr().out == client.post("/programs", json=profile).content + b"\n"


def test_generate_says_everything_that_is_wrong_with_a_profile(tmp_path: Path) -> None:
    file = tmp_path / "profile.json"
    file.write_text('{"imbalances": ["weak-cor"], "wekks": 2}')

    with pytest.raises(SystemExit) as stop:
        main(["generate", str(file)])

    assert "/imbalances/0" in str(stop.value)
    assert "weak-core" in str(stop.value)
    assert "/wekks" in str(stop.value)


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "9000")
    monkeypatch.setenv("CORS_ALLOW_ORIGINS", "https://a.example, https://b.example")

    settings = Settings()

    assert settings.port == 9000
    assert settings.cors_allow_origins == ("https://a.example", "https://b.example")


def test_every_setting_is_described() -> None:
    assert Settings.model_fields.keys() <= field_docstrings(Settings).keys()


def test_seeding_tells_what_it_kept_as_written_through_the_api(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["migrate"])
    main(["seed"])
    engine = make_engine(url)
    catalogue = load_catalogue(engine)
    replace_entry(engine, catalogue, replace(catalogue.exercises["plank"], cues=("Breathe.", "Squeeze.")))
    with writing(engine) as db:
        db.connection().exec_driver_sql("UPDATE catalogue_state SET seed_digest = 'that of another release'")

    main(["seed"])
    kept = messages(capsys)[-1]
    main(["seed", "--reset"])
    reset = messages(capsys)

    assert kept == "kept as written through the API: exercises/plank"
    assert reset == [f"catalogue {catalogue.version}: 0 added, 1 changed, 0 retired"]


def test_forgotten_program_is_gone_from_a_running_service_too(
    seeded_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", seeded_url)
    with TestClient(create_app(Settings(catalogue_poll_seconds=0.01))) as client:
        made = client.post("/programs", json={"imbalances": ["weak-core"], "weeks": 1})
        address = made.headers["location"]
        held = [client.get(path) for path in (address, f"{address}/weeks/1", f"{address}/sessions/w1d1")]

        main(["programs", "forget", made.json()["id"]])

        def is_gone(answer: Response) -> bool:
            return client.get(answer.url.path, headers={"If-None-Match": answer.headers["etag"]}).status_code == 404

        wait_until(lambda: all(map(is_gone, held)), "the program is gone with all its parts")
    assert f"{made.json()['id']} is forgotten" in messages(capsys)[-1]


def test_program_that_somebody_follows_is_not_forgotten(
    seeded_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", seeded_url)
    with TestClient(create_app(Settings())) as client:
        made = client.post("/programs", json={"imbalances": ["weak-core"], "weeks": 1}).json()["id"]
        person = enroll(client, {"id": made})

        with pytest.raises(SystemExit, match=f"^program {made} is kept, because enrollments follow it: erase them first$"):
            main(["programs", "forget", made])
        assert person.get("/next")["session"]["session"] == "w1d1"

        client.delete(f"/enrollments/{person.id}", headers=person.headers)
        main(["programs", "forget", made])
    assert f"{made} is forgotten" in messages(capsys)[-1]


def test_forgetting_says_where_there_is_no_such_program(migrated: str) -> None:
    with pytest.raises(SystemExit, match="there is no program 'nothing'"):
        main(["programs", "forget", "nothing"])


@pytest.fixture
def migrated(url: str) -> str:
    main(["migrate"])
    return url


def test_new_key_is_the_only_line_of_output_and_opens_what_it_is_for(migrated: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["keys", "create", "Catalogue desk", "--scope", "catalogue:write", "--scope", "metrics:read"])

    printed = capsys.readouterr()
    found = find_key(make_engine(migrated), printed.out.removesuffix("\n"))
    assert found is not None
    assert found.name == "Catalogue desk"
    assert found.scopes == {Scope.CATALOGUE_WRITE, Scope.METRICS_READ}
    assert "shown this once" in printed.err


def test_keys_are_listed_without_their_secrets(migrated: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["keys", "create", "Catalogue desk", "--scope", "catalogue:write"])
    _, key_id, secret = capsys.readouterr().out.strip().split("_")

    main(["keys", "list"])

    listed = capsys.readouterr().out
    assert f"{key_id}  Catalogue desk  catalogue:write" in listed
    assert "last used never" in listed
    assert secret not in listed


def test_revoked_key_opens_nothing(migrated: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["keys", "create", "Catalogue desk", "--scope", "catalogue:write"])
    token = capsys.readouterr().out.strip()

    main(["keys", "revoke", token.split("_")[1]])

    assert find_key(make_engine(migrated), token) is None


REFUSED_KEYS = {
    "unknown id": (["revoke", "nobody"], "there is no key 'nobody'"),
    "name of two lines": (["create", "two\nlines", "--scope", "programs:write"], "one line"),
}


@pytest.mark.parametrize(("arguments", "reason"), REFUSED_KEYS.values(), ids=REFUSED_KEYS)
def test_keys_say_why_they_refuse(arguments: list[str], reason: str, migrated: str) -> None:
    with pytest.raises(SystemExit, match=reason):
        main(["keys", *arguments])


def test_keys_need_a_migrated_database(url: str) -> None:
    with pytest.raises(SystemExit, match="python -m app migrate"):
        main(["keys", "list"])
