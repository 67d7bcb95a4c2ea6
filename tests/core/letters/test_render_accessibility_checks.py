"""The check of our letters can fail: PDFs broken on purpose, each in one way."""

import io
from collections.abc import Callable
from typing import Any

import page
import pikepdf
import pytest
from tests.support.letters import complete

from putright.letters.kinds import LetterKind
from putright.letters.render import render

Break = Callable[[pikepdf.Pdf], None]


def structure(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    return [
        each
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == kind and "/P" in each
    ]


def without(dictionary: Any, key: str) -> None:
    if key in dictionary:
        del dictionary[key]


def links(pdf: pikepdf.Pdf) -> list[Any]:
    return [one for each in pdf.pages for one in each.obj.get("/Annots", ())]


def untagged(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot
    del pdf.Root.MarkInfo


def not_marked(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def suspect(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo.Suspects = True


def without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def title_not_shown(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def without_title(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["dc:title"]


def not_called_accessible(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["pdfuaid:part"]


def without_metadata(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Metadata


def figure_without_words(pdf: pikepdf.Pdf) -> None:
    structure(pdf, "/P")[0].S = pikepdf.Name.Figure


def heading_left_out(pdf: pikepdf.Pdf) -> None:
    for each in structure(pdf, "/H2"):
        each.S = pikepdf.Name.H4


def link_without_words(pdf: pikepdf.Pdf) -> None:
    del links(pdf)[0]["/Contents"]


def link_outside_the_structure(pdf: pikepdf.Pdf) -> None:
    del links(pdf)[0]["/StructParent"]


def tab_order_lost(pdf: pikepdf.Pdf) -> None:
    for each in pdf.pages:
        without(each.obj, "/Tabs")


def row_outside_its_table(pdf: pikepdf.Pdf) -> None:
    structure(pdf, "/Table")[0].S = pikepdf.Name.Sect


def row_too_short(pdf: pikepdf.Pdf) -> None:
    del structure(pdf, "/TR")[-1].K[-1]


def font_not_embedded(pdf: pikepdf.Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor":
            for file in ("/FontFile2", "/FontFile3"):
                without(each, file)


def letters_without_meaning(pdf: pikepdf.Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font":
            without(each, "/ToUnicode")


def unmarked_content(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"BT /f0 12 Tf 40 40 Td <0001> Tj ET")


BREAKS: tuple[Break, ...] = (
    untagged,
    not_marked,
    suspect,
    without_language,
    title_not_shown,
    without_title,
    not_called_accessible,
    without_metadata,
    figure_without_words,
    heading_left_out,
    link_without_words,
    link_outside_the_structure,
    tab_order_lost,
    row_outside_its_table,
    row_too_short,
    font_not_embedded,
    letters_without_meaning,
    unmarked_content,
)


def saved(broken_by: Break | None) -> bytes:
    with pikepdf.open(io.BytesIO(render(complete(LetterKind.STAGE_1_RESPONSE)).pdf)) as pdf:
        if broken_by:
            broken_by(pdf)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def test_saving_again_breaks_nothing() -> None:
    assert page.is_pdf_compliant_bytes(saved(None), profile="ua1")


@pytest.mark.parametrize("broken_by", BREAKS, ids=lambda each: each.__name__)
def test_a_broken_letter_does_not_pass(broken_by: Break) -> None:
    report = page.validate_pdf_bytes(saved(broken_by), profile="ua1")
    assert not report.is_compliant
    assert report.failures
