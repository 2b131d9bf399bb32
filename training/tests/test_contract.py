# SPDX-License-Identifier: Apache-2.0
"""Contract documents: what is read, what is refused, and the hashes that serving computes too."""

import copy
import hashlib
import json
import tempfile
import unittest
from pathlib import Path

from feature_parity import DocumentError, FeatureContract, FormulaError, documents
from support import ROOT, contract_document, formula_feature, read_json

FACTS = ROOT / "lib-contract/src/test/resources/io/featureparity/contract/json"
BUILT_IN = read_json(ROOT / "lib-contract/src/main/resources/io/featureparity/contract/usdcop-m5-1.0.0.json")


def faults(document):
    """Kind and place of every fault."""
    try:
        FeatureContract.of(document, "c")
    except DocumentError as refused:
        return [(f.kind.value, f.place) for f in refused.faults]
    return []


class Hashes(unittest.TestCase):
    def test_of_documents_are_those_of_serving(self):
        compared = 0
        for line in (FACTS / "documents.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n"):
            if not line.startswith("#"):
                text, sha256 = line.split("\t")
                document = (
                    documents.parse("d", b'{"d":' + text.encode("utf-8") + b"}") if text.count("[") < 32 else None
                )
                if document is not None:
                    self.assertEqual(documents.canonical_sha256(document["d"]), sha256, text)
                    compared += 1
        self.assertGreater(compared, 150)

    def test_do_not_depend_on_layout(self):
        document = contract_document(formula_feature("f", "close"), define={"d": "1"})
        shuffled = json.loads(json.dumps(document, indent=4), object_pairs_hook=lambda pairs: dict(reversed(pairs)))
        self.assertEqual(FeatureContract.of(document).hash, FeatureContract.of(shuffled).hash)
        other = contract_document(formula_feature("f", "close "), define={"d": "1"})
        self.assertNotEqual(FeatureContract.of(document).hash, FeatureContract.of(other).hash)

    def test_of_the_order(self):
        contract = FeatureContract.of(contract_document(formula_feature("f", "close")))
        self.assertEqual(contract.order_hash, hashlib.sha256(b"f,position,time_normalized").hexdigest()[:16])


class Json(unittest.TestCase):
    def test_is_read_strictly(self):
        for content in (b"", b"[1]", b'{"a":1,"a":1}', b'{"a":NaN}', b'{"a":-Infinity}', b'{"a":1e999}', b"{} x",
        b'{"a":01}',
                        b"\xef\xbb\xbf{}", b'{"a":"\xff"}', b"{'a':1}", b'{"a":1,}', b'{"a":' * 33 + b"1" + b"}" * 33,
                        b'{"a":"' + b"x" * (1 << 20) + b'"}', b'{"a":' + b"1" * 4301 + b"}",
                        b"[" * 100_000):  # fmt: skip
            with self.subTest(content=content[:40]), self.assertRaises(DocumentError):
                documents.parse("d", content)
        documents.parse("d", b'{"a":' * 32 + b"1" + b"}" * 32)
        documents.parse("d", b'{"a":"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ \\" {{{{"}')

    def test_a_missing_file(self):
        with self.assertRaisesRegex(DocumentError, "cannot be read"):
            FeatureContract.load(Path(tempfile.gettempdir()) / "no-such-contract.json")


