"""Speed as a ratio to a floor built in the same run; medians of several runs, never a bare time."""
