"""Pure rules: no clock, no database, no randomness of its own. All of that comes in as arguments."""
