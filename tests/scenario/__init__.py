"""Unit tests of scenario loading, one file for each of its modules; broken and hostile files."""
