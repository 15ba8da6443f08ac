"""How long it takes to carry ten years of a whole country to today's areas, and how much memory.

    python benchmarks/carrying.py FOLDER

FOLDER holds the national warehouse of ``benchmarks/warehouse.py FOLDER``: every commune of ten years, five
models. One question carries all of it; the sum that comes out is compared with what was reported. Memory is
measured as Linux tells it.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

import duckdb

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipelines.warehouse.location import current_id, locate

CARRY = """
create or replace temp table carried_now as
select *
from carried_on((select newest from boundary_day), null, $made, null)
"""
SUMMED = """
select
    count(*) as shown,
    count(*) filter (where kind = 'cluster') as clusters,
    sum(total) as total
from carried_now
"""
REPORTED = "select count(*) as figures, sum(total) as total from contribution where for_communes"


def main(folder: Path) -> None:
    """Ask with the clusters made at publication and with clusters made anew, and print the table."""
    location = locate(folder)
    with duckdb.connect(location.file(current_id(location)), read_only=True) as connection:
        found = connection.execute(REPORTED).fetchone()
        assert found is not None
        figures, reported = found
        print(f"{'figures of communes':<48}{figures:>12,}")
        for made in (True, False):
            began = time.perf_counter()
            connection.execute(CARRY, {"made": made})
            taken = time.perf_counter() - began
            answer = connection.execute(SUMMED).fetchone()
            assert answer is not None
            shown, clusters, total = answer
            assert abs(total - reported) < 1e-6 * reported, (total, reported)
            what = "clusters from the mart" if made else "clusters made anew"
            print(f"{'carried to today, ' + what + ' (s)':<48}{taken:>12.2f}")
        print(f"{'rows shown':<48}{shown:>12,}")
        print(f"{'of them clusters':<48}{clusters:>12,}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'peak memory of the process (MB)':<48}{peak:>12.0f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    main(parser.parse_args().folder.absolute())
