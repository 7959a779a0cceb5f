"""The score of a review: what the four answers give, what is out of the sum, what caps it."""

from hypothesis import given
from hypothesis import strategies as st

from console.domain.review_parts import ANSWERS, ReviewQuestion
from console.domain.review_score import Score, score


def question(name: str, weight: int = 10, caps_at: int = 100) -> ReviewQuestion:
    return ReviewQuestion(id=name, says="Was it so?", weight=weight, caps_at=caps_at)


FORMS = st.lists(
    st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=1, max_size=8
).map(lambda rows: tuple(question(f"q{at}", *row) for at, row in enumerate(rows)))


@st.composite
def filled(draw: st.DrawFn) -> tuple[tuple[ReviewQuestion, ...], dict[str, str]]:
    """A form, and an answer to some of its questions."""
    form = draw(FORMS)
    answers = {each.id: draw(st.sampled_from((*ANSWERS, ""))) for each in form}
    return form, {name: answer for name, answer in answers.items() if answer}


def test_partly_gives_half_and_what_is_not_applicable_is_out_of_the_sum() -> None:
    form = (question("a"), question("b"), question("c", 30))

    assert score(form, {"a": "yes", "b": "partly", "c": "not_applicable"}).percent == 75
    assert score(form, {"a": "yes", "b": "partly", "c": "no"}).percent == 30


def test_a_critical_no_caps_the_whole_and_says_which() -> None:
    form = (question("a", 90), question("b", 5, 60), question("c", 5, 50))

    assert score(form, {"a": "yes", "b": "no", "c": "no"}) == Score(50, 90, ("c", "b"), 0)
    assert score(form, {"a": "no", "b": "no", "c": "yes"}) == Score(5, 5, (), 0), "no cap lifts anything"


def test_where_no_answer_counts_there_is_no_score() -> None:
    form = (question("a"), question("b", 0))

    assert score(form, {}) == Score(None, None, (), 2)
    assert score(form, {"a": "not_applicable", "b": "yes"}).percent is None


def test_a_half_is_rounded_up() -> None:
    form = tuple(question(each) for each in "abcd")

    assert score(form, dict(zip("abcd", ("yes", "no", "no", "partly"), strict=True))).percent == 38


@given(filled())
def test_it_lies_between_nothing_and_all_and_below_each_cap_that_holds(
    given: tuple[tuple[ReviewQuestion, ...], dict[str, str]],
) -> None:
    form, answers = given
    found = score(form, answers)

    caps = [each.caps_at for each in form if each.is_critical and answers.get(each.id) == "no"]
    if found.percent is not None and found.before is not None:
        assert 0 <= found.percent <= min((found.before, *caps))
        assert found.percent in (found.before, *caps)
    assert found.left == len(form) - len(answers)


@given(filled(), st.data())
def test_a_better_answer_never_lowers_it(
    given: tuple[tuple[ReviewQuestion, ...], dict[str, str]], data: st.DataObject
) -> None:
    form, answers = given
    better = {"no": "partly", "partly": "yes"}
    can = sorted(name for name, answer in answers.items() if answer in better)
    if not can:
        return
    name = data.draw(st.sampled_from(can))

    before, after = score(form, answers), score(form, {**answers, name: better[answers[name]]})

    assert before.percent is None or (after.percent is not None and after.percent >= before.percent)


@given(filled())
def test_what_is_not_applicable_counts_as_if_it_were_not_on_the_form(
    given: tuple[tuple[ReviewQuestion, ...], dict[str, str]],
) -> None:
    form, answers = given
    without = tuple(each for each in form if answers.get(each.id) != "not_applicable")

    assert score(form, answers).percent == score(without, answers).percent
