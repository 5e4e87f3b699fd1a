"""Where the desk's data is kept. Everything above talks to `interface.Store` and writes SQL that both engines take."""
