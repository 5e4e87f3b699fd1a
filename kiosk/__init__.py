"""The front desk: participants' kiosk, facilitators' board, and everything both stand on."""

__version__ = "0.1.0"
