"""The flood gate: bursts pass, a flood is warned of once, time opens the gate again."""

from bot.telegram.flood import USERS_KEPT, FloodGate, Verdict

ANN, BOB = 11, 22
PASS, WARN, DROP = Verdict.PASS, Verdict.WARN, Verdict.DROP


class Clock:
    time = 0.0

    def __call__(self):
        return self.time


def gate(clock, burst=4):
    return FloodGate(burst, refill_seconds=2, now=clock)


def test_a_burst_passes_then_one_warning_then_silence():
    flood = gate(Clock())
    assert [PASS] * 4 + [WARN, DROP, DROP] == [flood.verdict(ANN) for _ in range(7)]


def test_one_person_does_not_close_the_gate_for_another():
    flood = gate(Clock())
    for _ in range(9):
        flood.verdict(ANN)
    assert PASS == flood.verdict(BOB)


def test_it_opens_by_time_and_warns_again_only_after_a_rest():
    clock = Clock()
    flood = gate(clock)
    for _ in range(5):
        flood.verdict(ANN)
    clock.time += 2
    assert [PASS, DROP] == [flood.verdict(ANN) for _ in range(2)]
    clock.time += 4
    assert [PASS, PASS, WARN] == [flood.verdict(ANN) for _ in range(3)]


def test_a_long_rest_gives_one_burst_and_no_more():
    clock = Clock()
    flood = gate(clock)
    flood.verdict(ANN)
    clock.time += 10_000
    assert [PASS] * 4 + [WARN] == [flood.verdict(ANN) for _ in range(5)]


def test_people_who_rest_take_no_memory():
    clock = Clock()
    flood = gate(clock)
    for user in range(USERS_KEPT):
        flood.verdict(user)
    for _ in range(5):
        flood.verdict(0)
    clock.time += 7.9
    for _ in range(5):
        flood.verdict(1)
    clock.time += 0.2
    flood.verdict(USERS_KEPT)
    assert 2 == len(flood._buckets)
    assert [PASS, PASS, PASS] == [flood.verdict(0) for _ in range(3)]
