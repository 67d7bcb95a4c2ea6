import pytest
from bench.figures import TRIES, Processors, Side, alternated, ratio


def side(*typical: float) -> Side:
    return Side(tuple((each / 2, each, each * 10) for each in typical))


def test_a_ratio_is_of_the_medians_of_the_repeats_with_the_least_and_most_of_the_pairs() -> None:
    found = ratio(side(0.002, 0.004, 0.003), side(0.0010, 0.0012, 0.0011))

    assert found is not None
    assert found.median == pytest.approx(0.003 / 0.0011)
    assert found.least == pytest.approx(2)
    assert found.most == pytest.approx(0.004 / 0.0012)


def test_there_is_no_ratio_to_a_floor_that_did_not_hold_still() -> None:
    ours = side(0.002, 0.002, 0.002)

    assert ratio(ours, side(0.8, 1.0, 1.05)) is not None
    assert ratio(ours, side(0.8, 1.0, 1.051)) is None
    assert ratio(side(0.1, 1.0, 9.0), side(1.0, 1.0, 1.0)) is not None


def test_the_typical_operation_is_the_median_of_each_repeat() -> None:
    found = Side(((0.001, 0.002, 0.009), (0.004, 0.004, 0.005), (0.003, 0.003, 0.003)))

    assert found.typical == (0.002, 0.004, 0.003)
    assert found.p50_ms == pytest.approx(3)
    assert found.spread == pytest.approx(2 / 3)
    assert found.per_second == pytest.approx(9 / 0.034)


def test_ninety_nine_of_a_hundred_stay_below_the_p99() -> None:
    found = Side((tuple(each / 1000 for each in range(100)),))

    assert found.p99_ms == pytest.approx(99)
    assert Side(((0.001, 0.002),)).p99_ms == pytest.approx(2)


def test_the_sides_take_turns_and_the_order_turns_round() -> None:
    done: list[str] = []

    def block(name: str, took: float) -> list[float]:
        done.append(name)
        return [took]

    first, second = alternated(
        lambda repeat: block(f"a{repeat}", repeat),
        lambda repeat: block(f"b{repeat}", repeat + 10),
        repeats=3,
    )

    assert done == ["a0", "b0", "b1", "a1", "a2", "b2"]
    assert first.repeats == ((0,), (1,), (2,))
    assert second.repeats == ((10,), (11,), (12,))


def test_a_repeat_is_made_of_rounds_from_all_over_the_run() -> None:
    done: list[str] = []

    def block(name: str) -> list[float]:
        done.append(name)
        return [float(len(done))]

    first, second = alternated(lambda _: block("a"), lambda _: block("b"), repeats=2, rounds=2)

    assert done == ["a", "b", "b", "a", "b", "a", "a", "b"]
    assert first.repeats == ((1, 6), (4, 7))
    assert second.repeats == ((2, 5), (3, 8))


def test_a_machine_that_grows_slower_drifts_and_its_repeats_do_not() -> None:
    slower = iter(range(100, 200))

    (found,) = alternated(lambda _: [float(next(slower))] * 3, repeats=3, rounds=20)

    assert found.spread == pytest.approx(2 / 129.5, rel=0.01)
    assert found.drift == pytest.approx(59 / 129.5)


class Host:
    """Keeps so many of the hundred ticks of each round from this machine."""

    def __init__(self, *kept: int) -> None:
        self.kept, self.asked = list(kept), 0

    def processors(self) -> Processors:
        over = self.asked // 2 + self.asked % 2
        self.asked += 1
        return Processors(used=100 * over, stolen=sum(self.kept[:over]))


def test_a_round_that_the_host_disturbed_is_done_again_whatever_it_showed() -> None:
    done: list[str] = []

    def block(name: str) -> list[float]:
        done.append(name)
        return [float(len(done))]

    first, second = alternated(
        lambda _: block("a"),
        lambda _: block("b"),
        repeats=2,
        processors=Host(0, 30, 6, 5).processors,
    )

    assert done == ["a", "b", "b", "a", "b", "a", "b", "a"]
    assert first.repeats == ((1,), (8,))
    assert second.repeats == ((2,), (7,))
    assert (first.again, second.again) == (2, 2)
    assert first.stolen == pytest.approx(5 / 105)


def test_the_round_that_was_disturbed_least_counts_where_every_one_was() -> None:
    done: list[float] = []

    def block(_: int) -> list[float]:
        done.append(len(done))
        return [done[-1]]

    (found,) = alternated(block, repeats=1, processors=Host(90, 50, 30, 40, 60, 70).processors)

    assert len(done) == TRIES
    assert found.repeats == ((2,),)
    assert (found.again, found.stolen) == (TRIES - 1, pytest.approx(30 / 130))


def test_the_kernel_says_what_was_used_and_what_was_kept() -> None:
    before = Processors.now()
    sum(each * each for each in range(3_000_000))
    after = Processors.now()

    assert after.used > before.used
    assert 0 <= after.share_stolen_since(before) < 1
    assert Processors(100, 10).share_stolen_since(Processors(100, 10)) == 0
