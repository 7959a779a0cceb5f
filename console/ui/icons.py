"""The drawings of all icons and status shapes, as path letters. Data only: `paint` draws them.

Icons are lines on a grid of 20, status shapes are areas on a grid of 16.
"""

from collections.abc import Mapping
from types import MappingProxyType

_PHONE = (
    "M6.2 3.2 8 7.1 6.4 8.7c.9 2 2.9 4 4.9 4.9l1.6-1.6 3.9 1.8v2.1c0 .8-.7 1.4-1.5 1.3"
    "C9.3 16.6 3.4 10.7 2.8 4.7 2.7 3.9 3.3 3.2 4.1 3.2Z"
)
_SMALL_PHONE = (
    "M4.6 6.2 6 9.2 4.8 10.5c.7 1.5 2.3 3.1 3.8 3.8l1.3-1.2 3 1.4v1.7c0 .6-.5 1-1.1 1"
    "C7.1 16.8 2.3 12 1.9 7.3c0-.6.4-1.1 1-1.1Z"
)
_SHIELD = "M10 2.6 16 4.8V9.6c0 3.7-2.5 6.4-6 7.8-3.5-1.4-6-4.1-6-7.8V4.8Z"
_TURN_BACK = "M4 8h8a4 4 0 0 1 0 8H8M4 8l3.5-3.5M4 8l3.5 3.5"
_RING = "O10 10 7.2"
_LEFT_PERSON = "O6.5 6.3 2.5M2 16c.2-3 2-4.8 4.5-4.8 1 0 1.9.3 2.6.8"

