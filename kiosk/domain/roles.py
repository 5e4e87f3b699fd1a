"""What the people of the house may do, by their role."""

from enum import StrEnum


class Role(StrEnum):
    """A facilitator works with the board, staff with everything but people and settings, an administrator with all."""

    FACILITATOR = "facilitator"
    STAFF = "staff"
    ADMINISTRATOR = "administrator"

    @property
    def may_plan_and_look_back(self) -> bool:
        """Whether the admin opens for this role."""
        return self is not Role.FACILITATOR

    @property
    def may_govern(self) -> bool:
        """Whether this role changes people and settings."""
        return self is Role.ADMINISTRATOR
