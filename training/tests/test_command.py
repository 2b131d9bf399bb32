# SPDX-License-Identifier: Apache-2.0
"""The command, as one calls it: files in, files out, exit codes."""

import contextlib
import io
import json
import tempfile
import unittest
from pathlib import Path

from feature_parity.__main__ import main
from support import GOLDEN, ROOT, contract_document, formula_feature, read_table

CASE = GOLDEN / "cases/contract-1.2.0"
STATS = GOLDEN / "training-outputs/norm_stats.json"


class Command(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_command(self, *arguments):
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = main([str(argument) for argument in arguments])
            except SystemExit as usage:
                code = usage.code
        return code, out.getvalue(), err.getvalue()

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")
        return self.folder / name

    def test_features_of_every_stage(self):
        out = self.folder / "out.csv"
        base = ["features", "--contract", "usdcop-m5@1.2.0", "--bars", CASE / "input.csv", "--out", out]
        self.assertEqual(self.run_command(*base)[0], 0)
        self.assertEqual(list(read_table(out).columns), list(read_table(CASE / "raw.csv").columns))
        self.assertEqual(self.run_command(*base, "--stage", "normalized", "--norm-stats", STATS)[0], 0)
        made = [line.split(",", 1)[1] for line in out.read_text().splitlines()]
        self.assertEqual(made, (CASE / "normalized.csv").read_text().splitlines())
        code = self.run_command(*base, "--stage", "observation", "--norm-stats", STATS, "--position", "0.5")[0]
        self.assertEqual((code, set(read_table(out)["position"].dropna())), (0, {0.5}))
        self.assertTrue(out.read_text().startswith("time,log_ret_5m,"))

    def test_a_contract_of_formulas_alone(self):
        contract = self.write("c.json", json.dumps(contract_document(
            formula_feature("macd", "fast - slow"), formula_feature("held", "where(volume > 2, close, nan)"),
            define={"fast": "ewm_mean(close, span=12, adjust=False)",
                    "slow": "ewm_mean(close, span=26, adjust=False)"})))  # fmt: skip
        bars = self.write("b.csv", "volume,time,close\n1,1709557200000,3\n3,1709557500001,4\n,1709557800000,NaN\n")
        out = self.folder / "out.csv"
        code, said, _ = self.run_command("features", "--contract", contract, "--bars", bars, "--out", out)
        self.assertEqual(code, 0, said)
        self.assertEqual(
            out.read_text(),
            "time,macd,held\n2024-03-04T13:00:00Z,0.0,\n2024-03-04T13:05:00.001Z,0.07977207977207978,4.0\n"
            "2024-03-04T13:10:00Z,0.07977207977207978,\n",
        )

    def test_fit_hash_and_manifest(self):
        stats, manifest, again = (self.folder / name for name in ("s.json", "m.json", "m2.json"))
        code, said, _ = self.run_command(
            "fit", "--contract", "usdcop-m5@1.2.0", "--bars", CASE / "input.csv", "--from", "2024-09-10", "--to",
            "2024-09-11T14:00:00Z", "--out", stats, "--model-id", "m", "--manifest", manifest)  # fmt: skip
        self.assertEqual(code, 0)
        document = json.loads(stats.read_text())
        self.assertEqual(document["_meta"]["sample_count"], 60 + 13)
        self.assertEqual(document["_meta"]["first_bar"], "2024-09-10T13:00:00Z")
        self.assertIn(json.loads(manifest.read_text())["norm_stats_hash"], said)
        model = ["--contract", "usdcop-m5@1.2.0", "--norm-stats", stats, "--model-id", "m", "--manifest", again]
        self.assertEqual(self.run_command("hash", *model)[0], 0)
        self.assertEqual(again.read_bytes(), manifest.read_bytes())

    def test_the_manifest_is_the_one_that_serving_writes(self):
        manifest = self.folder / "model.json"
        arguments = ["hash", "--norm-stats", STATS, "--model-id", "example", "--manifest", manifest]
        self.assertEqual(self.run_command(*arguments)[0], 0)
        self.assertEqual(manifest.read_bytes(), (ROOT / "examples/service/model/model.json").read_bytes())

    def test_the_readme_shows_what_runs(self):
        readme = (ROOT / "training/README.md").read_text(encoding="utf-8")
        shown = json.loads("{" + readme.split("```json")[1].split("```")[0] + "}")
        self.write("contract.json", json.dumps(contract_document(*shown["features"], define=shown["define"])))
        self.write("bars.csv", (GOLDEN / "training-outputs/session-walk/input.csv").read_text())
        names = {}
        with contextlib.chdir(self.folder):
            exec(compile(readme.split("```python")[1].split("```")[0], "README.md", "exec"), names)
        self.assertEqual(names["inputs"].shape, (1500, 3))
        self.assertFalse(names["inputs"].iloc[14:].isna().any(axis=None))
        refused = readme.split("range_share, offset")[1].split("```")[0]
        formula = refused.splitlines()[1].strip()
        wrong = json.dumps(
            contract_document(dict(shown["features"][0], calculation={"kind": "formula", "formula": formula}))
        )
        _, _, said = self.run_command("hash", "--contract", self.write("wrong.json", wrong))
        self.assertIn("range_share, offset" + refused.split("columns are")[0], said)
        self.assertTrue(said.endswith(refused.split("low, ...")[1]), said)

    def test_bad_input_is_exit_code_2_with_its_place(self):
        good = "time,close\n2024-03-04T13:00:00Z,1\n"
        formula = json.dumps(contract_document(formula_feature("f", "close * 2")))
        contract = self.write("c.json", formula)
        wrong = self.write("w.json", formula.replace("close * 2", "clos * 2"))
        for content, named, said in [
            (good.replace("close", "last"), contract, "must have the column close once"),
            (good.replace("close", "close,close"), contract, "has it 2 times"),
            (good + "2024-03-04T13:05:00Z\n\n", contract, "line 4, time: input: must be a time"),
            (good.replace("2024-03-04T13:00:00Z", "99999999999999999999"), contract, "line 2, time"),
            (
                good.replace(",1", ",1_0"),
                contract,
                "line 2, close: input: must be a number, or empty where it is absent, and is '1_0'",
            ),
            (good.replace(",1", ",0x1p3"), contract, "line 2, close"),
            (good.replace("Z", ""), contract, "line 2, time"),
            (good.replace("13:00", "25:00"), contract, "line 2, time"),
            (good + "2024-03-04T13:00:00Z,2\n", contract, "must increase"),
            ("", contract, "must have the column time once, and has it 0 times"),
            (good, wrong, "f, offset 0: name: 'clos' is no column"),
            (good, wrong, "    clos * 2\n    ^"),
            (good, self.folder / "none.json", "cannot be read"),
        ]:
            bars = self.write("b.csv", content)
            out = self.folder / "out.csv"
            code, _, err = self.run_command("features", "--contract", named, "--bars", bars, "--out", out)
            with self.subTest(said=said):
                self.assertEqual(code, 2)
                self.assertIn(said, err)
                self.assertFalse(out.exists())
        for arguments in (["hash", "--model-id", "m"], ["hash", "--model-id", "m", "--manifest", "x"], [], ["serve"],
                          ["features", "--bars", bars, "--out", out, "--stage", "normalized"],
                          ["features", "--bars", bars, "--out", out, "--position", "1"],
                          ["features", "--contract", contract, "--bars", bars, "--out", bars],
                          ["fit", "--bars", bars, "--out", out, "--from", "yesterday"],
                          ["fit", "--bars", bars, "--out", out, "--from", "2024-03-04T13:00"],
                          ["hash", "--norm-stats", STATS, "--model-id", " ", "--manifest",
                          self.folder / "m"]):  # fmt: skip
            with self.subTest(arguments=arguments):
                self.assertEqual(self.run_command(*arguments)[0], 2)
        self.assertEqual(list(self.folder.glob(".*")), [])


if __name__ == "__main__":
    unittest.main()
