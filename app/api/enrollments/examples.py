"""Examples of enrollments for the OpenAPI document."""

from app.api.catalogue.examples import Json, page
from app.api.outlooks.examples import OUTLOOK, SESSION_LOG
from app.api.programs.examples import PROGRAM_ID

__all__ = ["SESSION_LOG"]

ENROLLMENT_ID = "k3jx5v2m7a4xw6t3b2n2c4d7"
ETAG = "0f343b0931126a20f133d67c2b018a3b"

ENROLLMENT_REQUEST: Json = {
    "program_id": PROGRAM_ID,
    "start_date": "2026-03-02",
    "time_zone": "Europe/Berlin",
    "units": "kg",
    "increments": {"dumbbell": 2},
    "policy": "strict",
}
RETEST: Json = {
    "date": "2026-03-01",
    "measurements": [
        {"assessment": "single-leg-bridge-reps", "side": "left", "value": 18, "unit": "reps"},
        {"assessment": "single-leg-bridge-reps", "side": "right", "value": 24, "unit": "reps"},
    ],
}
_TOLD: Json = {name: OUTLOOK[name] for name in ("pauses", "advice", "referral")}
ENROLLMENT: Json = {
    "id": ENROLLMENT_ID,
    "program": PROGRAM_ID,
    "terms": {
        "start_date": "2026-03-02",
        "days": None,
        "time_zone": "Europe/Berlin",
        "units": "kg",
        "increments": {"dumbbell": 2.0},
        "policy": "strict",
    },
    "created_at": "2026-03-01T18:20:00Z",
    "state": "active",
    "due": OUTLOOK["sessions"][0],
    "adherence": OUTLOOK["adherence"],
    **_TOLD,
    "logged": [{"session": "w1d1", "date": "2026-03-02", "etag": ETAG}],
}
ENROLLED: Json = {**ENROLLMENT, "token": f"following_{ENROLLMENT_ID}_{'0' * 64}"}
ENROLLMENT_PAGE = page(
    {
        "id": ENROLLMENT_ID,
        "program": PROGRAM_ID,
        "created_at": "2026-03-01T18:20:00Z",
        "state": "active",
        "due_on": "2026-03-09",
    }
)
LOGGED: Json = {"session": "w1d1", "outcome": "stored", "etag": ETAG, "errors": []}
BATCH: Json = {"sessions": [LOGGED]}
NEXT: Json = {"state": "active", "session": OUTLOOK["sessions"][0], **_TOLD, "disclaimer": OUTLOOK["disclaimer"]}
RETEST_PAGE = page(RETEST)
SYMMETRY_PAGE = page(OUTLOOK["symmetry"][0])
PLOT = '<svg xmlns="http://www.w3.org/2000/svg" role="img"><title>Progress</title>…</svg>'
PROGRESS: Json = {name: OUTLOOK[name] for name in ("weeks", "loads", "adherence")}
EXPORT: Json = {
    "enrollment": ENROLLMENT,
    "sessions": [{"session": "w1d1", **SESSION_LOG}],
    "retests": [RETEST],
    "cleared": [],
    "outlook": OUTLOOK,
}
