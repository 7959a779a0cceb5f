"""Files of reports: where they may stand, and how each form is written, whole or not at all."""

from pathlib import Path
from tempfile import mkdtemp

from console.ledger.on_disk import flush, written_whole
from console.session_figures import FigureReport, Made, csv_files, pdf_of, xlsx_of_report
from console.ui.widgets.pack_file import path_of


def free_file(folder: Path, name: str, form: str) -> Path:
    """A file in this folder that is not there yet; of CSV a folder."""
    end = "" if form == "csv" else f".{form}"
    names = (f"{name}{f'-{number}' if number else ''}{end}" for number in range(1000))
    return next(file for each in names if not (file := folder / each).exists())


def why_not(text: str, form: str) -> str:
    """Why no file can be written there, in words; empty where it can."""
    file = path_of(text)
    if not file.is_absolute():
        return "Give the file's whole path, from the root on."
    if form != "csv" and file.suffix.lower() != f".{form}":
        return f"Let the file's name end in .{form}."
    if not file.parent.is_dir():
        return f"{file.parent}: there is no such folder."
    return _is_there(file) if file.exists() else ""


def content_of(made: Made, form: str) -> bytes | dict[str, bytes]:
    """What stands in the file of a report; of CSV in each of them."""
    if isinstance(made, FigureReport) and form != "pdf":
        return csv_files(made) if form == "csv" else xlsx_of_report(made)
    return pdf_of(made)


def saved(content: bytes | dict[str, bytes], file: Path) -> str:
    """Write it for its owner alone; what came of it, in words."""
    try:
        if isinstance(content, bytes):
            written_whole(file, content, is_first=True)
        else:
            _folder(content, file)
    except FileExistsError:
        return _is_there(file)
    except OSError as trouble:
        return f"{file}: {trouble.strerror or trouble}. Nothing was written."
    return f"{file}: written."


def _folder(files: dict[str, bytes], folder: Path) -> None:
    """Files in a folder that gets its name once all of them are there."""
    if folder.exists():
        raise FileExistsError(folder)
    part = Path(mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        for name, content in files.items():
            written_whole(part / name, content)
        part.rename(folder)
        flush(folder.parent)
    except OSError:
        for file in part.glob("*"):
            file.unlink()
        part.rmdir()
        raise


def _is_there(file: Path) -> str:
    return f"{file} is there already, and is left alone. Name a new file."
