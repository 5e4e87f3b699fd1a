from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain import audit
from kiosk.domain.audit import Entry

KEY = b"k" * 32
entries = st.lists(st.builds(Entry, st.integers(0, 2**40), st.text(max_size=9), st.text(max_size=9), st.text(max_size=9)), max_size=8)


def write(trail: list[Entry]) -> tuple[list[Entry], bytes]:
    before, written = audit.BEGINNING, []
    for entry in trail:
        before = audit.seal(KEY, before, entry)
        written.append(entry._replace(seal=before))
    return written, audit.end_seal(KEY, len(written), before)


@given(entries)
def test_a_trail_as_it_was_written_is_whole(trail: list[Entry]) -> None:
    written, end = write(trail)
    assert audit.first_broken(KEY, written, end) is None
    assert audit.first_broken(b"o" * 32, written, end) is not None


@given(entries.filter(bool), st.data())
def test_an_entry_that_is_edited_removed_or_doubled_is_found(trail: list[Entry], data: st.DataObject) -> None:
    written, end = write(trail)
    place = data.draw(st.integers(0, len(written) - 1))
    edited = [*written[:place], written[place]._replace(detail=written[place].detail + "x"), *written[place + 1 :]]
    assert audit.first_broken(KEY, edited, end) == place + 1
    assert audit.first_broken(KEY, written[:place] + written[place + 1 :], end) is not None
    assert audit.first_broken(KEY, [*written, written[place]], end) is not None
    assert audit.first_broken(KEY, [], None if not trail else end) is not None


def test_parts_that_run_into_each_other_make_another_seal() -> None:
    assert audit.seal(KEY, b"", Entry(1, "ab", "c", "")) != audit.seal(KEY, b"", Entry(1, "a", "bc", ""))
