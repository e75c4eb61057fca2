import pytest

from app.engine.first_engine.usual_dosage import usual_dosage
from app.engine.guidelines.strength import GUIDELINES
from app.engine.vocabulary.imbalances import DoseMode
from app.engine.vocabulary.people import Level


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("mode", [mode for mode in DoseMode if mode is not DoseMode.PRINCIPLE])
def test_every_mode_says_how_much_in_one_way_at_least(mode: DoseMode, level: Level) -> None:
    dosage = usual_dosage(mode, level)

    assert dosage is not None
    assert dosage.note
    assert any((dosage.reps, dosage.hold_seconds, dosage.seconds, dosage.contacts))


def test_principle_has_no_dose_of_its_own() -> None:
    assert usual_dosage(DoseMode.PRINCIPLE, Level.BEGINNER) is None


@pytest.mark.parametrize("level", Level)
def test_strength_dosage_is_that_of_the_guidelines(level: Level) -> None:
    dosage = usual_dosage(DoseMode.STRENGTH, level)

    assert dosage is not None
    assert dosage.sets == GUIDELINES[level].sets_per_exercise
    assert dosage.rest_seconds == GUIDELINES[level].compound_rest_seconds
