"""Pictures as a scanner or a telephone makes them, drawn for the tests."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

CAMERA = "Máy ảnh của chị Nông"


def page(size: tuple[int, int] = (2480, 3508), noise: int = 0) -> Image.Image:
    """A sheet of lines of text with a red stamp in the lower right quarter."""
    sheet = Image.new("RGB", size, (246, 243, 234))
    pen = ImageDraw.Draw(sheet)
    for line in range(size[1] // 12, size[1] * 9 // 10, size[1] // 40):
        pen.text((size[0] // 10, line), "Biên bản họp thôn 196/314 " * 2, (30, 30, 40), None, None)
    width, height = size
    stamp = (width * 6 // 10, height * 7 // 10, width * 8 // 10, height * 85 // 100)
    pen.ellipse(stamp, fill=(200, 20, 40))
    if noise:
        grain = Image.effect_noise(size, noise).convert("RGB")
        sheet = Image.blend(sheet, grain, 0.25)
    return sheet


def photograph(path: Path, size: tuple[int, int] = (2400, 3200)) -> Path:
    """A photograph held sideways: grain, orientation, the camera's name and a place on earth."""
    noted = Image.Exif()
    noted[0x0112] = 6
    noted[0x010F] = CAMERA
    noted.get_ifd(0x8825)[2] = (22.0, 30.0, 1.0)
    held = page(size, noise=80).transpose(Image.Transpose.ROTATE_90)
    held.save(path, "JPEG", quality=97, exif=noted)
    return path
