"""People who follow a program, each with a phone."""

from dataclasses import dataclass

from httpx2 import Response
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.api.operations.cache_control import PRIVATE
from tests.api.outlooks.journals import Json, day

NOBODY = "a" * 24


@dataclass(frozen=True)
class Person:
    """Somebody with a phone."""

    client: TestClient
    id: str
    token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def get(self, part: str = "") -> Json:
        answer = self.client.get(f"/enrollments/{self.id}{part}", headers=self.headers)
        assert answer.status_code == 200, answer.text
        assert answer.headers["Cache-Control"] == PRIVATE
        found: Json = answer.json()
        return found

    def put(self, log: Json, if_match: str | None = None, session: str | None = None) -> Response:
        body = {name: value for name, value in log.items() if name != "session"}
        headers = self.headers | ({"If-Match": if_match} if if_match else {})
        return self.client.put(f"/enrollments/{self.id}/sessions/{session or log['session']}", json=body, headers=headers)


def database_of(client: TestClient) -> Engine:
    engine = client.app_state["database"]
    assert isinstance(engine, Engine)
    return engine


def enroll(client: TestClient, program: Json, key: str | None = None, **more: object) -> Person:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    answer = client.post("/enrollments", json={"program_id": program["id"], "start_date": day(0), **more}, headers=headers)
    assert answer.status_code == 201, answer.text
    return Person(client, answer.json()["id"], answer.json()["token"])
