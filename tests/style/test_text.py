"""No file of the project names a package index or a place on one person's machine."""

import re

from tests.style.source import ROOT, text_files

# Written so that this file does not find itself.
INDEX = re.compile(r"(p[y]pi|p[y]thonhosted|n[p]mjs|d[e]b\.debian|a[r]chive\.ubuntu|c[o]nda)\.(org|com)")
OWN_PLACE = re.compile(r"(?<![\w.:/~-])/(wor[k]|far[m]|roo[t]|hom[e]|User[s])/[\w.-]+|/tm[p]/bash_jobs")


def test_no_file_names_a_package_index_or_a_place_on_a_machine() -> None:
    faults = []
    for path in text_files():
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1):
            found = INDEX.search(line) or OWN_PLACE.search(line)
            if found:
                faults.append(f"{path.relative_to(ROOT)}:{number}: {found[0]}")

    assert not faults, "\n".join(faults)


def test_an_index_and_a_place_are_found() -> None:
    place = "/".join(["", "work", "main"])

    assert INDEX.search("https://files.python" + "hosted.org/x")
    assert OWN_PLACE.search(f"open('{place}')")
    assert OWN_PLACE.search("x = " + "/".join(["", "home", "ana"]))
    for inside in ("usr root x", "resources work x", "~ home x", "packaging run.sh"):
        assert not OWN_PLACE.search("sh " + inside.replace(" ", "/"))


def test_no_lock_of_another_tool_stands_here() -> None:
    names = {path.name for path in text_files()}

    assert names.isdisjoint({"uv.lock", "poetry.lock", "Pipfile.lock", "pdm.lock"})
