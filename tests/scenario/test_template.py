"""The small scenario `new` writes: shaped for any actors; what it does is tried in tests/cli/test_authoring.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import scenario

ACTORS = [(f"a{row}", f"Capital {row}") for row in range(1, 8)]


@pytest.mark.parametrize("count", [2, 5, 7])
def test_every_actor_has_its_part(count: int, tmp_path: Path) -> None:
    path = tmp_path / "scenario.yaml"
    path.write_text(scenario.template("a-name", ACTORS[:count]), encoding="utf-8")
    spec = scenario.load(path).spec
    assert (spec.id, spec.title) == ("a-name", "A name")
    assert [actor.name for actor in spec.actors.values()] == [name for _, name in ACTORS[:count]]
    assert list(spec.goals) == list(spec.actors) and all(actor.advisers for actor in spec.actors.values())
    colours = [actor.colour for actor in spec.actors.values() if actor.colour]
    assert len(set(colours)) == len(colours) == min(count, 5)
    assert {name for move in spec.moves for name in move.by} == set(spec.actors)


def test_the_comments_name_what_is_there() -> None:
    text = scenario.template("a-name", ACTORS[:2])
    assert "trust.a1.a2, a1's trust in a2" in text and "{" not in text.partition("paces:")[0]