ICONS: Mapping[str, str] = MappingProxyType(
    {
        # responses, by their ids
        "ems": "M7.7 3h4.6v4.7H17v4.6h-4.7V17H7.7v-4.7H3V7.7h4.7Z",
        "ems_staged": "M5.6 2.5h3.8v3.8h3.8v3.8H9.4v3.8H5.6v-3.8H1.8V6.3h3.8ZM14.2 12.5v5M17.4 12.5v5",
        "law_enforcement": _SHIELD,
        "law_enforcement_cit": _SHIELD + "M7.3 9.8l2 2 3.5-3.9",
        "co_response": _LEFT_PERSON + "M14 8.2l3.8 1.4v2.6c0 2.2-1.5 3.9-3.8 4.9-2.3-1-3.8-2.7-3.8-4.9V9.6Z",
        "mobile_crisis": "O7 6.7 2.6M2.3 16.2c.2-3 2.1-4.8 4.7-4.8s4.5 1.8 4.7 4.8"
        "M12.3 4.4a2.5 2.5 0 0 1 .3 4.7M14 11.7c2.1.4 3.5 2 3.7 4.5",
        "alternative_responder": _LEFT_PERSON + "M12.9 9.2h2.6v2.6h2.6v2.6h-2.6V17h-2.6v-2.6h-2.6v-2.6h2.6Z",
        "phone_clinician": _SMALL_PHONE
        + "M13.7 9.7C11.2 8 10 6.7 10 5.2c0-1 .8-1.8 1.8-1.8.8 0 1.5.5 1.9 1.2.4-.7 1.1-1.2 1.9-1.2 1 0 "
        "1.8.8 1.8 1.8 0 1.5-1.2 2.8-3.7 4.5Z",
        "transfer_988": _SMALL_PHONE + "M10 6.5h7.5M14.5 3.5l3 3-3 3",
        "keep_line": _SMALL_PHONE + "M10.5 8.6a3 3 0 0 1 0-4.2M17 8.6a3 3 0 0 0 0-4.2M12.7 6.5h2.2",
        "no_law_enforcement": "M5.2 4.4 10 2.6 16 4.8V9.6c0 1.3-.3 2.5-.9 3.5M13 15.7c-.9.7-1.9 1.3-3 1.7"
        "-3.5-1.4-6-4.1-6-7.8V5.9M3 3l14 14",
        "supervisor_decides": "O7.5 6.3 2.7M2.5 16.5c.2-3.2 2.2-5.1 5-5.1 1 0 1.9.2 2.6.7"
        "O14.2 13.7 3.6M14.2 11.7v2l1.4 1",
        "referral": "M4.5 4.5h11a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 14V6"
        "a1.5 1.5 0 0 1 1.5-1.5ZM6 8.5h8M6 11.5h5",
        "follow_up": _SMALL_PHONE + "O14.3 5.7 3.6M14.3 3.7v2l1.4 1",
        # calls, alerts and notices
        "octagon": "M6.9 2.6h6.2l4.3 4.3v6.2l-4.3 4.3H6.9l-4.3-4.3V6.9ZM10 6.3v4.6M10 13.6v.2",
        "triangle": "M10 3 18 16.7H2ZM10 8v4.2M10 14.3v.2",
        "panic": "M5.5 15.5V11a4.5 4.5 0 0 1 9 0v4.5M3.2 17.3h13.6"
        "M10 1.4v2.2M3.1 4.3l1.7 1.5M16.9 4.3l-1.7 1.5M10 10v5.5",
        "shield": _SHIELD,
        "gap": "M12.8 3.5A7.2 7.2 0 1 0 16.5 12.8M10 6.5v4M10 13.2v.2",
        "info": _RING + "M10 9.2v4.3M10 6.5v.2",
        "phone": _PHONE,
        "ringing": _PHONE,
        "hung_up": _TURN_BACK,
        "lost": _TURN_BACK,
        "check": "M4 10.5l4 4 8-9",
        "check_ring": _RING + "M6.8 10.2l2.3 2.3 4.2-4.7",
        "cross": "M5 5l10 10M15 5 5 15",
        "differs": "M4 8h12M4 12.5h12M12.5 4 7.5 16.5",
        "disk": "M3.5 4.2h13v11.6h-13ZM3.5 11h13M13.3 13.3v.2",
        "minus": "M4.5 10h11",
        "person": "O10 6.5 3M4.2 17c.3-3.4 2.6-5.3 5.8-5.3s5.5 1.9 5.8 5.3",
        "people": "O7 6.7 2.6M2.3 16.2c.2-3 2.1-4.8 4.7-4.8s4.5 1.8 4.7 4.8"
        "M12.3 4.4a2.5 2.5 0 0 1 .3 4.7M14 11.7c2.1.4 3.5 2 3.7 4.5",
        "clock": _RING + "M10 5.8V10l2.8 1.8",
        "page": "M5 2.8h6.5L15 6.3v10.9H5ZM11.5 2.8v3.5H15",
        "note": "M4.5 3.5h11v9l-4 4h-7ZM15.5 12.5h-4v4",
        "search": "O8.7 8.7 5M12.5 12.5l4.3 4.3",
        "pencil": "M4 16l.7-3.2 8.7-8.7 2.5 2.5-8.7 8.7Z",
        "lock": "M6 9h8a1.5 1.5 0 0 1 1.5 1.5v4.5a1.5 1.5 0 0 1-1.5 1.5H6a1.5 1.5 0 0 1-1.5-1.5v-4.5"
        "A1.5 1.5 0 0 1 6 9ZM7 9V6.5a3 3 0 0 1 6 0V9",
        "glass": "M4 2.8h12v14.4H4ZM9 2.8l1.6 4.4-2.2 2.4 2.6 2.6-1.4 5M10.6 7.2 16 9M8.4 9.6 4 11.4",
        "speech": "M3.5 4.5h13V13H9l-3.5 3v-3h-2Z",
        "pin": "M10 17.5c3.7-4 5.5-6.8 5.5-9.2A5.5 5.5 0 0 0 4.5 8.3c0 2.4 1.8 5.2 5.5 9.2ZO10 8.2 1.9",
        "flag": "M5 17.5V3.5h9l-1.8 3.2L14 10H5",
        "down": "M5 8l5 5 5-5",
        "copy": "M7 7h9.5v9.5H7ZM13 7V3.5H3.5V13H7",
        "circle": _RING,
    }
)

STATUS_SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "available": "O8 8 6.2",
        "dispatched": "M8 .8 15.2 8 8 15.2.8 8Z",
        "en_route": "M2.2 1.3 15 8 2.2 14.7Z",
        "staged": "M2.5 1.8h4v12.4h-4ZM9.5 1.8h4v12.4h-4Z",
        "on_scene": "M2 2h12v12H2Z",
        "not_available": "O8 8 5.7M4 12 12 4",
    }
)
"""By what a status counts as; `not_available` alone is drawn as lines, 2.2 wide."""
