"""The stamp of a good poll: its file and its age."""

import logging

from bot.telegram.heartbeat import Heartbeat


class Clock:
    time = 100.0

    def __call__(self):
        return self.time


def test_the_age_counts_from_the_last_beat(tmp_path):
    clock = Clock()
    heartbeat = Heartbeat(tmp_path / "heartbeat", clock)
    clock.time += 5
    before = heartbeat.age
    heartbeat.beat()
    clock.time += 2
    assert (5, 2) == (before, heartbeat.age)


def test_there_is_no_file_before_the_first_beat(tmp_path):
    path = tmp_path / "heartbeat"
    heartbeat = Heartbeat(path)
    before = path.exists()
    heartbeat.beat()
    assert (False, True) == (before, path.read_text("ascii").strip().isdecimal())


def test_a_file_that_cannot_be_written_is_told_of_once(tmp_path, caplog):
    clock = Clock()
    heartbeat = Heartbeat(tmp_path, clock)
    clock.time += 5
    with caplog.at_level(logging.WARNING):
        heartbeat.beat()
        heartbeat.beat()
    expected = f"{tmp_path}: cannot be written (Is a directory); health checks will fail"
    assert ([expected], 0) == ([record.getMessage() for record in caplog.records], heartbeat.age)
