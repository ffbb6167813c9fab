"""What PyYAML says becomes what an editor understands."""

import pytest

from bot.knowledge.syntax import explain_syntax


@pytest.mark.parametrize(
    ("message", "text", "place", "line", "found"),
    [
        ("found character that cannot start any token", "a:\n\tb", (1, 0), 2, "a tab"),
        ("found character that cannot start any token", "a:\n  \tb", (1, 3), 2, "a tab"),
        (
            "found character that cannot start any token",
            "a: @b",
            (0, 3),
            1,
            "a value that begins with a special character",
        ),
        ("did not find expected key", 'a: "x" y', (0, 7), 1, "text after the end of a value"),
        ("did not find expected key", "a: 1\n- b", (1, 0), 2, "a line that does not fit the lines above"),
        ("could not find expected ':'", "a: 1\nfoo\nb: 2", (2, 0), 2, "a line without a colon"),
        ("could not find expected ':'", "foo", (0, 0), 1, "a line without a colon"),
        ("something new", "a: 1\nb", (7, 0), 8, "a line that is not valid YAML"),
        ("something new", "", (0, 0), 1, "a line that is not valid YAML"),
        ("anything", "a: 1\nb: \x1b", (0, 0), 2, "a control character"),
    ],
)
def test_explain_syntax(message: str, text: str, place: tuple[int, int], line: int, found: str) -> None:
    """The line to look at is not always where reading stopped."""
    at, wording = explain_syntax(message, text, *place)
    assert (at, wording.found) == (line, found)
