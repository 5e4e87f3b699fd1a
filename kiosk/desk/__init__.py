"""The use cases that every screen and command calls. One use case is one function with one transaction."""
