"""Card sheets in every format and pattern: each code decodes, nothing stands on them that should not, printers are met halfway."""

import io
import re
from collections.abc import Callable

import numpy as np
import pytest
import zxingcpp
from PIL import Image, ImageDraw
from pypdf import PdfReader

from admin.cards.issue import new_cards
from admin.cards.layout import CARD_HEIGHT, CARD_WIDTH, MODULE, PAGE_HEIGHT, PAGE_WIDTH, CardFormat, Layout, Pattern, marks
from admin.cards.sheet import write_rulers, write_sheet
from admin.cards.svg import write_svg
from admin.cards.write import write_cards
from kiosk.desk.audit import trail
from kiosk.desk.desk import Desk
from kiosk.domain.numbers import number_of, spaced
from kiosk.errors import WrongUsage


def made(write: Callable[..., None], *arguments: object) -> bytes:
    file = io.BytesIO()
    write(file, *arguments)
    return file.getvalue()


def decoded(svg: str, dots: float) -> set[str]:
    """Draw the rectangles and paths of our own SVG at `dots` a millimetre and read every QR on it."""
    width, height = (float(value) for value in re.search(r'viewBox="0 0 (\S+) (\S+)"', svg).groups())  # type: ignore[union-attr]
    picture = Image.new("L", (round(width * dots), round(height * dots)), 255)
    draw = ImageDraw.Draw(picture)
    for element in re.findall(r"<(?:rect x|circle|polyline|path)[^>]*>", svg):
        value = dict(re.findall(r'([a-z-]+)="([^"]*)"', element))
        if element.startswith("<rect"):
            x, y, w, h = (float(value[key]) * dots for key in ("x", "y", "width", "height"))
            draw.rectangle((x, y, x + w, y + h), fill=255)
        elif element.startswith("<circle"):
            x, y, r = (float(value[key]) * dots for key in ("cx", "cy", "r"))
            draw.ellipse((x - r, y - r, x + r, y + r), fill=205)
        elif element.startswith("<polyline"):
            points = [float(number) * dots for pair in value["points"].split() for number in pair.split(",")]
            draw.line(points, fill=205, width=2)
        else:
            for x, y in re.findall(r"M(\S+?) (\S+?)h", value["d"]):
                left, top = float(x) * dots, float(y) * dots
                draw.rectangle((left, top, left + MODULE * dots - 1, top + MODULE * dots - 1), fill=0)
    return {each.text for each in zxingcpp.read_barcodes(np.asarray(picture))}


@pytest.mark.parametrize("pattern", Pattern)
async def test_every_card_of_every_pattern_decodes_at_300_dpi(desk: Desk, pattern: Pattern) -> None:
    cards = new_cards(desk, 11)
    svg = made(write_svg, cards, Layout(pattern, cut_marks=True)).decode()
    assert decoded(svg, 300 / 25.4) == {card.text for card in cards}
    assert f'height="{2 * PAGE_HEIGHT:g}mm"' in svg


async def test_a_card_shows_its_number_and_no_word_but_staffs_own(desk: Desk) -> None:
    (card,) = new_cards(desk, 1)
    for words in ("", "Tea"):
        pdf = PdfReader(io.BytesIO(made(write_sheet, [card], Layout(Pattern.WAVES, words)))).pages[0].extract_text()
        svg = made(write_svg, [card], Layout(Pattern.WAVES, words)).decode()
        assert "".join(letter for letter in pdf if letter.isalpha()) == words
        assert re.findall(r"<text[^>]*>([^<]*)<", svg) == [spaced(number_of(card)), *([words] if words else [])]
        assert spaced(number_of(card)) in pdf
    assert not re.search(r"http(?!://www.w3.org/2000/svg)", svg)


async def test_words_in_japanese_and_with_signs_of_markup_are_printed_as_they_are(desk: Desk) -> None:
    svg = made(write_svg, new_cards(desk, 1), Layout(words="お茶 <b>&")).decode()
    assert "お茶 &lt;b&gt;&amp;" in svg
    assert made(write_sheet, new_cards(desk, 1), Layout(words="お茶"))


def test_offsets_move_everything_and_stay_within_reason() -> None:
    plain, moved = Layout(), Layout(right=1.5, down=-2)
    for place in (0, 9, 10):
        (x, y), (u, v) = plain.corner(place), moved.corner(place)
        assert (u - x, v - y) == (1.5, -2)
    assert all(abs(a[0] + 1.5 - b[0]) < 1e-9 for a, b in zip(plain.cuts(), moved.cuts(), strict=True))
    for wrong in (Layout(right=11), Layout(down=-11), Layout(words="x" * 41), Layout(words="a\nb")):
        with pytest.raises(WrongUsage):
            wrong.checked()


def test_ten_cards_fit_on_a_page_and_every_pattern_stays_on_its_card() -> None:
    x, y = Layout().corner(9)
    assert x + CARD_WIDTH <= PAGE_WIDTH
    assert y + CARD_HEIGHT <= PAGE_HEIGHT
    for pattern in Pattern:
        for kind, numbers in marks(pattern):
            points = [numbers[:2]] if kind == "dot" else list(zip(numbers[::2], numbers[1::2], strict=True))
            assert all(0 < x < CARD_WIDTH and 0 < y < CARD_HEIGHT for x, y in points), pattern


def test_the_page_of_rulers_is_one_page_of_a4() -> None:
    pages = PdfReader(io.BytesIO(made(write_rulers))).pages
    assert [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages] == [(595, 842)]
    assert "290" in pages[0].extract_text()


async def test_the_trail_says_how_many_were_made_and_by_whom_and_nothing_of_them(desk: Desk, tmp_path) -> None:
    await write_cards(desk, 12, CardFormat.TXT, Layout(), tmp_path / "cards.txt", "Sato")
    (entry,) = await trail(desk)
    assert (entry.who, entry.action, entry.detail) == ("Sato", "cards made", "12 as txt")
    with pytest.raises(WrongUsage):
        await write_cards(desk, 0, CardFormat.PDF, Layout(), tmp_path / "none.pdf", "Sato")
    assert len(await trail(desk)) == 1
    assert not (tmp_path / "none.pdf").exists()
