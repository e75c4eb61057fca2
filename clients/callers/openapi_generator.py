"""The way from exercises to a program and its audit, with the client that openapi-generator generates for Python."""

import sys

from openapi_client import (
    ApiClient,
    ApiException,
    AuditRequest,
    AuditsApi,
    Configuration,
    EquipmentOrNone,
    EquipmentSlug,
    ExercisesApi,
    ImbalanceRef,
    InfeasibleProfileProblem,
    MeasurementRequest,
    NeedsProfessionalAssessmentProblem,
    PreferencesRequest,
    ProfileRequest,
    ProgramsApi,
    RepsDose,
    RuleSeverity,
    ScreeningRequest,
    ScreeningsApi,
    Side,
    StatedImbalanceRequest,
)

client = ApiClient(Configuration(host=sys.argv[1]))
programs = ProgramsApi(client)

exercises = ExercisesApi(client).list_exercises(equipment=[EquipmentOrNone.DUMBBELL, EquipmentOrNone.BENCH], limit=5)
for exercise in exercises.items:
    print(exercise.name, [option.all_of for option in exercise.equipment_options])

measurements = [
    MeasurementRequest(assessment="side-bridge-hold", side=Side.LEFT, value=51, unit="s"),
    MeasurementRequest(assessment="side-bridge-hold", side=Side.RIGHT, value=85, unit="s"),
]
preferences = PreferencesRequest(equipment=[EquipmentSlug.DUMBBELL, EquipmentSlug.BENCH])
screening = ScreeningsApi(client).create_screening(ScreeningRequest(measurements=measurements, preferences=preferences))
assert screening.profile is not None, screening.safety.because

profile = ProfileRequest.from_json(screening.profile.to_json())
assert profile is not None
program = programs.create_program(profile)
session = programs.get_program_session(program.id, "w1d1")
for block in session.blocks:
    for item in block.items:
        dose = item.dose.actual_instance
        print(session.exercises[item.exercise].name, f"{dose.min} to {dose.max}" if isinstance(dose, RepsDose) else item.label)

audit = AuditsApi(client).create_audit(AuditRequest(program=program))
assert all(finding.severity is not RuleSeverity.MUST for finding in audit.findings)

asymmetry = StatedImbalanceRequest(imbalance="left-right-asymmetry", weaker_side=Side.LEFT)
try:
    programs.create_program(ProfileRequest(imbalances=[ImbalanceRef("weak-glutes"), ImbalanceRef(asymmetry)], pain=8))
except ApiException as failure:
    problem = failure.data.actual_instance if failure.data else failure
    match problem:
        case NeedsProfessionalAssessmentProblem(see=see, urgency=urgency):
            print("see", see, urgency)
        case InfeasibleProfileProblem(relaxations=relaxations):
            raise SystemExit([relaxation.because for relaxation in relaxations]) from None
        case _:
            raise
else:
    raise SystemExit("a program was made in spite of much pain")
