"""Scans and photographs made smaller: what is gained, what is never lost, what is left alone."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageStat

from ntm_desktop.db.package_format import LARGEST_ATTACHMENT
from ntm_desktop.errors import WrongUse
from ntm_desktop.services.papers.scan_reducing import LONGEST_SIDE, Reduction, reduction
from tests.pictures import CAMERA, page, photograph


def made(path: Path) -> Reduction:
    found = reduction(path)
    assert found is not None
    return found


def opened(found: Reduction) -> Image.Image:
    return Image.open(io.BytesIO(found.data))


def is_red(picture: Image.Image, across: float, down: float) -> bool:
    place = (round(picture.width * across), round(picture.height * down))
    dot = picture.convert("RGB").getpixel(place)
    assert isinstance(dot, tuple)
    return dot[0] > dot[1] + 60


def test_a_photograph_becomes_a_smaller_upright_one_without_what_the_camera_noted(
    tmp_path: Path,
) -> None:
    path = photograph(tmp_path / "Ảnh.JPG")
    before = path.read_bytes()
    found = made(path)
    small = opened(found)
    assert found.before == len(before)
    assert found.after < found.before / 2
    assert small.format == "JPEG"
    assert small.height > small.width, "held sideways, shown upright"
    assert max(small.size) <= LONGEST_SIDE
    assert is_red(small, 0.7, 0.775)
    assert not small.getexif()
    assert CAMERA.encode() not in found.data
    assert found.file_name("Ảnh.JPG") == "Ảnh.JPG"
    assert path.read_bytes() == before


@pytest.mark.parametrize("turn", range(1, 9))
def test_every_way_to_hold_a_camera_comes_out_upright(tmp_path: Path, turn: int) -> None:
    noted = Image.Exif()
    noted[0x0112] = turn
    held = page((1500, 1300), noise=90)
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    if turn in undo:
        held = held.transpose(undo[turn])
    held.save(tmp_path / "a.jpg", quality=95, exif=noted)
    small = opened(made(tmp_path / "a.jpg"))
    assert is_red(small, 0.7, 0.775)
    assert not is_red(small, 0.3, 0.775)
    assert not is_red(small, 0.7, 0.225)


@pytest.mark.parametrize(
    ("name", "kind", "then"),
    [
        ("quet.png", "PNG", "quet.jpg"),
        ("quet.bmp", "BMP", "quet.jpg"),
        ("quet.tif", "TIFF", "quet.jpg"),
        ("quet.webp", "WEBP", "quet.jpg"),
        ("quet.2023", "PNG", "quet.2023.jpg"),
    ],
)
def test_a_scan_of_any_kind_becomes_a_jpeg_of_that_name(
    tmp_path: Path, name: str, kind: str, then: str
) -> None:
    more = {"quality": 98} if kind == "WEBP" else {}
    page((1500, 2100), noise=60).save(tmp_path / name, kind, **more)
    found = made(tmp_path / name)
    assert opened(found).format == "JPEG"
    assert found.file_name(name) == then


def test_line_art_keeps_every_dot(tmp_path: Path) -> None:
    sheet = Image.new("RGB", (2000, 2600), "white")
    pen = ImageDraw.Draw(sheet)
    for line in range(0, 2600, 12):
        pen.line((0, line, 2000, (line * 7) % 2600), fill=(0, 0, line % 3 * 100), width=2)
    sheet.save(tmp_path / "so do.bmp")
    found = made(tmp_path / "so do.bmp")
    assert found.kind == "PNG"
    assert found.file_name("so do.bmp") == "so do.png"
    assert opened(found).convert("RGB").tobytes() == sheet.tobytes()


def test_what_shines_through_is_laid_on_white_paper(tmp_path: Path) -> None:
    sheet = page((1500, 2100), noise=60).convert("RGBA")
    sheet.paste((0, 0, 0, 0), (0, 0, 1500, 200))
    sheet.save(tmp_path / "a.png")
    top = opened(made(tmp_path / "a.png")).crop((0, 0, 1000, 100))
    assert min(ImageStat.Stat(top).mean) > 250


def test_a_long_strip_of_a_screen_stays_wide_enough_to_read(tmp_path: Path) -> None:
    page((1080, 7000), noise=60).save(tmp_path / "a.png")
    assert opened(made(tmp_path / "a.png")).width == 1080


def test_a_telephones_picture_with_a_little_one_behind_it_is_one_picture(tmp_path: Path) -> None:
    little = [page((300, 400))]
    sheet = page((1500, 2000), noise=80)
    sheet.save(tmp_path / "a.jpg", "MPO", save_all=True, append_images=little, quality=97)
    with Image.open(tmp_path / "a.jpg") as picture:
        assert picture.format == "MPO"
    found = made(tmp_path / "a.jpg")
    assert opened(found).size == (1500, 2000)
    assert found.file_name("a.jpg") == "a.jpg"


def test_a_page_among_several_is_not_lost(tmp_path: Path) -> None:
    sheet = page((1500, 2100), noise=60)
    sheet.save(tmp_path / "nhieu trang.tif", save_all=True, append_images=[sheet])
    assert reduction(tmp_path / "nhieu trang.tif") is None


def test_sixteen_bits_a_colour_are_left_alone(tmp_path: Path) -> None:
    Image.effect_noise((2000, 2600), 60).convert("I;16").save(tmp_path / "a.tif")
    assert reduction(tmp_path / "a.tif") is None


def test_a_small_picture_and_what_is_no_picture_raise_no_question(tmp_path: Path) -> None:
    page((800, 1000)).save(tmp_path / "nho.jpg")
    (tmp_path / "a.pdf").write_bytes(b"%PDF" + b"x" * 900_000)
    (tmp_path / "a.heic").write_bytes(b"\0\0\0\x18ftypheic" + b"x" * 900_000)
    for name in ("nho.jpg", "a.pdf", "a.heic", "khong co.jpg"):
        assert reduction(tmp_path / name) is None


@pytest.mark.parametrize("cut", [0.999, 0.5, 0.01])
def test_a_broken_picture_is_left_as_it_is(tmp_path: Path, cut: float) -> None:
    page((1500, 2100), noise=60).save(tmp_path / "a.png")
    whole = (tmp_path / "a.png").read_bytes()
    (tmp_path / "a.png").write_bytes(whole[: int(len(whole) * cut)] + b"\0" * 10)
    found = reduction(tmp_path / "a.png")
    # Of one that lacks only its last bytes every line may still be there to read.
    assert found is None or cut == 0.999


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("side", [12_000, 14_000])
def test_a_picture_that_would_fill_the_memory_is_refused(tmp_path: Path, side: int) -> None:
    Image.new("1", (side, side)).save(tmp_path / "bom.bmp" if side < 13_000 else tmp_path / "a.png")
    (path,) = tmp_path.glob("*.*")
    if path.suffix == ".png":
        path.write_bytes(path.read_bytes() + b"\0" * 300_000)
    with pytest.raises(WrongUse, match="quá nhiều điểm ảnh"):
        reduction(path)


def test_the_piece_that_is_shown_is_the_same_of_both(tmp_path: Path) -> None:
    found = made(photograph(tmp_path / "a.jpg"))
    before, after = (
        Image.open(io.BytesIO(one)).convert("RGB")
        for one in (found.detail_before, found.detail_after)
    )
    assert before.size == after.size
    apart = ImageStat.Stat(before).mean, ImageStat.Stat(after).mean
    assert all(abs(one - other) < 4 for one, other in zip(*apart, strict=True))


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    width=st.integers(300, 2600),
    height=st.integers(300, 2600),
    noise=st.integers(0, 120),
    ending=st.sampled_from(("jpg", "png", "bmp", "tif")),
    mode=st.sampled_from(("RGB", "L", "1", "P", "CMYK", "RGBA")),
)
def test_the_smaller_form_is_smaller_and_may_be_attached(
    tmp_path: Path, width: int, height: int, noise: int, ending: str, mode: str
) -> None:
    path = tmp_path / f"a.{ending}"
    try:
        page((width, height), noise).convert(mode).save(path)
    except OSError:
        return  # a kind of file that has no such colours
    found = reduction(path)
    if found is not None:
        assert found.after < path.stat().st_size
        assert found.after <= LARGEST_ATTACHMENT
        assert found.kind == opened(found).format
        if found.kind == "JPEG" and max(width, height) <= 2.5 * min(width, height):
            assert max(opened(found).size) <= LONGEST_SIDE