class Reading(unittest.TestCase):
    def test_formula_features_derive_their_inputs(self):
        document = contract_document(
            formula_feature("f", "spread / close + minute_of_day"), define={"spread": "high - low + 0 * vix"}
        )
        contract = FeatureContract.of(document)
        self.assertEqual(contract.features[0].inputs, ["close", "high", "low", "minute_of_day", "vix"])
        self.assertEqual([f.is_market for f in contract.features], [True, False, False])

    def test_built_in_contracts(self):
        for version, size in [("1.0.0", 15), ("1.1.0", 12), ("1.2.0", 8)]:
            self.assertEqual(len(FeatureContract.built_in("usdcop-m5", version).features), size)
        with self.assertRaisesRegex(DocumentError, "usdcop-m5-1.0.0"):
            FeatureContract.built_in("usdcop-m5", "9.0.0")

    def test_every_key_is_asked_for_and_no_other_allowed(self):
        def damaged(value, path=()):
            if isinstance(value, dict):
                for key in value:
                    yield path, key
                    yield from damaged(value[key], (*path, key))
            elif isinstance(value, list):
                for index, element in enumerate(value):
                    yield from damaged(element, (*path, index))

        tried = 0
        for path, key in damaged({**BUILT_IN, "features": BUILT_IN["features"][3:4] + BUILT_IN["features"][-2:]}):
            document = copy.deepcopy({**BUILT_IN, "features": BUILT_IN["features"][3:4] + BUILT_IN["features"][-2:]})
            for index, feature in enumerate(document["features"]):
                feature["index"] = index
            self.assertEqual(faults(document), [])
            place = document
            for step in path:
                place = place[step]
            value = place.pop(key)
            if (*path, key) != ("policies", "live"):  # nothing asks for the policies that are not the contract's own
                with self.subTest(missing=(*path, key)):
                    self.assertNotEqual(faults(document), [])
            place[key] = value
            for wrong in ([], {}, True, "", "?", -1, 1e308, None):
                if type(wrong) is not type(value) or wrong in ("?", -1):
                    place[key] = wrong
                    allowed = key in ("clip", "undefined", "stale_after_bars") and wrong in (None, 1e308, -1)
                    allowed |= key in ("epsilon", "limit", "clip", "undefined", "min", "max") and wrong in (1e308, -1)
                    if not allowed:
                        with self.subTest(path=(*path, key), value=wrong):
                            self.assertNotEqual(faults(document), [])
            place[key] = value
            place["unknown_key"] = 1
            if path[-1:] != ("policies",):
                with self.subTest(unknown=path):
                    self.assertNotEqual(faults(document), [])
            tried += 1
        self.assertGreater(tried, 80)

    def test_faults_have_their_places_and_come_at_once(self):
        document = contract_document(
            formula_feature("f", "clos + 1", inputs=["close"], normalization="fixed"),
            formula_feature("f", "open", range={"min": -6.0, "max": 5.0}),
            formula_feature("g", "1 +", surprise=1),
            define={"x": 3, "y": "z > 1"},
        )
        self.assertEqual(
            sorted(faults(document)),
            sorted([
                ("document", "c: define.x"), ("document", "c: features[0].inputs"),
                ("document", "c: features[0].normalization"),
                ("document", "c: features[1].name"), ("document", "c: features[1].range"),
                ("document", "c: features[2].surprise"),
                ("name", "f"), ("name", "y"), ("syntax", "g"),
            ]),
        )  # fmt: skip
        with self.assertRaises(FormulaError):
            FeatureContract.of(document)

    def test_a_macro_column_named_like_a_function(self):
        document = copy.deepcopy(BUILT_IN)
        document["macro"].append(dict(document["macro"][0], name="shift"))
        self.assertEqual(faults(document), [("name", "shift")])

    def test_a_formula_that_is_no_text(self):
        feature = formula_feature("f", "1")
        feature["calculation"]["formula"] = 1
        self.assertEqual(faults(contract_document(feature)), [("document", "c: features[0].calculation.formula")])

    def test_define_is_an_object(self):
        self.assertEqual(faults(contract_document(formula_feature("f", "1"), define=None)), [("document", "c: define")])

    def test_without_its_macro_columns_no_name_is_blamed(self):
        document = contract_document(formula_feature("f", "dxy"), macro="none")
        self.assertEqual(faults(document), [("document", "c: macro")])

    def test_kinds_are_held_to_their_parameters(self):
        for changed, place in [
            ({"period": 0}, "period"), ({"period": 10_001}, "period"), ({"period": 9.0}, "period"),
            ({"epsilon": -1e-9}, "epsilon"),
            ({"smoothing": "sma"}, "smoothing"), ({"no_loss": None}, "no_loss"),
        ]:  # fmt: skip
            document = copy.deepcopy(BUILT_IN)
            document["features"][3]["calculation"].update(changed)
            self.assertEqual(faults(document), [("document", f"c: features[3].calculation.{place}")])


if __name__ == "__main__":
    unittest.main()
