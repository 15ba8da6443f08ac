"""How long an item may take: by the clock on the wall, and by the processor time that its worker had."""

from __future__ import annotations

import os
from pathlib import Path

PATIENCE = 4
"""How many times its seconds an item may take on a machine that is busy with other things."""
_USER, _SYSTEM = 11, 12
"""Where Linux says the ticks, counted from behind the name of the process (proc_pid_stat(5))."""


def is_over(waited: float, worked: float, seconds: float) -> bool:
    """Whether an item with a limit of ``seconds`` has had its time.

    ``waited``: seconds since its start; ``worked``: seconds of processor time that its worker has had since.
    An item that has waited for its seconds and had a processor for less than half of them is no slow one:
    others held the processor.
    """
    return waited > seconds and (worked > seconds / 2 or waited > seconds * PATIENCE)


def processor_seconds(process_id: int) -> float:
    """Seconds of processor time that a process has had; 0 where it is gone."""
    try:
        ticks = Path(f"/proc/{process_id}/stat").read_bytes().rpartition(b")")[2].split()
        return (int(ticks[_USER]) + int(ticks[_SYSTEM])) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError, ValueError, AttributeError):
        return _asked_of_the_system(process_id)


def _asked_of_the_system(process_id: int) -> float:
    import psutil

    try:
        times = psutil.Process(process_id).cpu_times()
        return float(times.user + times.system)
    except psutil.Error:
        return 0.0
