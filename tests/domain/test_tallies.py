from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain import tallies
from kiosk.domain.requests import Outcome, RequestState
from kiosk.domain.tallies import TOTAL, Correction, Record, Request, UnmatchedDeparture, Visit

seconds = st.integers(0, 7200)
visits = st.builds(
    lambda arrived, stay, companions, first, card: Visit(
        arrived, None if stay is None else arrived + stay, companions, first, card
    ),
    seconds, st.none() | seconds, st.integers(0, 9), st.none() | st.booleans(), st.booleans(),
)  # fmt: skip
records = st.builds(
    Record,
    st.lists(visits, max_size=30),
    st.lists(st.builds(UnmatchedDeparture, seconds, st.integers(0, 9), st.booleans()), max_size=10),
    st.lists(st.builds(Request, st.sampled_from(list(RequestState)), st.none() | st.sampled_from(list(Outcome))), max_size=10),
    st.lists(st.builds(Correction, seconds, st.integers(-1, 1), st.integers(-1, 1), st.sampled_from(["a", "b"])), max_size=10),
)


def totals(record: Record) -> dict[str, int]:
    return {tally.measure: tally.value for tally in tallies.fold(record, str) if tally.dimension == TOTAL}


@given(records)
def test_every_tally_is_a_count_and_every_breakdown_adds_up_to_its_total(record: Record) -> None:
    counted = tallies.fold(record, str)
    assert all(tally.value >= 0 for tally in counted)
    assert len({(tally.measure, tally.dimension, tally.category) for tally in counted}) == len(counted)
    whole = totals(record)
    for measure in {tally.measure for tally in counted if tally.dimension != TOTAL}:
        assert sum(tally.value for tally in counted if tally.measure == measure and tally.dimension != TOTAL) == whole[measure]


@given(records)
def test_the_order_in_which_things_are_read_does_not_matter(record: Record) -> None:
    turned = Record(record.visits[::-1], record.departures[::-1], record.requests[::-1], record.corrections[::-1])
    assert sorted(map(repr, tallies.fold(record, str))) == sorted(map(repr, tallies.fold(turned, str)))


@given(records)
def test_the_peak_is_never_below_what_is_left_at_the_end(record: Record) -> None:
    assert totals(record)["closed_present"] <= tallies.peak_headcount(record)


def test_a_quiet_afternoon_counts_as_one_would_by_hand() -> None:
    record = Record(
        [Visit(0, 3600, 1, True, True), Visit(900, 2700, 0, False), Visit(1800, None, 2, None)],
        [UnmatchedDeparture(7000, 2)],
        [Request(RequestState.DONE, Outcome.TALKED), Request(RequestState.WAITING), Request(RequestState.TAKEN)],
        [Correction(10, 1, 0, "not_checked_in"), Correction(20, -1, 0, "counted_twice")],
    )
    assert totals(record) == {
        "visits": 3, "companions": 3, "first_visits": 1, "first_visits_unknown": 1, "card_visits": 1,
        "departures_unmatched": 1, "closed_present": 0, "peak_headcount": 6, "median_stay_minutes": 45, "arrivals": 3,
        "consultations": 2, "consultations_missed": 1, "outcome": 2, "correction": 2,
    }  # fmt: skip


def test_those_still_present_at_the_end_are_no_departures() -> None:
    counted = totals(Record([Visit(0), Visit(5)]))
    assert counted["closed_present"] == 2
    assert "median_stay_minutes" not in counted


def test_children_are_not_left_alone_in_an_empty_room() -> None:
    assert tallies.headcount(0, 3).total == 0
    assert tallies.headcount(-2, -1).total == 0
