"""Plans of sessions as files: CSV and iCalendar in, iCalendar out; and the days and hours people type."""
