"""The rule catalogue: for every sentence of docs/rules.md at least one case, worked out by hand."""
