# SPDX-License-Identifier: Apache-2.0
"""What training computed: formulas and their outputs, texts that are refused, and every golden case."""

import gzip
import json
import unittest

import feature_parity
import numpy as np
from feature_parity import FeatureContract, NormStats
from feature_parity.formulas import compile_formulas, evaluate, find_faults
from feature_parity.formulas.tree import Call, parse, walk
from support import FORMULAS, GOLDEN, MACRO, ROOT, bits, read_json, read_table, ulps

CONTRACTS = ROOT / "lib-contract/src/main/resources/io/featureparity/contract"


class ShippedFormulas(unittest.TestCase):
    def test_every_value_of_every_market(self):
        compared = 0
        for market in ("market-1", "market-2", "market-3"):
            folder = FORMULAS / market
            texts = {entry["name"]: entry["formula"] for entry in read_json(folder / "formulas.json")}
            define = read_json(folder / "define.json") if (folder / "define.json").exists() else {}
            program = compile_formulas(texts, define, MACRO)
            expected = read_table(folder / "expected.csv")
            for name, column in evaluate(program, read_table(folder / "bars.csv")):
                with self.subTest(market=market, formula=texts[name]):
                    self._compare(program, name, texts[name], column.to_numpy(), expected[name].to_numpy())
                compared += len(column)
        self.assertEqual(compared, 3 * 300 * 400)

    def _compare(self, program, name, text, made, expected):
        """G16: equal bits; a bare logarithm or power within 1 ulp; where one stands inside, 1e-12 relative."""
        if not program.reaches_log_or_exp(name):
            np.testing.assert_array_equal(bits(made), bits(expected))
            return
        tree = parse(text)
        bare = isinstance(tree, Call) and tree.function in ("log", "exp")
        inner = sum(isinstance(n, Call) and n.function in ("log", "exp") for n in walk(tree))
        if bare and inner == 1 and not program.definitions:
            self.assertLessEqual(max(ulps(made, expected)), 1)
        else:
            np.testing.assert_allclose(made, expected, rtol=1e-12, atol=0)

    def test_every_refusal(self):
        refused = read_json(FORMULAS / "refused.json")["refused"]
        for entry in refused:
            with self.subTest(**entry):
                features = entry["features"] if "features" in entry else {"f": entry["formula"]}
                faults, program = find_faults(features, entry["define"], MACRO)
                kinds = {fault.kind.value for fault in faults}
                if "features" in entry:
                    kinds = {(fault.place, fault.kind.value) for fault in faults}
                expected = {tuple(k) if isinstance(k, list) else k for k in entry["kinds"]}
                self.assertEqual(kinds, expected)
                self.assertIsNone(program)
        self.assertEqual(len(refused), 121)

    def test_everything_allowed(self):
        for text in read_json(FORMULAS / "refused.json")["allowed"]:
            with self.subTest(formula=text):
                self.assertEqual(find_faults({"f": text}, {}, MACRO)[0], [])


class GoldenCases(unittest.TestCase):
    """Every template, against what the training pipeline and the generator made."""

    @classmethod
    def setUpClass(cls):
        cls.manifest = read_json(GOLDEN / "manifest.json")
        cls.contracts = {}
        for entry in cls.manifest["contracts"]:
            file = (
                CONTRACTS / f"{entry['id']}-{entry['version']}.json"
                if entry["file"] is None
                else GOLDEN / entry["file"]
            )
            cls.contracts[entry["id"], entry["version"]] = FeatureContract.load(file)

    def test_the_contracts_have_their_hashes(self):
        for entry in self.manifest["contracts"]:
            self.assertEqual(self.contracts[entry["id"], entry["version"]].hash, entry["sha256"])
        self.assertEqual(self.contracts["usdcop-m5", "1.0.0"].order_hash, "aa52761d1d8e4d3d")

    def test_the_statistics_have_their_hashes(self):
        contracts = {c["norm_stats"]: self._contract(c) for c in self.manifest["cases"]}
        for path, hashes in self.manifest["norm_stats"].items():
            self.assertEqual(NormStats.load(GOLDEN / path, contracts[path]).hash, hashes["canonical_sha256"])

    def test_raw_normalized_and_observation_of_every_case(self):
        for case in self.manifest["cases"]:
            with self.subTest(case=case["name"]):
                self._case(case, self._contract(case))
        self.assertEqual(len(self.manifest["cases"]), 43)

    def _contract(self, case):
        return self.contracts[case["contract"]["id"], case["contract"]["version"]]

    def _case(self, case, contract):
        bars = read_table(GOLDEN / case["inputs"]["input"])
        stored = read_table(GOLDEN / case["stages"]["raw"]).set_index(bars.index)
        raw = feature_parity.raw_features(bars, contract)
        self.assertEqual(list(raw.columns), list(stored.columns))
        stated = {feature["name"]: feature["tolerance_ulps"]["raw"] for feature in contract.document["features"]}
        for feature in contract.market_features:
            allowed = stated[feature.name] if feature.has_log_or_exp else 0
            self.assertLessEqual(max(ulps(raw[feature.name], stored[feature.name])), allowed, feature.name)
        # From the stored values, so that a logarithm that differs does not reach this stage.
        stats = NormStats.load(GOLDEN / case["norm_stats"], contract)
        normal = feature_parity.normalized(stored, contract, stats)
        self._same_text(normal, case["stages"]["normalized"])
        if "observation" in case["stages"]:
            position = read_table(GOLDEN / case["inputs"]["state"])["position"].set_axis(bars.index)
            rows = feature_parity.observations(normal, position, contract)
            self._same_text(rows, case["stages"]["observation"])

    def _same_text(self, table, path):
        content = (GOLDEN / path).read_bytes()
        content = gzip.decompress(content) if path.endswith(".gz") else content
        self.assertTrue(table.to_csv(index=False, lineterminator="\n").encode() == content, f"{path} differs")


class BuiltInAsFormulas(unittest.TestCase):
    """Section G writes the built-in contract as formulas; they give the bits of its templates."""

    def test_every_feature(self):
        document = (ROOT / "docs/contract.md").read_text(encoding="utf-8")
        section = document[document.index("### The fixed calculations as formulas") :]
        written = json.loads(section.split("```json")[1].split("```")[0])
        program = compile_formulas(written["features"], written["define"], MACRO)
        contract = FeatureContract.built_in("usdcop-m5", "1.0.0")
        for case in ("macro-emptied", "partial-bars", "shocks"):
            bars = read_table(GOLDEN / f"training-outputs/{case}/input.csv")
            raw = feature_parity.raw_features(bars, contract)
            made = dict(evaluate(program, bars))
            self.assertEqual(set(raw.columns) | {"time_normalized"}, set(made))
            for name in raw:
                with self.subTest(case=case, feature=name):
                    np.testing.assert_array_equal(bits(made[name]), bits(raw[name]))
            clock = feature_parity.frames.session_time(bars.index, contract.session)
            np.testing.assert_array_equal(bits(made["time_normalized"]), bits(clock))


if __name__ == "__main__":
    unittest.main()
