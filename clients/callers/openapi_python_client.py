"""The way from exercises to a program and its audit, with the client that openapi-python-client generates."""

import sys

from evenkeel_client import Client
from evenkeel_client.api.audits import create_audit
from evenkeel_client.api.exercises import list_exercises
from evenkeel_client.api.programs import create_program, get_program_session
from evenkeel_client.api.screenings import create_screening
from evenkeel_client.models import (
    AuditPublic,
    AuditRequest,
    EquipmentOrNone,
    EquipmentSlug,
    ExercisePage,
    InfeasibleProfileProblem,
    MeasurementRequest,
    NeedsProfessionalAssessmentProblem,
    PreferencesRequest,
    ProfileRequest,
    ProgramPublic,
    ProgramSessionPublic,
    RepsDose,
    RuleSeverity,
    ScreeningPublic,
    ScreeningRequest,
    Side,
    StatedImbalanceRequest,
)
from httpx import Timeout

client = Client(base_url=sys.argv[1], timeout=Timeout(60))

exercises = list_exercises.sync(client=client, equipment=[EquipmentOrNone.DUMBBELL, EquipmentOrNone.BENCH], limit=5)
assert isinstance(exercises, ExercisePage)
for exercise in exercises.items:
    print(exercise.name, [option.all_of for option in exercise.equipment_options])

measurements = [
    MeasurementRequest(assessment="side-bridge-hold", side=Side.LEFT, value=51, unit="s"),
    MeasurementRequest(assessment="side-bridge-hold", side=Side.RIGHT, value=85, unit="s"),
]
preferences = PreferencesRequest(equipment=[EquipmentSlug.DUMBBELL, EquipmentSlug.BENCH])
screening = create_screening.sync(client=client, body=ScreeningRequest(measurements=measurements, preferences=preferences))
assert isinstance(screening, ScreeningPublic)
assert screening.profile is not None, screening.safety.because

program = create_program.sync(client=client, body=ProfileRequest.from_dict(screening.profile.to_dict()))
assert isinstance(program, ProgramPublic)
session = get_program_session.sync(program.id, "w1d1", client=client)
assert isinstance(session, ProgramSessionPublic)
for block in session.blocks:
    for item in block.items:
        dose = f"{item.dose.min_} to {item.dose.max_}" if isinstance(item.dose, RepsDose) else item.label
        print(session.exercises[item.exercise].name, dose)

audit = create_audit.sync(client=client, body=AuditRequest(program=program))
assert isinstance(audit, AuditPublic)
assert all(finding.severity is not RuleSeverity.MUST for finding in audit.findings)

asymmetry = StatedImbalanceRequest(imbalance="left-right-asymmetry", weaker_side=Side.LEFT)
match create_program.sync(client=client, body=ProfileRequest(imbalances=["weak-glutes", asymmetry], pain=8)):
    case NeedsProfessionalAssessmentProblem(see=see, urgency=urgency):
        print("see", see, urgency)
    case InfeasibleProfileProblem(relaxations=relaxations):
        raise SystemExit([relaxation.because for relaxation in relaxations])
    case other:
        raise SystemExit(other)
