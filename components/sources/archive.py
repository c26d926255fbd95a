"""ZIP archives: their members, read one after another within stated limits, so that no bomb fills the memory."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from components.sources.draft import Failure, OverLimit, Unreadable, failure

MAX_MEMBERS = 20_000
MAX_MEMBER_BYTES = 50_000_000
MAX_TOTAL_BYTES = 500_000_000
MAX_RATIO = 200  # text packs about 5:1, at most 20:1
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


def members(data: bytes, name: str) -> Iterator[tuple[bytes, str] | Failure]:
    """(bytes, `archive.zip/member`) of every file inside, in the archive's order; a bad member is a `Failure`."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise Unreadable("sources.bad_zip") from error
    infos = [info for info in archive.infolist() if not info.is_dir() and not _hidden(info.filename)]
    if len(infos) > MAX_MEMBERS:
        raise OverLimit("sources.many_members", len(infos), MAX_MEMBERS)
    total = 0
    for info in infos:
        label = f"{name}/{info.filename}"
        try:
            member = _member(archive, info, MAX_TOTAL_BYTES - total)
        except Unreadable as error:
            yield failure(label, error)
            continue
        total += len(member)
        yield member, label


def _hidden(name: str) -> bool:
    """What macOS and Windows put beside the files."""
    path = PurePosixPath(name)
    return "__MACOSX" in path.parts or path.name.startswith(".") or path.name in {"Thumbs.db", "desktop.ini"}


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, room: int) -> bytes:
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts:
        raise Unreadable("sources.outside_path")
    if info.flag_bits & 0x1:
        raise Unreadable("sources.encrypted")
    limit = min(MAX_MEMBER_BYTES, room)
    if info.file_size > limit or info.file_size > MAX_RATIO * max(info.compress_size, 100):
        raise OverLimit("sources.large_member", info.file_size, limit)
    try:
        with archive.open(info) as stream:
            data = stream.read(limit + 1)  # the stated size may lie
    except _BROKEN as error:
        raise Unreadable("sources.bad_zip") from error
    if len(data) > limit:
        raise OverLimit("sources.large_member", len(data), limit)
    return data
