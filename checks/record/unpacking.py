"""A publisher's archive, unpacked within bounds: what a small file unpacks to can be larger than any disk."""

from __future__ import annotations

import shutil
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from checks.errors import ImportRefused
from checks.record import source_files

MOST_FILES = 5_000
"""Files of one archive."""

_PART = 1 << 20


def unpacked(source: Path, into: Path) -> Path:
    """The file or folder that a source holds: a ZIP archive is unpacked to `into`, anything else is the source itself.

    An archive of one file gives that file. A workbook (XLSX), itself such an archive, stays as it is.
    Raises ImportRefused for an archive that is damaged, encrypted or too large, or leads out of its folder.
    """
    if source.is_dir() or not zipfile.is_zipfile(source):
        return source
    shutil.rmtree(into, ignore_errors=True)
    try:
        with zipfile.ZipFile(source) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if any(entry.filename == "xl/workbook.xml" for entry in entries):
                return source
            if len(entries) > MOST_FILES:
                raise ImportRefused(
                    f"{source}: holds {len(entries):,} files, more than {MOST_FILES:,}; unpack what is needed"
                )
            files = _extracted(archive, entries, source, into)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise ImportRefused(
            f"{source}: cannot be unpacked ({error}); unpack it by hand and name the folder"
        ) from None
    return files[0] if len(files) == 1 else into


def _extracted(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], source: Path, into: Path
) -> list[Path]:
    """The entries' files. Counted as they come: an archive may declare less than it holds."""
    left = source_files.LARGEST_FILE
    files = []
    for entry in entries:
        name = PurePosixPath(entry.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts:
            raise ImportRefused(
                f"{source}: the entry {entry.filename!r} leads out of its folder; do not trust it"
            )
        target = into / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(entry) as packed, target.open("wb") as out:
            while part := packed.read(_PART):
                left -= len(part)
                if left < 0:
                    raise ImportRefused(
                        f"{source}: unpacks to more than {source_files.LARGEST_FILE:,} bytes; unpack what is needed"
                    )
                out.write(part)
        files.append(target)
    return files
