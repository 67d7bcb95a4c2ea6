"""Letters on paper: PDF/UA-1, every word there, the same bytes, and no text that becomes markup."""

import io
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from threading import Barrier

import page
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import ImageFont
from pypdf import PdfReader
from tests.support.letters import (
    CORRESPONDENCE,
    HANDLER,
    KIND_AND_STAGE,
    RECIPIENT,
    WRITTEN_ON,
    acknowledgement_contents,
    action_progress_contents,
    closure_contents,
    complete,
    draft,
    extension_contents,
    lateness_contents,
    new_complaint_contents,
    particulars,
    position_contents,
    refusal_contents,
)

from putright.complaint.people import LetterFormat
from putright.letters import compose
from putright.letters.contents import PointDefined, UpdateContents
from putright.letters.fonts import FAMILIES, FONTS
from putright.letters.kinds import Element, LetterKind
from putright.letters.letter import Letter, Paragraph, Section, words
from putright.letters.ombudsman_section import completed, with_ombudsman
from putright.letters.render import Unprintable, render, template_version
from putright.letters.required import ElementMissing, requirements
from putright.rules.editions import EDITION_NAMES, EditionName

A4_WIDTH_PT, A4_HEIGHT_PT = 595.28, 841.89
PT_IN_AN_INCH, MM_IN_AN_INCH = 72, 25.4
ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"


def read(pdf: bytes) -> str:
    """All text in reading order, without spaces and without what stands at the foot."""
    pages = "".join(each.extract_text() for each in PdfReader(io.BytesIO(pdf)).pages)
    text = squeezed(pages.replace(ZERO_WIDTH_SPACE, ""))
    return re.sub(r"Reference4821-7733-0518Page\d+of\d+", "", text)


def squeezed(text: str) -> str:
    """Without any space: where a line ends must not matter."""
    return re.sub(r"\s", "", text)


def about(*texts: str) -> Letter:
    """An acknowledgement whose points a resident might have written."""
    points = tuple(PointDefined(number=no, text=text) for no, text in enumerate(texts, 1))
    letter = compose.acknowledgement(particulars(), acknowledgement_contents(points=points))
    return with_ombudsman(letter, WRITTEN_ON)


@pytest.mark.parametrize("variant", LetterFormat)
@pytest.mark.parametrize("edition", EDITION_NAMES)
@pytest.mark.parametrize(("kind", "stage"), KIND_AND_STAGE)
def test_every_letter_is_accessible_and_carries_every_required_word(
    kind: LetterKind, stage: int, edition: EditionName, variant: LetterFormat
) -> None:
    letter = complete(kind, edition, stage=stage)
    rendered = render(letter, variant)
    report = page.validate_pdf_bytes(rendered.pdf, profile="ua1")
    assert report.is_compliant, [each.message for each in report.failures]
    assert report.document.page_count == rendered.pages
    text = read(rendered.pdf)
    for element in requirements(kind, edition, stage).elements:
        section = letter.section(element)
        assert section is not None
        for each in (section.heading, *(one for block in section.blocks for one in words(block))):
            assert squeezed(each) in text, each
    assert squeezed(letter.greeting) in text
    assert all(squeezed(line) in text for line in RECIPIENT.address)


def test_the_reference_and_the_page_are_on_every_page() -> None:
    rendered = render(complete(LetterKind.STAGE_1_RESPONSE), LetterFormat.LARGE)
    pages = PdfReader(io.BytesIO(rendered.pdf)).pages
    assert len(pages) == rendered.pages > 1
    for number, each in enumerate(pages, 1):
        text = squeezed(each.extract_text())
        assert "Reference4821-7733-0518" in text
        assert f"Page{number}of{rendered.pages}" in text


def test_title_language_and_headings_are_there_for_a_screen_reader() -> None:
    with pikepdf.open(io.BytesIO(render(complete(LetterKind.UPDATE)).pdf)) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo["/Title"]) == "An update on your complaint"
        kinds = [str(each.S) for each in pdf.objects if is_structure(each)]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == len(complete(LetterKind.UPDATE).sections) - 1


def test_what_a_landlord_promises_is_a_table_with_headers() -> None:
    with pikepdf.open(io.BytesIO(render(complete(LetterKind.STAGE_1_RESPONSE)).pdf)) as pdf:
        kinds = [str(each.S) for each in pdf.objects if is_structure(each)]
    assert kinds.count("/Table") == 1
    assert kinds.count("/TH") == 2
    assert kinds.count("/TD") == 4


def test_the_same_letter_gives_the_same_bytes() -> None:
    first = render(complete(LetterKind.ACKNOWLEDGEMENT))
    render(complete(LetterKind.UPDATE), LetterFormat.LARGE)
    again = render(complete(LetterKind.ACKNOWLEDGEMENT))
    assert first == again
    assert first.template_version == template_version()


