import json

from bench.figures import Side
from bench.result import Result


def side(*typical: float) -> Side:
    return Side(tuple((each, each) for each in typical))


def result(ours: Side, raw: Side, round_trips: float = 2) -> Result:
    return Result(
        workload="P-1",
        name="log a complaint",
        ours=ours,
        floors={"raw": raw, "raw pipelined": side(0.001, 0.001, 0.001)},
        moonshot=1.3,
        must=2.0,
        counted={"round trips/op": round_trips},
        limits={"round trips/op": 2},
        not_compared="none run",
    )


def test_a_line_begins_as_the_formats_say_and_ends_with_the_count() -> None:
    line = result(side(0.003, 0.0032, 0.004), side(0.002, 0.002, 0.002)).line()

    assert line.startswith(
        "P-1 log a complaint: 1.60x raw [1.50-2.00] (moonshot 1.3, must 2.0) peers:"
    )
    assert line.endswith("n=3x2")
    assert "round trips/op 2 (must 2)" in line


def test_a_must_is_missed_by_the_ratio_or_by_what_was_counted() -> None:
    raw = side(0.002, 0.002, 0.002)

    assert result(side(0.004, 0.004, 0.004), raw).missed == ()
    assert result(side(0.0041, 0.0041, 0.0041), raw).missed == ("raw",)
    late = result(side(0.002, 0.002, 0.002), raw, round_trips=2.1)
    assert late.missed == ("round trips/op",)
    assert late.line().endswith("MISSED: round trips/op")


def test_a_noisy_floor_gives_no_ratio_and_is_missed() -> None:
    noisy = result(side(0.002, 0.002, 0.002), side(0.001, 0.002, 0.003))

    assert noisy.missed == ("raw",)
    assert noisy.line().startswith("P-1 log a complaint: noisy, no ratio (raw spread 100%)")
    assert json.loads(noisy.as_json(0.5))["ratio"] is None


def rate(ours: Side, raw: Side) -> Result:
    return Result(
        workload="P-8",
        name="outbox relay",
        ours=ours,
        floors={"raw": raw},
        peers={"send": side(0.01, 0.01, 0.01)},
        moonshot=0.5,
        must=0.25,
        by_rate=True,
        rows=1000,
    )


def test_a_rate_is_so_many_times_the_floors_and_must_not_be_less() -> None:
    raw = side(0.001, 0.001, 0.001)
    met = rate(side(0.004, 0.002, 0.005), raw)

    assert met.line().startswith(
        "P-8 outbox relay: 0.25x raw [0.20-0.50] (moonshot 0.5, must 0.25) peers: send 2.50x;"
    )
    assert met.line().endswith("n=3x2000")
    assert "273 a second; raw 1000/s (0.25x, spread 0%, drift 0%);" in met.line()
    assert met.missed == ()
    assert rate(side(0.0041, 0.0041, 0.0041), raw).missed == ("raw",)
    assert json.loads(met.as_json(0.5))["ratio"]["median"] == 0.25


def test_a_rate_beside_a_noisy_floor_is_missed() -> None:
    assert rate(side(0.001, 0.001, 0.001), side(0.001, 0.002, 0.003)).missed == ("raw",)


def test_the_file_holds_every_repeat_and_what_the_machine_was_doing() -> None:
    kept = json.loads(result(side(0.003, 0.004), side(0.002, 0.002)).as_json(0.5))

    assert kept["ours"]["repeats_p50_ms"] == [3, 4]
    assert kept["floors"]["raw"]["p50_ms"] == 2
    assert kept["at"]["load_before"] == 0.5
    assert (kept["n"], kept["missed"]) == ("2x2", [])
