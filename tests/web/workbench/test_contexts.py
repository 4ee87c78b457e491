"""Each template against the context it is given: what it uses is there, what is there is used."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

import pytest
from jinja2 import nodes

from dragoman.views.rows import Rows
from dragoman.web.page import TEMPLATES, environment
from dragoman.web.workbench.screen import Frame, Screen
from dragoman.web.workbench.screens import SCREENS

_LEAVES = (str, int, float, bool, bytes)


def tree_of(name: str) -> nodes.Template:
    return environment().parse((TEMPLATES / name).read_text(encoding="utf-8"))


def used(tree: nodes.Node, root: str) -> Iterator[tuple[str, ...]]:
    """Every path that stands after a name: `it.page.title` is ("page", "title")."""
    inner = {id(node.node) for node in tree.find_all(nodes.Getattr)}
    for node in tree.find_all(nodes.Getattr):
        if id(node) not in inner and (path := _path(node, root)):
            yield path


def _path(node: nodes.Node, root: str) -> tuple[str, ...]:
    names: list[str] = []
    while isinstance(node, nodes.Getattr):
        names.append(node.attr)
        node = node.node
    named = isinstance(node, nodes.Name) and node.name == root
    return tuple(reversed(names)) if named else ()


def narrow(kind: Any) -> Any:
    """A type without None; rows and tuples stay as they are."""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        left = [part for part in typing.get_args(kind) if part is not type(None)]
        return left[0] if len(left) == 1 else object
    return kind


def follow(kind: Any, path: tuple[str, ...]) -> None:
    """Asserts that each name of a path is a field or attribute of what stands before it."""
    for name in path:
        kind = narrow(kind)
        if kind in _LEAVES or typing.get_origin(kind) is tuple or kind is object:
            assert hasattr(kind, name), f"{kind} has no {name}"
            return
        plain = typing.get_origin(kind) or kind
        if issubclass(plain, Enum):
            assert name == "value"
            return
        hints = typing.get_type_hints(plain)
        if name in hints:
            kind = hints[name]
            continue
        member = getattr(plain, name, None)
        assert member is not None, f"{plain.__name__} has no {name}"
        returns = member.fget if isinstance(member, property) else None
        if returns is None:
            return
        kind = typing.get_type_hints(returns)["return"]


SHOWN = [pytest.param(screen, id=screen.name) for screen in SCREENS]


@pytest.mark.parametrize("screen", SHOWN)
def test_a_template_uses_only_what_its_context_has(screen: Screen) -> None:
    assert is_dataclass(screen.context)
    tree = tree_of(screen.template)
    for path in used(tree, "it"):
        follow(screen.context, path)
    for path in used(tree, "frame"):
        follow(Frame, path)


@pytest.mark.parametrize("screen", SHOWN)
def test_a_context_holds_nothing_that_its_template_leaves_out(screen: Screen) -> None:
    tree = tree_of(screen.template)
    names = {path[0] for path in used(tree, "it")}
    if any(_whole(call) for call in tree.find_all(nodes.Call)):  # the filters take it whole
        names |= {path[0] for path in used(tree_of("workbench/parts.html"), "it")}
    declared = {field.name for field in fields(screen.context)} - {"heading"}
    assert declared <= names, f"{sorted(declared - names)} shown nowhere"


def _whole(call: nodes.Call) -> bool:
    return any(isinstance(argument, nodes.Name) and argument.name == "it" for argument in call.args)


def test_the_frame_uses_only_what_it_is_given() -> None:
    tree = tree_of("workbench/frame.html")
    for path in used(tree, "frame"):
        follow(Frame, path)
    assert {path[0] for path in used(tree, "frame")} == {field.name for field in fields(Frame)}


@pytest.mark.parametrize("screen", SHOWN)
def test_rows_that_a_template_goes_through_have_what_it_shows_of_them(screen: Screen) -> None:
    for loop in tree_of(screen.template).find_all(nodes.For):
        path = _path(loop.iter, "it")
        if not isinstance(loop.target, nodes.Name) or len(path) != 1:
            continue
        kind = narrow(typing.get_type_hints(screen.context)[path[0]])
        assert typing.get_origin(kind) in (Rows, tuple), path
        for each in (path for part in loop.body for path in used(part, loop.target.name)):
            follow(typing.get_args(kind)[0], each)


def test_a_wrong_name_in_a_template_would_be_found() -> None:
    context = SCREENS[0].context
    follow(context, ("stats", "facts"))
    with pytest.raises(AssertionError, match="has no"):
        follow(context, ("stats", "factz"))
