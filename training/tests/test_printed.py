# SPDX-License-Identifier: Apache-2.0
"""The scripts that ``parity contract explain`` prints: they give the bits of this package, on pandas and numpy alone.

``printed`` holds them for all golden contracts and all shipped formulas; a test of serving holds the files to what is printed.
"""

import unittest

import feature_parity
import numpy as np
import pandas as pd
from feature_parity import FeatureContract
from feature_parity.formulas import compile_formulas, evaluate
from support import FORMULAS, GOLDEN, MACRO, ROOT, bits, read_json, read_table

CONTRACTS = ROOT / "lib-contract/src/main/resources/io/featureparity/contract"
PRINTED = ROOT / "training/tests/printed"
ALL = ""


def run(script: str, bars: pd.DataFrame) -> pd.DataFrame:
    """What a script makes of bars. It sees nothing but them, and leaves them as they were."""
    given = bars.copy()
    names = {"bars": given}
    exec(compile(script, "printed", "exec"), names)
    pd.testing.assert_frame_equal(given, bars)
    return names["raw"]


class Printed(unittest.TestCase):
    def hold(self, scripts, bars, expected):
        """Every script alone, and the one of all features."""
        self.assertEqual(set(scripts), {ALL, *expected})
        for name, script in scripts.items():
            raw = run(script, bars)
            self.assertEqual(list(raw.columns), list(expected) if name == ALL else [name])
            for feature in raw:
                with self.subTest(script=name, feature=feature):
                    self.assertEqual(raw[feature].dtype, np.float64)
                    np.testing.assert_array_equal(bits(raw[feature]), bits(expected[feature]))

    def test_every_golden_case(self):
        manifest = read_json(GOLDEN / "manifest.json")
        files = {(c["id"], c["version"]): c["file"] for c in manifest["contracts"]}
        seen = set()
        for case in manifest["cases"]:
            id, version = case["contract"]["id"], case["contract"]["version"]
            file = files[id, version]
            contract = FeatureContract.load(CONTRACTS / f"{id}-{version}.json" if file is None else GOLDEN / file)
            bars = read_table(GOLDEN / case["inputs"]["input"])
            expected = feature_parity.raw_features(bars, contract)
            with self.subTest(case=case["name"]):
                self.hold(read_json(PRINTED / f"{id}-{version}.json"), bars, dict(expected.items()))
            seen.add(f"{id}-{version}")
        self.assertEqual(seen, {f"{id}-{version}" for id, version in files})

    def test_every_shipped_formula(self):
        for market in ("market-1", "market-2", "market-3"):
            folder = FORMULAS / market
            texts = {entry["name"]: entry["formula"] for entry in read_json(folder / "formulas.json")}
            define = read_json(folder / "define.json") if (folder / "define.json").exists() else {}
            bars = read_table(folder / "bars.csv")
            expected = dict(evaluate(compile_formulas(texts, define, MACRO), bars))
            with self.subTest(market=market):
                self.hold(read_json(PRINTED / f"{market}.json"), bars, expected)
            self.assertEqual(len(expected), 300)

    def test_scripts_import_nothing_but_pandas_and_numpy(self):
        allowed = {"import numpy as np", "import pandas as pd", "import functools"}
        for file in PRINTED.glob("*.json"):
            for script in read_json(file).values():
                imports = {line for line in script.splitlines() if "import" in line and not line.lstrip().startswith("#")}
                self.assertLessEqual(imports, allowed)


if __name__ == "__main__":
    unittest.main()
