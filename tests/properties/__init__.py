"""Properties that hold for every scenario, seed and game: the engine against the oracle, and its own invariants."""
