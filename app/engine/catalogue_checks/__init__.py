"""What any catalogue must keep, whoever wrote it: the checks that the seed and every write through the API pass."""

from collections.abc import Callable, Iterator

from app.engine.catalogue.catalogue import Catalogue
from app.engine.catalogue_checks import coverage, demands, evidence, exercises, links, names, protocols, readings, texts, tracks
from app.engine.catalogue_checks.flaw import KINDS, Flaw

__all__ = ["CHECKS", "KINDS", "Flaw", "flaws_of"]

CHECKS: tuple[Callable[[Catalogue], Iterator[Flaw]], ...] = (
    names.names_are_unique,
    names.aliases_say_something_new,
    names.nothing_is_named_twice,
    names.nothing_names_itself,
    names.words_are_explained,
    exercises.figures_fit_the_measure,
    exercises.difficulty_fits_the_level,
    exercises.equipment_options_are_minimal,
    exercises.muscles_have_the_role_of_their_kind,
    exercises.patterns_train_what_they_are_named_for,
    exercises.isolation_works_one_large_muscle,
    exercises.one_sided_exercises_say_when_to_change,
    demands.demands_name_what_is_asked,
    demands.demands_contradict_nothing,
    links.ladders_never_get_easier,
    links.ladders_run_one_way,
    links.strategies_begin_with_the_easiest,
    links.strategies_reach_their_targets,
    links.phases_follow_the_session,
    evidence.claims_name_their_sources,
    evidence.grades_have_the_studies_that_they_need,
    evidence.exercises_cite_what_they_claim,
    evidence.sources_can_be_found,
    links.every_kind_of_effect_is_graded,
    links.urgent_flags_refuse,
    readings.tests_for_information_flag_nothing,
    readings.tests_that_flag_know_their_error,
    texts.texts_have_no_markup,
    texts.prose_is_in_whole_sentences,
    texts.names_are_no_sentences,
    texts.nothing_is_promised,
    texts.effects_may_happen,
    coverage.imbalances_are_answered,
    coverage.weak_muscles_can_be_trained,
    coverage.short_muscles_can_be_stretched,
    coverage.screening_always_has_an_answer,
    readings.limits_speak_for_something,
    readings.sides_are_read_where_they_are_measured,
    readings.exceptions_are_among_what_is_spoken_for,
    tracks.tracks_have_a_start,
    tracks.tracks_start_and_open_on_their_rungs,
    tracks.weekly_repetitions_can_grow,
    tracks.tracks_train,
    tracks.exercises_have_one_role,
    protocols.imbalances_have_protocols,
    protocols.conditions_have_protocols,
    protocols.weeks_are_whole,
    protocols.days_are_used,
    protocols.days_keep_their_kind,
    protocols.slots_say_how_they_are_filled,
    protocols.shortest_sessions_have_work,
    protocols.leads_are_trained,
    protocols.staples_name_something,
    protocols.drills_are_named_for_each_phase,
    protocols.stages_get_no_easier,
    protocols.stages_stay_moderate,
    protocols.entries_name_stages,
)


def flaws_of(catalogue: Catalogue) -> tuple[Flaw, ...]:
    """Everything that is wrong with the catalogue, in order of place; nothing for a sound one."""
    return tuple(sorted({flaw for check in CHECKS for flaw in check(catalogue)}))
