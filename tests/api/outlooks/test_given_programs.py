"""Programs that clients bring along to an outlook: only what this service could have made is followed."""

from collections.abc import Callable
from copy import deepcopy

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from tests.api.outlooks.journals import PROFILE, Json, log_of, main_items, request

FIRST_SESSION = "/program/weeks/0/sessions/0"


@pytest.fixture(scope="module")
def program(client: TestClient) -> Json:
    made: Json = client.post("/programs", json=PROFILE).json()
    return made


def ask(client: TestClient, body: Json, program: Json) -> Response:
    return client.post(
        "/outlooks", json={name: value for name, value in body.items() if name != "program_id"} | {"program": program}
    )


def pointers(response: Response) -> list[str]:
    assert response.status_code == 422, response.text
    assert response.json()["type"] == "/problems/invalid-request"
    return [error["pointer"] for error in response.json()["errors"]]


def _sessions(program: Json) -> list[Json]:
    found: list[Json] = program["weeks"][0]["sessions"]
    return found


def _item(program: Json) -> Json:
    """The first exercise of the main work that is counted in repetitions."""
    return next(item for item in main_items(_sessions(program)[0]) if item["dose"]["kind"] == "reps")


def _describe_another(program: Json) -> str:
    """Lets the description of the exercise be that of another; returns the pointer to it."""
    slug: str = _item(program)["exercise"]
    program["exercises"][slug]["slug"] = "zzz"
    return f"/program/exercises/{slug}"


CHANGES: dict[str, tuple[Callable[[Json], object], str]] = {
    "no weeks": (lambda p: p.update(weeks=[]), "/program/weeks"),
    "no sessions": (lambda p: p["weeks"][1].update(sessions=[]), "/program/weeks/1"),
    "last session removed": (lambda p: _sessions(p).pop(), "/program/weeks/0"),
    "session twice": (lambda p: _sessions(p).append(deepcopy(_sessions(p)[-1])), "/program/weeks/0/sessions/3/id"),
    "two sessions on one day": (lambda p: _sessions(p)[1].update(day="mon"), "/program/weeks/0"),
    "session of another name": (lambda p: _sessions(p)[0].update(id="w9d9"), f"{FIRST_SESSION}/id"),
    "unknown exercise": (lambda p: _item(p).update(exercise="zzz"), FIRST_SESSION),
    "no exercises": (lambda p: p.update(exercises={}), FIRST_SESSION),
    "no blocks": (lambda p: _sessions(p)[0].update(blocks=[]), FIRST_SESSION),
    "empty block": (lambda p: _sessions(p)[0]["blocks"][1].update(items=[]), f"{FIRST_SESSION}/blocks/1/items"),
    "too hard": (lambda p: _item(p)["effort"].update(rpe=10), f"{FIRST_SESSION}/blocks/2/items/0/effort/rpe"),
    "a million repetitions": (lambda p: _item(p)["dose"].update(max=10**6), f"{FIRST_SESSION}/blocks/2/items/0/seconds"),
    "no sets": (lambda p: _item(p).update(sets=0), f"{FIRST_SESSION}/blocks/2/items/0/sets"),
    "no repetitions": (lambda p: _item(p)["dose"].update(min=0), f"{FIRST_SESSION}/blocks/2/items/0/dose"),
    "range the wrong way round": (lambda p: _item(p)["dose"].update(min=99), f"{FIRST_SESSION}/blocks/2/items/0/dose"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_program_changed_by_hand_is_refused_at_its_place(client: TestClient, program: Json, change: str) -> None:
    changed = deepcopy(program)
    make, pointer = CHANGES[change]
    make(changed)
    body = request(program, *(log_of(program, number) for number in range(3)), today=5)

    assert pointer in pointers(ask(client, body, changed))


def test_description_of_another_exercise_is_refused(client: TestClient, program: Json) -> None:
    changed = deepcopy(program)
    pointer = _describe_another(changed)

    assert pointer in pointers(ask(client, request(program, log_of(program, 0), today=1), changed))


def test_refusal_says_which_rule_in_its_words(client: TestClient, program: Json) -> None:
    changed = deepcopy(program)
    _item(changed)["effort"]["rpe"] = 10
    (error,) = ask(client, request(program, today=0), changed).json()["errors"]

    assert error["code"] == "conflict"
    assert "RPE 10; at most" in error["detail"]


def test_what_only_should_be_otherwise_is_followed(client: TestClient, program: Json) -> None:
    changed = deepcopy(program)
    for week in changed["weeks"]:
        week["deload"] = False
    audited = client.post("/audits", json={"program": changed}).json()

    assert {finding["severity"] for finding in audited["findings"]} == {"should"}
    assert ask(client, request(program, today=0), changed).status_code == 200


def test_audit_still_judges_what_no_outlook_follows(client: TestClient, program: Json) -> None:
    changed = deepcopy(program)
    _describe_another(changed)
    answer = client.post("/audits", json={"program": changed})

    assert answer.status_code == 200
    assert "every-exercise-comes-along" in {finding["rule"] for finding in answer.json()["findings"]}
