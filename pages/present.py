"""Trình chiếu: the findings of a place one after another, large, for a meeting."""

from pages.kit.filters import choose
from pages.kit.page import open_page
from pages.kit.slides import slides_of
from pages.kit.stage import controls, show_slide, slide_in_address

open_page("present")
view = choose("place", "year", "model", "base")
slides = slides_of(view)
position = slide_in_address(len(slides))

show_slide(view, slides[position], position)
controls(position, len(slides))
