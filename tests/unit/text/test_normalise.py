"""Any message becomes a short, plain line."""

import pytest

from bot.text.normalise import MAX_LENGTH, clean


@pytest.mark.parametrize(
    ("message", "line"),
    [
        ("", ""),
        ("  when \n\t was it?  ", "when was it?"),
        ("ｗｈｅｎ １２", "when 12"),
        ("𝐰𝐡𝐞𝐧 ℕ", "when N"),
        ("кoнцерт", "концерт"),
        ("Нello", "Hello"),
        ("Димаш Kудайберген", "Димаш Кудайберген"),
        ("АВВА и ABBA", "АВВА и ABBA"),
        ("қaзaқ iшiнде", "қазақ ішінде"),
        ("Əмре", "Әмре"),
        ("Αlmaty", "Almaty"),
        ("ΑΒΓ", "ΑΒΓ"),
        ("w\u200bh\u200de\u2060n\ufeff", "when"),
        ("\u202ewhen\u202c \u200fwas\u200e", "when was"),
        ("wh\x00en\x07", "when"),
        ("w\u0301\u0302\u0303\u0304hen", "ẃ\u0302hen"),
        ("café cafe\u0301", "café café"),
        ("и\u0306од е\u0308лка", "йод ёлка"),
        ("when 🎉 was 👍🏽 it", "when 🎉 was 👍🏽 it"),
        ("\U000e0068\U000e0069 flag", "flag"),
        ("\ue000private\uffff", "private"),
        ("тре\u00adнер", "тренер"),
        ("27\u00a0000", "27 000"),
        ("№37 Netflix™", "37 Netflix"),
    ],
)
def test_clean(message: str, line: str) -> None:
    """Composed, visible, one space between words, one script a word."""
    assert clean(message) == line


def test_long_message_is_cut() -> None:
    """And does not end in a space."""
    assert clean("a" * 5000) == "a" * MAX_LENGTH
    assert clean(f"{'a' * (MAX_LENGTH - 1)} b") == "a" * (MAX_LENGTH - 1)


@pytest.mark.parametrize(
    "unit",
    [
        "a", "я", "é", "🎉", "\u200b", "a\u0301\u0302\u0303", "\ufdfa", "кo", "<script>", "\u202e", "\t\n", "ﷺ ",
        "\U0001f468\u200d", "ΑаA", "\u0344", "각",
    ],
)  # fmt: skip
def test_longest_message_becomes_a_short_line(unit: str) -> None:
    """4,096 characters of anything are cut to what is read."""
    assert len(clean((unit * 4096)[:4096])) <= MAX_LENGTH
