"""Everything a board shows, read at once."""

from dataclasses import dataclass, field

from kiosk.desk.consultation import Request, open_requests
from kiosk.desk.count import Afternoon, Status, afternoon, status
from kiosk.desk.counters import Count, counters
from kiosk.desk.desk import Desk
from kiosk.desk.devices import Device, devices


@dataclass(frozen=True)
class View:
    """What a board shows. Nothing in it is about a person beyond call sign, wait and way to be met."""

    status: Status = field(default_factory=Status)
    afternoon: Afternoon | None = None
    requests: list[Request] = field(default_factory=list)
    counters: list[Count] = field(default_factory=list)
    devices: list[Device] = field(default_factory=list)


async def view(desk: Desk) -> View:
    """Read what a board shows; raises StoreUnavailable."""
    return View(await status(desk), await afternoon(desk), await open_requests(desk), await counters(desk), await devices(desk))
