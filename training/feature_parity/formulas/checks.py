# SPDX-License-Identifier: Apache-2.0
"""The checks of all texts of a contract at once, clauses G2 and G4 to G6; what passes them is a program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from feature_parity.faults import Fault, FormulaError, Kind
from feature_parity.formulas import functions, syntax
from feature_parity.formulas.calls import check_parameters
from feature_parity.formulas.program import Program
from feature_parity.formulas.tree import Binary, Call, Flag, Name, Node, TextFault, Unary, parse, walk

MOST_DEFINITIONS = 100
NUMBER, MASK = "a number", "a mask"

_TAKES_MASKS = frozenset(["~", "&", "|"])
_GIVES_MASKS = _TAKES_MASKS | frozenset(["==", "!=", "<", "<=", ">", ">="])


def compile_formulas(
    features: Mapping[str, str], define: Mapping[str, str] | None = None, macro: Iterable[str] = ()
) -> Program:
    """Checks formulas by the names of their features, with their definitions and the contract's macro columns.

    Raises a :class:`FormulaError` with every fault of every text.
    """
    faults, program = find_faults(features, define or {}, macro)
    if program is None:
        raise FormulaError(faults)
    return program


def find_faults(
    features: Mapping[str, str], define: Mapping[str, str], macro: Iterable[str]
) -> tuple[list[Fault], Program | None]:
    """Every fault of every text; the program only where there is none."""
    checks = _Checks(features, define, frozenset(macro))
    checks.run()
    if checks.faults:
        return checks.faults, None
    ordered = {name: checks.trees[name, True] for name in checks.order}
    return [], Program(ordered, {name: checks.trees[name, False] for name in features})


def _names(node: Node) -> list[str]:
    return [part.name for part in walk(node) if isinstance(part, Name)]


class _Checks:
    def __init__(self, features: Mapping[str, str], define: Mapping[str, str], macro: frozenset[str]):
        self.texts = {(name, True): text for name, text in define.items()}
        self.texts |= {(name, False): text for name, text in features.items()}
        self.macro = macro
        self.trees: dict[tuple[str, bool], Node] = {}
        self.faults: list[Fault] = []
        self.order: list[str] = []
        self._types: dict[str, str | None] = {}
        self._reach: dict[str, set[str]] = {}
        self._here: tuple[str, bool] = ("", False)

    # ---- all texts

    def run(self) -> None:
        for column in sorted(self.macro & functions.RESERVED):
            self._bad_name(column, f"a column does not bear the name of anything else, and '{column}' is taken")
        defined = [name for name, definition in self.texts if definition]
        if len(defined) > MOST_DEFINITIONS:
            message = f"a contract has at most {MOST_DEFINITIONS} definitions, and here are {len(defined)}"
            first = defined[MOST_DEFINITIONS]
            self._add(Fault(Kind.LIMIT, first, message, 0, first))
        # The others are not read, but what names them is not blamed for it.
        unread = {(name, True) for name in defined[MOST_DEFINITIONS:]}
        for here in self.texts:
            if here not in unread:
                self._here = here
                self._read()
        self._order_definitions(defined[:MOST_DEFINITIONS])
        for here, tree in self.trees.items():
            self._here = here
            self._check(tree)

    def _read(self) -> None:
        name, definition = self._here
        if definition and not syntax.is_name(name):
            self._bad_name(name, "a definition's name has letters, digits and _ alone, and is no keyword of Python")
        elif definition and (name in functions.RESERVED or name in self.macro):
            self._bad_name(name, f"a definition does not bear the name of anything else, and '{name}' is taken")
        try:
            self.trees[self._here] = parse(self.texts[self._here])
        except TextFault as fault:
            self._fault(fault.kind, fault.offset, fault.message)

    def _order_definitions(self, defined: list[str]) -> None:
        """Puts definitions behind those that they use, and finds those that use themselves."""
        uses: dict[str, list[str]] = {name: [] for name in defined}
        for name in defined:
            if (name, True) in self.trees:
                uses[name] = [used for used in _names(self.trees[name, True]) if self._is_definition(used)]
        self._reach = reach = {name: _reached(name, uses) for name in defined}
        for name in defined:
            if name in reach[name]:
                self._here = (name, True)
                back = (part for part in walk(self.trees[self._here]) if isinstance(part, Name))
                first = next(part for part in back if part.name == name or name in reach.get(part.name, ()))
                self._fault(Kind.CYCLE, first.at, f"'{name}' uses itself, here through '{first.name}'")
        # What another uses is reached by less than the other; on a cycle any order will do, for there is no program.
        self.order = sorted(defined, key=lambda name: len(reach[name]))
        for name in self.order:
            self._types[name] = None
        for name in self.order:
            tree = self.trees.get((name, True))
            self._here = ("", False)
            self._types[name] = None if tree is None else self._type(tree)

    def _is_definition(self, name: str) -> bool:
        """A name that is taken stands for what it stood for before."""
        return (name, True) in self.texts and name not in functions.RESERVED and name not in self.macro

    def _on_own_cycle(self, name: str) -> bool:
        """Whether a definition uses the one that is being checked, and is used by it."""
        here, definition = self._here
        return definition and here in self._reach.get(name, ()) and name in self._reach.get(here, ())

    # ---- one text

    def _check(self, tree: Node) -> None:
        name, definition = self._here
        if definition:
            self._parts(tree)
        else:
            self._expect(tree, NUMBER, "a feature is a number: write where(mask, 1, 0)")

    def _type(self, node: Node) -> str | None:
        """What a part gives; None where nothing can be said, so that what depends on it is not blamed."""
        match node:
            case Flag():
                return None
            case Name(name=name):
                if self._is_definition(name):
                    return None if self._on_own_cycle(name) else self._types.get(name)
                return NUMBER if self._is_known(name) else None
            case Unary(operator=operator) | Binary(operator=operator):
                return MASK if operator in _GIVES_MASKS else NUMBER
            case Call(function=function):
                known = functions.FUNCTIONS.get(function)
                return None if known is None else MASK if known.gives == "mask" else NUMBER
        return NUMBER

    def _is_known(self, name: str) -> bool:
        return (
            name in functions.BAR_COLUMNS
            or name in functions.TIME_COLUMNS
            or name in functions.CONSTANTS
            or name in self.macro
        )

    def _expect(self, node: Node, wanted: str, rule: str) -> None:
        """Blames a part that gives something else than is wanted, and then looks into it."""
        gives = self._type(node)
        if gives is not None and gives != wanted:
            self._fault(Kind.TYPE, node.at, f"here is {gives}, and {rule}")
        self._parts(node)

    def _parts(self, node: Node) -> None:
        match node:
            case Flag():
                self._fault(Kind.TYPE, node.at, "True and False are for parameters such as adjust")
            case Name(name=name):
                if not self._is_known(name) and not self._is_definition(name):
                    self._fault(Kind.NAME, node.at, self._unknown_name(name))
            case Unary(operator=operator, operand=operand):
                self._operand(operator, operand)
            case Binary(operator=operator, left=left, right=right):
                self._operand(operator, left)
                self._operand(operator, right)
            case Call():
                self._call(node)

    def _operand(self, operator: str, part: Node) -> None:
        wanted = MASK if operator in _TAKES_MASKS else NUMBER
        self._expect(part, wanted, f"{operator} takes {'masks, such as a > b' if wanted == MASK else 'numbers'}")

    def _unknown_name(self, name: str) -> str:
        if name in functions.FUNCTIONS:
            return f"'{name}' is a function: write {functions.FUNCTIONS[name].usage()}"
        known = [*functions.BAR_COLUMNS, *sorted(self.macro), *functions.TIME_COLUMNS, *functions.CONSTANTS]
        return f"'{name}' is no column and no definition; columns are {', '.join(known)}"

    # ---- a call

    def _call(self, call: Call) -> None:
        function = functions.FUNCTIONS.get(call.function)
        if function is None:
            self._fault(Kind.NAME, call.at, f"there is no function '{call.function}'; section G has those there are")
            for argument in call.arguments:
                self._parts(argument)
            return
        takes = len(call.arguments) if function.many else len(function.series)
        series, by_position = call.arguments[:takes], call.arguments[takes:]
        if len(series) < len(function.series):
            message = f"takes {len(function.series)} series, and here are {len(series)}"
            self._fault(Kind.ARGUMENTS, call.at, f"{function.name} {message}: write {function.usage()}")
        for place, part in enumerate(series):
            mask = function.name == "where" and place == 0
            self._expect(
                part, MASK if mask else NUMBER, f"{function.name} takes {'a mask first' if mask else 'numbers'}"
            )
        if not function.parameters:
            for part in by_position:
                self._parts(part)
        check_parameters(call, by_position, function, self._fault)

    # ---- faults

    def _bad_name(self, name: str, message: str) -> None:
        self._add(Fault(Kind.NAME, name, message, 0, name))

    def _fault(self, kind: Kind, offset: int, message: str) -> None:
        name, _ = self._here
        self._add(Fault(kind, name, message, offset, self.texts[self._here]))

    def _add(self, fault: Fault) -> None:
        self.faults.append(fault)


def _reached(start: str, uses: Mapping[str, list[str]]) -> set[str]:
    """The definitions that one uses in one step or more; itself too, where it is on a cycle."""
    found, pending = set(), list(uses[start])
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pending += uses[name]
    return found
