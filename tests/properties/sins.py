"""Finds what the rules package may not hold: floats, clocks, ambient luck, unordered iteration, unstable sorts."""

from __future__ import annotations

import ast
from collections.abc import Iterator

FORBIDDEN_MODULES = {
    "time",
    "random",
    "secrets",
    "math",
    "statistics",
    "decimal",
    "os",
    "io",
    "threading",
    "yaml",
    "pathlib",
    "uuid",
    "locale",
}
FLOATING = {"float", "float16", "float32", "float64", "double", "single", "half", "longdouble", "complex"}
AVERAGES = {
    "mean",
    "average",
    "std",
    "var",
    "exp",
    "log",
    "sqrt",
    "power",
    "true_divide",
    "divide",
    "linspace",
    "random",
    "default_rng",
    "Generator",
    "RandomState",
    "interp",
    "tanh",
    "float_power",
}
SORTS = {"sort", "argsort", "lexsort", "partition", "argpartition"}
CLOCKS = {"now", "today", "utcnow"}


def sins(text: str) -> list[str]:
    """Return `line: what` for everything in a module that has no place in the rules of play."""
    tree = ast.parse(text)
    excused = {id(node) for call in ast.walk(tree) if isinstance(call, ast.Call) for node in guesses(call)}
    found = [(node, what) for node in ast.walk(tree) if id(node) not in excused for what in judge(node)]
    return [
        f"{getattr(node, 'lineno', getattr(getattr(node, 'iter', None), 'lineno', 0))}: {what}" for node, what in found
    ]


def guesses(call: ast.Call) -> list[ast.AST]:
    """Return what a call excuses: the cut-off of a did-you-mean, and a set that is put in order at once."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name == "get_close_matches":
        return [*call.args]
    if name in ("sorted", "any", "all", "min", "max", "set", "frozenset"):
        return [loop for part in call.args if isinstance(part, ast.GeneratorExp) for loop in part.generators]
    return []


def judge(node: ast.AST) -> Iterator[str]:
    """Yield what is wrong with one node."""
    if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
        yield f"a float, {node.value}"
    elif isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
        yield "a true division"
    elif isinstance(node, ast.Import | ast.ImportFrom):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
        yield from (f"imports {name}" for name in names if name.split(".")[0] in FORBIDDEN_MODULES)
    elif isinstance(node, ast.Name) and node.id in FLOATING:
        yield f"speaks of {node.id}"
    elif isinstance(node, ast.Attribute) and node.attr in FLOATING | AVERAGES:
        yield f"uses .{node.attr}"
    elif isinstance(node, ast.Call):
        yield from judge_call(node)
    elif isinstance(node, ast.For | ast.comprehension) and unordered(node.iter):
        yield "goes through a set"


def judge_call(node: ast.Call) -> Iterator[str]:
    """Yield what is wrong with a call."""
    if isinstance(node.func, ast.Attribute):
        name = node.func.attr
        stable = any(word.arg == "kind" and getattr(word.value, "value", "") == "stable" for word in node.keywords)
        if name in SORTS and isinstance(node.func.value, ast.Name) and node.func.value.id == "np" and not stable:
            yield f"sorts with np.{name} and no kind='stable'"
        if name in CLOCKS and isinstance(node.func.value, ast.Name) and node.func.value.id in ("date", "datetime"):
            yield f"asks the clock with {name}()"
    elif isinstance(node.func, ast.Name):
        if node.func.id in ("list", "tuple", "enumerate", "iter", "next", "sum") and any(map(unordered, node.args)):
            yield "goes through a set"
        if node.func.id in ("eval", "exec", "compile", "hash", "id"):
            yield f"calls {node.func.id}()"


def unordered(node: ast.expr) -> bool:
    """Return whether an expression is plainly a set."""
    if isinstance(node, ast.Set | ast.SetComp):
        return True
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd | ast.BitOr | ast.Sub | ast.BitXor):
        return unordered(node.left) or unordered(node.right)
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("set", "frozenset")
