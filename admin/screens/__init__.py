"""The admin: where staff plan and look back. Each room is a screen; forms lie on top of a room and go back to it."""
