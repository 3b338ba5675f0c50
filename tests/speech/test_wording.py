import pytest

from coach.speech.tts.wording import spoken


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Call 555-0142.", "Call five five five, zero one four two."),
        ("It's (206) 555-0142, ext. 12.", "It's two zero six, five five five, zero one four two, extension 12."),
        ("Mail ruth.adler@jobs.example.org!", "Mail ruth dot adler at jobs dot example dot org!"),
        ("See www.lakeside.org/jobs now.", "See lakeside dot org slash jobs now."),
        ("Research & reports, e.g. the bulletin, etc.", "Research and reports, for example, the bulletin, and so on"),
        ("We're open 24/7 – really.", "We're open twenty-four seven, really."),
        ("**Yes**, and/or [no].", "Yes, or no."),
        ("Nine a.m. sharp.", "Nine a m sharp."),
        ("In 2024 about 9,500 of 12 came at 9:30.", "In 2024 about 9,500 of 12 came at 9:30."),
        ("Dr. Okafor's at St. Anne's.", "Dr. Okafor's at St. Anne's."),
        ("", ""),
    ],
)
def test_signs_are_written_out(written, read):
    assert spoken(written) == read
