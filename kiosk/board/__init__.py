"""The facilitators' app: how many are here, who waits for a talk. It knows call signs, never people."""
