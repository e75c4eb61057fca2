from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, text

from app.store.database import writing
from app.store.keys import LONGEST_NAME, KeyUses, NewKey, create_key, find_key, list_keys, revoke_key
from app.store.scopes import Scope
from tests.store.counting import statements

A_SECRET = "0" * 64


@pytest.fixture
def made(engine: Engine) -> NewKey:
    return create_key(engine, "Catalogue desk", [Scope.CATALOGUE_WRITE, Scope.METRICS_READ])


def test_key_is_found_by_its_text(engine: Engine, made: NewKey) -> None:
    assert find_key(engine, made.token) == made.key
    assert made.key.scopes == {Scope.CATALOGUE_WRITE, Scope.METRICS_READ}


def test_keys_text_says_what_it_is_and_holds_a_secret_of_256_bits(made: NewKey) -> None:
    service, key_id, secret = made.token.split("_")

    assert (service, key_id, len(bytes.fromhex(secret))) == ("evenkeel", made.key.id, 32)


def test_secret_is_kept_nowhere(engine: Engine, made: NewKey) -> None:
    with engine.connect() as connection:
        row = connection.execute(text("SELECT * FROM api_keys")).one()

    assert made.token.rpartition("_")[2] not in " ".join(map(str, row))


def test_no_two_keys_are_alike(engine: Engine, made: NewKey) -> None:
    other = create_key(engine, "Catalogue desk", [Scope.CATALOGUE_WRITE])

    assert (other.key.id, other.token) != (made.key.id, made.token)


WRONG: dict[str, Callable[[NewKey], str]] = {
    "unknown id": lambda made: made.token.replace(made.key.id, "a" * 16),
    "wrong secret": lambda made: f"evenkeel_{made.key.id}_{A_SECRET}",
    "secret of another": lambda made: made.token[:-1] + ("0" if made.token[-1] != "0" else "1"),
    "nothing": lambda _: "",
    "nonsense": lambda _: "evenkeel_'; DROP TABLE api_keys; --_\x00",
    "more behind it": lambda made: made.token + "0",
    "in capitals": lambda made: made.token.upper(),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_wrong_key_is_not_found(wrong: Callable[[NewKey], str], engine: Engine, made: NewKey) -> None:
    assert find_key(engine, wrong(made)) is None


def test_revoked_key_is_not_found(engine: Engine, made: NewKey) -> None:
    assert revoke_key(engine, made.key.id)

    assert find_key(engine, made.token) is None


def test_right_wrong_and_revoked_keys_make_the_same_work(engine: Engine, made: NewKey, monkeypatch: pytest.MonkeyPatch) -> None:
    revoked = create_key(engine, "Old desk", [Scope.CATALOGUE_WRITE])
    revoke_key(engine, revoked.key.id)
    compared: list[tuple[int, int]] = []

    def compare(one: str, other: str) -> bool:
        compared.append((len(one), len(other)))
        return one == other

    monkeypatch.setattr("app.store.keys.hmac.compare_digest", compare)
    work = []
    for token in (made.token, revoked.token, *(wrong(made) for wrong in WRONG.values())):
        with statements(engine) as seen:
            find_key(engine, token)
        work.append(seen)

    assert work[0]
    assert all(seen == work[0] for seen in work)
    assert compared == [(64, 64)] * len(work)


def test_revoking_says_whether_there_was_a_key(engine: Engine, made: NewKey) -> None:
    assert not revoke_key(engine, "nobody")
    assert revoke_key(engine, made.key.id)


def test_revoking_again_keeps_the_first_time(engine: Engine, made: NewKey) -> None:
    revoke_key(engine, made.key.id)
    first = list_keys(engine)

    revoke_key(engine, made.key.id)

    assert list_keys(engine) == first
    assert first[0].revoked_at is not None


def test_all_keys_are_listed_in_the_order_in_which_they_were_made(engine: Engine) -> None:
    names = ["first", "second", "third"]
    for name in names:
        create_key(engine, name, [Scope.PROGRAMS_WRITE])

    assert [key.name for key in list_keys(engine)] == names


@pytest.mark.parametrize("name", ["", " desk", "two\nlines", "bell\x07", "x" * (LONGEST_NAME + 1)])
def test_name_that_a_list_could_not_show_is_refused(name: str, engine: Engine) -> None:
    with pytest.raises(ValueError, match="one line"):
        create_key(engine, name, [Scope.PROGRAMS_WRITE])


def test_key_for_nothing_is_refused(engine: Engine) -> None:
    with pytest.raises(ValueError, match="one scope"):
        create_key(engine, "desk", [])


def last_use(engine: Engine) -> datetime | None:
    return list_keys(engine)[0].last_used_at


def test_use_is_noted(engine: Engine, made: NewKey) -> None:
    before = datetime.now(UTC)
    uses = KeyUses(engine)

    uses.note(made.key)
    uses.close()

    noted = last_use(engine)
    assert noted is not None
    assert noted >= before


def test_use_is_written_once_it_was_waited_for(engine: Engine, made: NewKey) -> None:
    uses = KeyUses(engine)

    uses.note(made.key)
    uses.wait()

    assert last_use(engine) is not None
    uses.close()


def test_use_within_the_minute_is_not_noted_again(engine: Engine, made: NewKey) -> None:
    uses = KeyUses(engine)

    assert uses.note(made.key) is not None
    assert uses.note(made.key) is None
    uses.close()


def test_use_that_another_process_noted_is_not_written_again(engine: Engine, made: NewKey) -> None:
    for uses in (KeyUses(engine), KeyUses(engine)):
        uses.note(made.key)
        uses.close()
        noted = last_use(engine)

    assert last_use(engine) == noted


def test_use_a_minute_later_is_noted(engine: Engine, made: NewKey) -> None:
    earlier = datetime.now(UTC) - timedelta(minutes=1)
    with writing(engine) as db:
        db.connection().execute(text("UPDATE api_keys SET last_used_at = :earlier"), {"earlier": earlier.isoformat(" ")})
    uses = KeyUses(engine)

    uses.note(list_keys(engine)[0])
    uses.close()

    noted = last_use(engine)
    assert noted is not None
    assert noted > earlier


def test_noting_waits_for_no_writer(engine: Engine, made: NewKey) -> None:
    uses = KeyUses(engine)
    with writing(engine) as db:
        db.connection().execute(text("UPDATE api_keys SET name = 'renamed'"))
        writing_it = uses.note(made.key)
        assert writing_it is not None
        assert not writing_it.done()
    uses.close()

    assert last_use(engine) is not None


def test_use_that_cannot_be_written_fails_nothing(engine: Engine, made: NewKey, caplog: pytest.LogCaptureFixture) -> None:
    with writing(engine) as db:
        for table in ("enrollment_facts", "enrollments", "api_key_scopes", "api_keys"):
            db.connection().execute(text(f"DROP TABLE {table}"))
    uses = KeyUses(engine)

    noted = uses.note(made.key)
    uses.close()

    assert noted is not None
    assert noted.exception() is None
    assert "could not be noted" in caplog.text
