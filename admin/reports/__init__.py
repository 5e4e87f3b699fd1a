"""Reports: one module for what they say, one for each format. They read tallies only."""
