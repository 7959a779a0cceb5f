"""Small files of another system, and a mapping of theirs, for the tests of importing."""

from console.domain.imported.mapping import CallMapping, read_mapping
from console.domain.imported.reading import Read, read_calls
from console.domain.imported.table import table_of

MAPPING = """
schema = 1
id = "small"
title = "A small county"

[times]
form = "%Y-%m-%d %H:%M"
zone = "America/Los_Angeles"
earliest = 2025-01-01
latest = 2025-12-31

[columns]
number = "no"
address = ["street", "city"]
received = "came"
dispatched = "sent"
arrived = "there"
reasons = ["why", "why too"]
midnight = ["received", "arrived"]
"""
CODES = """
[[codes]]
columns = ["why", "why too"]
to = "answers"
[codes.means]
"Paranoia" = "presentation=psychosis_or_paranoia"
"Suicidal" = "problem=suicidal_person"
"Other" = ""

[[codes]]
columns = ["end"]
to = "disposition"
[codes.means]
"Stayed" = "stabilised"
"Arrest" = "arrest"
"""
HEAD = "no,street,city,came,sent,there,why,why too,end"
GOOD = "7,12 Elm,Eugene,2025-03-01 10:00,2025-03-01 10:05,2025-03-01 10:20,Suicidal,Paranoia,Stayed"


def mapping(dirt: str = "", more: str = CODES) -> CallMapping:

    return read_mapping(f"{MAPPING}{more}\n[dirt]\n{dirt}", "small.toml")


def read(*rows: str, dirt: str = "", more: str = CODES) -> Read:
    """These rows by the mapping; `dirt`: what it says of what is wrong."""
    by = mapping(dirt, more)
    return read_calls(by, table_of("\n".join((HEAD, *rows)).encode(), by.file))
