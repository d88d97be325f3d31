"""`make bench`: run the benchmarks and write benchmarks/RESULTS.md."""

from benchmarks.evaluation.run import main

if __name__ == "__main__":
    raise SystemExit(main())
