"""Scans and photographs made smaller before they are attached (semantics, "Attachments").

A sheet of A4 at 200 dots an inch is 2340 dots long: enough to read and to print again. What would
lose something is left alone: several pages in one file, 16 bits a colour, a file of another kind.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ntm_desktop.db.package_format import LARGEST_ATTACHMENT
from ntm_desktop.errors import WrongUse
from ntm_desktop.texts import evidence as texts

if TYPE_CHECKING:
    from PIL import Image

LONGEST_SIDE = 2340
LARGEST_PIXELS = 128_000_000
"""A picture of more dots is refused: unpacked it would fill the memory of a small machine."""

# The pictures of many phones are "MPO", a JPEG with another one behind it; JPEG opens them.
_FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "WEBP")
_ENDINGS = {
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".jfif": "JPEG",
    ".png": "PNG",
    ".tif": "TIFF",
    ".tiff": "TIFF",
    ".bmp": "BMP",
    ".webp": "WEBP",
}
_KIND_ENDINGS = {"JPEG": ".jpg", "PNG": ".png"}
_LARGE = 600 * 1024
_LONG_SIDE = 2200
_SMALL = 200 * 1024  # a clean black and white sheet of any length; nothing to gain
_LARGEST_READ = 256 * 1024 * 1024
_AIM = 800 * 1024
_QUALITIES = (84, 78, 72, 66)  # below that, rings round the letters
_WORTH = 0.8  # of the former size, else it is not worth a question
_LEAST_SIDE = 1240  # A4 at 150 dots an inch, of a strip that is long for another reason
_FEW_COLOURS = 64
_LONGEST_JPEG = 65_500
_DETAIL = (360, 200)
_ORIENTATION = 0x0112


@dataclass(frozen=True, slots=True)
class Reduction:
    """A smaller form of a picture.

    ``before``: bytes of the original; ``kind`` "JPEG" or "PNG"; ``detail_before`` and
    ``detail_after``: the same piece of the picture at the original's size, as PNG.
    """

    data: bytes
    kind: str
    before: int
    detail_before: bytes
    detail_after: bytes

    @property
    def after(self) -> int:
        """Bytes of the smaller form."""
        return len(self.data)

    @property
    def original_too_large(self) -> bool:
        """Whether the original cannot be attached as it is."""
        return self.before > LARGEST_ATTACHMENT

    @property
    def limit(self) -> int:
        """Bytes of the largest file that may be attached."""
        return LARGEST_ATTACHMENT

    def file_name(self, name: str) -> str:
        """The name of the smaller form: another ending where the kind of file changed."""
        path = Path(name)
        known = _ENDINGS.get(path.suffix.lower())
        if known == self.kind:
            return name
        stem = name if known is None else path.stem
        return stem + _KIND_ENDINGS[self.kind]


def is_picture_name(path: Path) -> bool:
    """Whether a file is a picture by its ending; what is inside is looked at by ``reduction``."""
    return path.suffix.lower() in _ENDINGS


def is_scan_name(path: Path) -> bool:
    """Whether a file comes from a scanner or camera by its ending: it can be scanned anew."""
    return is_picture_name(path) or path.suffix.lower() in (".pdf", ".heic")


def reduction(path: Path) -> Reduction | None:
    """A smaller form of a scan or photograph; None where there is none worth the question.

    None also for what is no picture, is broken, or would lose more than size. Raises WrongUse for
    a picture of too many dots. The file is only read; no workbook is touched, so any thread may.
    """
    try:
        before = path.stat().st_size
    except OSError:
        return None
    if not _SMALL < before <= _LARGEST_READ:
        return None
    try:
        opened = _opened(path, before)
        return None if opened is None else _reduced(*opened, before)
    except MemoryError:
        return None


def _opened(path: Path, size: int) -> tuple[Image.Image, int] | None:
    """The unpacked picture and how the camera was held; None where it is left alone."""
    from PIL import Image

    try:
        with Image.open(path, formats=_FORMATS) as picture:
            dots = picture.width * picture.height
            if dots <= LARGEST_PIXELS and _worth_a_look(picture, size):
                picture.load()
                return picture, picture.getexif().get(_ORIENTATION, 1)
    except Image.DecompressionBombError as error:
        raise WrongUse(texts.too_many_dots(path.name)) from error
    except Exception:
        # Broken pictures fail in as many ways as there are decoders; they are attached as they are.
        return None
    if dots > LARGEST_PIXELS:
        raise WrongUse(texts.too_many_dots(path.name))
    return None


def _worth_a_look(picture: Image.Image, size: int) -> bool:
    several_pages = picture.format != "MPO" and getattr(picture, "n_frames", 1) > 1
    if several_pages or picture.mode.startswith(("I", "F")):
        return False
    if max(_target(picture.size)) > _LONGEST_JPEG:
        return False
    return size > _LARGE or max(picture.size) > _LONG_SIDE


def _reduced(picture: Image.Image, orientation: int, before: int) -> Reduction | None:
    photograph = picture.format in ("JPEG", "MPO")
    line_art = None if photograph else _few_colours(picture, orientation)
    whole = _upright(_plain(picture), orientation)
    size = _target(whole.size)
    small = whole if size == whole.size else _resized(whole, size)
    data, kind = _as_jpeg(small), "JPEG"
    if line_art is not None and len(line_art) <= len(data):
        data, kind = line_art, "PNG"
    if len(data) > before * _WORTH or len(data) > LARGEST_ATTACHMENT:
        return None
    details = _details(whole, small, data)
    return Reduction(data, kind, before, *details)


def _plain(picture: Image.Image) -> Image.Image:
    """Grey or three colours on white paper, without anything that a camera noted beside it."""
    from PIL import Image

    if picture.mode in ("1", "L"):
        plain = picture.convert("L")
    elif picture.has_transparency_data:
        over = picture.convert("RGBA")
        plain = Image.new("RGB", over.size, "white")
        plain.paste(over, mask=over.getchannel("A"))
    else:
        plain = picture.convert("RGB")
    # The colours' profile says nothing of the person and keeps the red of a stamp red.
    profile = picture.info.get("icc_profile") if plain.mode == picture.mode else None
    plain.info = {"icc_profile": profile} if profile else {}
    return plain


def _upright(picture: Image.Image, orientation: int) -> Image.Image:
    """Turned as the camera was held."""
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return picture.transpose(turns[orientation]) if orientation in turns else picture


def _target(size: tuple[int, int]) -> tuple[int, int]:
    """A4 at 200 dots an inch or less; a strip much longer than a sheet keeps its lines readable."""
    longest, shortest = max(size), min(size)
    factor = LONGEST_SIDE / longest
    if longest > 2.5 * shortest:
        factor = max(factor, _LEAST_SIDE / shortest)
    if factor >= 1:
        return size
    return max(1, round(size[0] * factor)), max(1, round(size[1] * factor))


def _resized(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    from PIL.Image import Resampling

    return picture.resize(size, Resampling.LANCZOS, reducing_gap=3.0)


def _as_jpeg(picture: Image.Image) -> bytes:
    """The best quality that comes to the aim, else the least that is still easy to read."""
    profile = picture.info.get("icc_profile", b"")
    data = b""
    for quality in _QUALITIES:
        file = io.BytesIO()
        picture.save(file, "JPEG", quality=quality, optimize=True, icc_profile=profile)
        data = file.getvalue()
        if len(data) <= _AIM:
            break
    return data


def _few_colours(picture: Image.Image, orientation: int) -> bytes | None:
    """Line art dot by dot as a PNG with a palette; None where there are more colours than that."""
    from PIL import Image, ImageChops

    if picture.has_transparency_data:
        return None
    exact: Image.Image
    if picture.mode in ("1", "P"):
        exact = picture.copy()
    elif picture.mode in ("L", "RGB"):
        colours = picture.getcolors(_FEW_COLOURS)
        if colours is None:
            return None
        exact = picture.convert("RGB").quantize(len(colours), dither=Image.Dither.NONE)
        if ImageChops.difference(exact.convert("RGB"), picture.convert("RGB")).getbbox():
            return None
    else:
        return None
    exact.info = {}
    file = io.BytesIO()
    _upright(exact, orientation).save(file, "PNG", optimize=True)
    return file.getvalue()


def _details(whole: Image.Image, small: Image.Image, data: bytes) -> tuple[bytes, bytes]:
    """The same piece, where there is most to read, of both; the smaller drawn as large again."""
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as file:
        after = _plain(file)
    width, height = (min(side, most) for side, most in zip(whole.size, _DETAIL, strict=True))
    left, top = _busiest(small, whole.size, (width, height))
    part = after.width / whole.width
    box = (left * part, top * part, (left + width) * part, (top + height) * part)
    again = after.resize((width, height), Image.Resampling.BICUBIC, box=box)
    return _as_png(whole.crop((left, top, left + width, top + height))), _as_png(again)


def _busiest(
    small: Image.Image, whole: tuple[int, int], detail: tuple[int, int]
) -> tuple[int, int]:
    """Left and top of the piece of the whole with the most edges: text, not desk or margin."""
    from PIL import Image, ImageFilter

    edges = small.convert("L").filter(ImageFilter.FIND_EDGES)
    columns, rows = (max(1, side // most) for side, most in zip(whole, detail, strict=True))
    grid = edges.resize((columns, rows), Image.Resampling.BOX).tobytes()
    row, column = divmod(max(range(len(grid)), key=grid.__getitem__), columns)
    left = min(column * whole[0] // columns, whole[0] - detail[0])
    top = min(row * whole[1] // rows, whole[1] - detail[1])
    return left, top


def _as_png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG", icc_profile=None)
    return file.getvalue()
