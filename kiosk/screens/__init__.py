"""The participants' app. Screens compose, react and call the desk; they hold no rules and no SQL (DESIGN 4)."""