def test_large_print_is_eighteen_points_and_longer() -> None:
    letter = complete(LetterKind.ACKNOWLEDGEMENT)
    standard, large = render(letter), render(letter, LetterFormat.LARGE)
    assert large.pages > standard.pages
    assert piece("Who to ask for", standard.pdf).size == 11
    assert piece("Who to ask for", large.pdf).size == 18


def test_easy_reading_gives_each_sentence_a_line_of_its_own() -> None:
    letter = complete(LetterKind.UPDATE)
    sentence = "Someone else can contact us for you"
    assert any(
        each.text.startswith(sentence) for each in pieces(render(letter, LetterFormat.EASY).pdf)
    )
    assert not any(each.text.startswith(sentence) for each in pieces(render(letter).pdf))


def test_a_letter_without_the_ombudsmans_contacts_is_not_rendered() -> None:
    with pytest.raises(ElementMissing) as refused:
        render(draft(LetterKind.ACKNOWLEDGEMENT))
    assert refused.value.provision == "3.7"


def test_threads_render_at_the_same_time() -> None:
    together = Barrier(4)
    letter = complete(LetterKind.UPDATE)

    def one(_: int) -> str:
        together.wait()
        return render(letter).sha256

    with ThreadPoolExecutor(4) as threads:
        assert len(set(threads.map(one, range(4)))) == 1


def test_importing_the_module_does_not_load_typst() -> None:
    asked = "import sys, putright.letters.render; print('typst' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_only_shipped_fonts_are_used_and_all_are_embedded() -> None:
    letter = about("محمد, דוד, Ирина, Nguyễn, রহিম, ਸਿੰਘ, પટેલ, குமார், हिन्दी")
    fonts = PdfReader(io.BytesIO(render(letter).pdf))
    names = {
        str(font.get_object()["/BaseFont"]).split("+")[1]
        for each in fonts.pages
        for font in each["/Resources"]["/Font"].values()
    }
    assert names <= {each.stem for each in FONTS.glob("*.ttf")}
    assert {name.split("-")[0] for name in names} == {name.replace(" ", "") for name in FAMILIES}


@pytest.mark.parametrize("name", ["王小明", "ሰላም", "ทดสอบ"])
def test_a_name_no_font_can_draw_is_an_error_that_says_so(name: str) -> None:
    with pytest.raises(Unprintable) as refused:
        render(about(f"The letter to {name} went to the wrong flat"))
    assert refused.value.characters
    assert refused.value.characters[0] in name


