"""How an address reads: its parts and what is missing, of real ones and of rubbish; no word is changed."""

import csv
import html
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain.address_parts import load_tagger, reads_as
from console.domain.texts import DETAIL_MAX

REAL = Path(__file__).resolve().parents[3] / "shared/data/faults/usaddress"
TAGGER = load_tagger()


@pytest.mark.parametrize(
    ("address", "reads"),
    [
        ("418 Alder Street apartment 3, Millbrook", "418 · Alder Street · apartment 3 · Millbrook"),
        ("123 N Main St #4, Eugene, OR 97401", "123 · N Main St · #4 · Eugene OR 97401"),
        ("602 Mill Road", "602 · Mill Road · unit? · town?"),
        ("Mill Rd & Alder St", "Mill Rd · Alder St · town?"),
        ("Larkspur Court", "Larkspur Court · number or cross street? · town?"),
        ("under the bridge", ""),
        ("PO Box 12", ""),
        ("44.052, -123.087", ""),
        ("", ""),
        ("  ", ""),
    ],
)
def test_parts_are_told_and_what_is_missing_is_asked(address: str, reads: str) -> None:
    assert reads_as(address, TAGGER, town_known=False) == reads


def test_nobody_is_asked_for_a_town_that_the_street_list_knows() -> None:
    assert reads_as("602 Mill Road", TAGGER, town_known=True) == "602 · Mill Road · unit?"


@given(st.text(max_size=DETAIL_MAX) | st.text("0123456789 #,.&abcNSEW", max_size=DETAIL_MAX))
@settings(deadline=None)
def test_any_text_is_read_without_trouble(address: str) -> None:
    reads = reads_as(address, TAGGER, town_known=False)

    assert isinstance(reads, str)


@pytest.mark.skipif(not REAL.is_dir(), reason=f"{REAL} is not there: real addresses")
def testreal_addresses_are_read_by_the_words_that_stand_in_them() -> None:
    addresses = list(real_addresses())
    read = [(address, reads_as(address, TAGGER, town_known=True)) for address in addresses]

    assert len(addresses) > 2000
    assert sum(bool(reads) for _, reads in read) > 1500
    for address, reads in read:
        parts = [part for part in reads.split(" · ") if not part.endswith("?")]
        assert all(word in address for part in parts for word in part.replace("#", " ").split()), address


def real_addresses() -> Iterator[str]:
    """Each address of the labelled files and of those that could not be labelled, without its labels."""
    for file in sorted(REAL.glob("*.xml")):
        strings = re.findall("<AddressString>(.*?)</AddressString>", file.read_text("utf-8"), re.DOTALL)
        yield from (html.unescape(re.sub("<[^>]+>", "", each)) for each in strings)
    with (REAL / "training_unparseable.csv").open(encoding="utf-8", newline="") as lines:
        yield from (row[0] for row in csv.reader(lines) if row)


def test_the_longest_address_takes_a_bounded_time() -> None:
    began = time.process_time()
    for address in ("x " * DETAIL_MAX, "1 Main St " * DETAIL_MAX, "#" * DETAIL_MAX):
        reads_as(address, TAGGER, town_known=False)

    assert time.process_time() - began < 1
