"""Prints the ratio table of the performance goals: `python -m tests.benchmarks [SCENARIO] [--only WORD]`."""

from __future__ import annotations

import argparse
import os
import platform


def main() -> None:
    """Measure every row, printing each as it is there."""
    # here, because every process of a sweep reads this file again, and none needs a window
    import numpy as np

    from game.scenario import find, load
    from tests.benchmarks.rows import ROWS, flagship

    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("scenario", nargs="?", help="a scenario by name or path (default: gsomia-2019)")
    parser.add_argument("--only", default="", help="only rows whose name contains this word")
    asked = parser.parse_args()
    scenario = load(find(asked.scenario)) if asked.scenario else flagship()
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0
    versions = f"numpy {np.__version__}, Python {platform.python_version()}"
    print(f"{scenario.id}, {versions}, {os.cpu_count()} cores, load {busy:.1f}")
    print(f"{'ratio':<44} {'measured':>9}  {'goal':>8}  {'verdict':<13} detail")
    for measure in ROWS:
        if asked.only not in measure.__name__:
            continue
        row = measure(scenario)
        value = "-" if row.value is None else f"{row.value:.4g}"
        goal = f"{row.side} {row.goal:g}" if row.side else ""
        print(f"{row.what:<44} {value:>9}  {goal:>8}  {row.verdict:<13} {row.detail}", flush=True)


if __name__ == "__main__":
    main()