HOSTILE = [
    "#import sys.inputs; #panic(1)",
    '#read("/etc/passwd")',
    "$ integral $ *bold* _under_ `raw` = Heading",
    "- item\n+ item\n/ term: x",
    "<label> @reference #[content] // comment /* no */",
    "\\u{41} \\ \\n ~ --- ... 'quoted' \"double\"",
    "https://example.org/#fragment?x=[1]",
    "{{ jinja }} <b>html</b> &amp; %PDF-1.7 endobj",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_resident_writes_never_becomes_markup(text: str) -> None:
    pdf = render(about(text)).pdf
    assert squeezed(text) in read(pdf)
    assert page.is_pdf_compliant_bytes(pdf, profile="ua1")
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        kinds = [str(each.S) for each in opened.objects if is_structure(each)]
    assert kinds.count("/H2") == len(about(text).sections) - 1


def written_by_somebody(text: str) -> list[Letter]:
    """A letter of each kind that holds free text, with this text wherever it holds one."""
    second = particulars(stage=2)
    return [
        compose.position_invited(particulars(), position_contents(about=text)),
        compose.extension(particulars(), extension_contents(reasons=text, good_reason=text)),
        compose.lateness(particulars(), lateness_contents(reasons=text)),
        compose.new_complaint(particulars(), new_complaint_contents(subject=text, why_apart=text)),
        compose.refusal(
            particulars(),
            refusal_contents(
                ground="own",
                ground_words=text,
                reasons=text,
                discretion=text,
                considered_in=text,
            ),
        ),
        compose.action_progress(second, action_progress_contents(news=text)),
        compose.closure(second, closure_contents(reasons=text)),
        compose.correspondence(second, replace(CORRESPONDENCE, subject=text, message=text)),
    ]


@pytest.mark.parametrize("number", range(8))
def test_what_staff_write_never_becomes_markup(number: int) -> None:
    text = " ".join(HOSTILE)
    letter = written_by_somebody(text)[number]
    pdf = render(completed(letter, WRITTEN_ON), LetterFormat.LARGE).pdf
    assert squeezed(text) in read(pdf)
    assert page.is_pdf_compliant_bytes(pdf, profile="ua1")
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        kinds = [str(each.S) for each in opened.objects if is_structure(each)]
    headed = [each for each in completed(letter, WRITTEN_ON).sections if each.heading]
    assert kinds.count("/H2") == len(headed)


def test_a_subject_is_one_line() -> None:
    letter = compose.correspondence(
        particulars(stage=2), replace(CORRESPONDENCE, subject=" A further\r\n  offer\n")
    )
    assert letter.subject == "A further offer"


@pytest.mark.parametrize("variant", LetterFormat)
def test_very_long_words_stay_on_the_paper(variant: LetterFormat) -> None:
    address = "a" * 90 + "@" + "b" * 90 + ".example"
    letter = about("w" * 400, address, "https://e.example/" + "x/" * 99)
    for each in pieces(render(letter, variant).pdf):
        assert each.right < A4_WIDTH_PT - 10, each


def test_a_long_address_pushes_the_letter_down_and_covers_nothing() -> None:
    recipient = replace(RECIPIENT, address=tuple(f"Line {no}" for no in range(1, 16)))
    text = read(render(complete(LetterKind.UPDATE, recipient=recipient)).pdf)
    assert text.index("Line15") < text.index("22December2026")


def test_the_recipient_stands_in_the_window_of_the_envelope() -> None:
    address = ("Flat 12", "Larch Court", "48 Saltmarsh Road", "Brackwater", "BW2 7LP")
    pdf = render(complete(LetterKind.UPDATE, recipient=replace(RECIPIENT, address=address))).pdf
    name, postcode = piece(RECIPIENT.name, pdf), piece("BW2 7LP", pdf)
    assert mm_from_the_top(name.y + name.size * 0.7) > 57
    assert mm_from_the_top(postcode.y) < 81
    assert name.x / PT_IN_AN_INCH * MM_IN_AN_INCH > 20
    assert name.right / PT_IN_AN_INCH * MM_IN_AN_INCH < 100
    above = [each for each in pieces(pdf) if mm_from_the_top(each.y) < 55]
    assert {each.text for each in above} >= {"Harbourside Homes", "www.harbourside.example"}


TEXTS = st.text(
    st.characters(
        codec="utf-8", exclude_characters="\x00", max_codepoint=0x24F, exclude_categories=("Cs",)
    )
    | st.sampled_from("#$*_`<>@[]{}\\/=-+~\"'|🙂👍🏽\u202e\u2066\u200b\u200d\ufeffمحמד"),
    min_size=1,
    max_size=120,
).filter(lambda text: bool(text.strip()))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.sampled_from(LetterFormat))
def test_no_text_breaks_a_letter(text: str, variant: LetterFormat) -> None:
    letter = replace(
        complete(LetterKind.CLARIFICATION),
        sections=(
            Section(Element.QUESTIONS, "What we ask", (Paragraph(f"x {text}"),)),
            *complete(LetterKind.CLARIFICATION).sections[2:],
        ),
        subject=f"About {text}",
        recipient=replace(RECIPIENT, name=f"Ms {text}"),
    )
    try:
        rendered = render(letter, variant)
    except Unprintable as unprintable:
        assert unprintable.characters  # noqa: PT017 - a refusal that names them is right too
        return
    report = page.validate_pdf_bytes(rendered.pdf, profile="ua1")
    assert report.is_compliant, [each.message for each in report.failures]


def test_an_update_written_by_a_person_keeps_its_paragraphs() -> None:
    contents = UpdateContents(
        news="One.\n\nTwo.\nStill two.", handler=HANDLER, expected_on=date(2027, 1, 7)
    )
    text = read(render(compose.update(particulars(), contents)).pdf)
    assert "One.Two.Stilltwo." in text


def is_structure(each: pikepdf.Object) -> bool:
    return isinstance(each, pikepdf.Dictionary) and "/S" in each and "/P" in each


@dataclass(frozen=True)
class Piece:
    """A run of text as it lies on its page: points from the left and from the foot."""

    text: str
    x: float
    y: float
    size: float

    @property
    def right(self) -> float:
        face = ImageFont.truetype(FONTS / "AtkinsonHyperlegible-Regular.ttf", 100)
        return self.x + face.getlength(self.text) * self.size / 100


def pieces(pdf: bytes) -> list[Piece]:
    found: list[Piece] = []

    def visit(text: str, cm: list[float], _tm: object, _font: object, size: float) -> None:
        if text.strip():
            found.append(Piece(text.strip().replace(ZERO_WIDTH_SPACE, ""), cm[4], cm[5], size))

    for each in PdfReader(io.BytesIO(pdf)).pages:
        each.extract_text(visitor_text=visit)
    return found


def piece(text: str, pdf: bytes) -> Piece:
    return next(each for each in pieces(pdf) if each.text.startswith(text))


def mm_from_the_top(y: float) -> float:
    return (A4_HEIGHT_PT - y) / PT_IN_AN_INCH * MM_IN_AN_INCH
