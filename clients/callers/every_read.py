"""Reads everything that the service has, with the client that openapi-python-client has made of `openapi.json`."""

import json
import sys
from datetime import date
from importlib import import_module
from pathlib import Path

from evenkeel_client import AuthenticatedClient, Client
from evenkeel_client.api.following import create_enrollment
from evenkeel_client.api.programs import create_program
from evenkeel_client.models import EnrolledPublic, EnrollmentRequest, ProfileRequest, ProgramPublic
from httpx import Timeout

client = Client(base_url=sys.argv[1], timeout=Timeout(60), raise_on_unexpected_status=True)
program = create_program.sync(client=client, body=ProfileRequest(imbalances=["weak-glutes"], weeks=1, sessions_per_week=1))
assert isinstance(program, ProgramPublic)
enrollment = create_enrollment.sync(client=client, body=EnrollmentRequest(program_id=program.id, start_date=date(2026, 3, 2)))
assert isinstance(enrollment, EnrolledPublic)
opened = AuthenticatedClient(base_url=sys.argv[1], token=enrollment.token, timeout=Timeout(60), raise_on_unexpected_status=True)
places = {"program_id": program.id, "week": 1, "session_id": "w1d1", "enrollment_id": enrollment.id}
FOR_KEYS = {"list_enrollments"}

for path in json.loads(Path("openapi.json").read_text())["paths"].values():
    if "get" not in path:
        continue
    name = path["get"]["operationId"]
    is_picture = "image/svg+xml" in path["get"]["responses"]["200"]["content"]
    if name in FOR_KEYS or is_picture:
        continue
    parameters = [parameter for parameter in path["get"].get("parameters", ()) if parameter["in"] == "path"]
    place = [places.get(parameter["name"]) or parameter["schema"]["examples"][0] for parameter in parameters]
    operation = import_module(f"evenkeel_client.api.{path['get']['tags'][0]}.{name}")
    answer = operation.sync_detailed(*place, client=opened if "enrollment_id" in json.dumps(parameters) else client)
    assert answer.status_code == 200, name
    assert answer.parsed is not None, name
    print(name, type(answer.parsed).__name__)
