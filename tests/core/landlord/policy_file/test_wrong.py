"""What is wrong is said with its line, its key and what was expected."""

from putright.landlord.policy_file.wrong import NotAPolicy, Wrong, written


def test_a_wrong_key_is_written_as_a_person_finds_it() -> None:
    wrong = Wrong(("promises", 2, "length"), "expected a length", 14)

    assert written(("a", 0, "b")) == "a[0].b"
    assert str(wrong) == "line 14: promises[2].length: expected a length"
    assert str(Wrong((), "expected TOML", 3)) == "line 3: expected TOML"
    assert str(NotAPolicy((wrong, Wrong(("title",), "is missing")))) == (
        "line 14: promises[2].length: expected a length; title: is missing"
    )
