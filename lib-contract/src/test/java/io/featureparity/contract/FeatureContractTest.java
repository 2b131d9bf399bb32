// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static io.featureparity.contract.TestDocuments.CONTRACT;
import static io.featureparity.contract.TestDocuments.faults;
import static io.featureparity.contract.TestDocuments.replace;
import static io.featureparity.contract.TestDocuments.replaceInFeature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.contract.calculation.LogReturn;
import io.featureparity.contract.calculation.Rsi;
import io.featureparity.contract.calculation.Smoothing;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureContractTest {

    private final FeatureContract contract = TestDocuments.contract();

    @Test
    void A3_fileStreamAndTextGiveTheSameContract(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("contract.json"), CONTRACT);
        byte[] bytes = CONTRACT.getBytes(StandardCharsets.UTF_8);
        for (FeatureContract read : List.of(
                FeatureContract.load(file),
                FeatureContract.read("stream", new ByteArrayInputStream(bytes)),
                FeatureContract.parse("text", CONTRACT))) {
            assertThat(read).isEqualTo(contract).hasSameHashCodeAs(contract).hasToString(contract.toString());
            assertThat(read).doesNotHaveSameHashCodeAs(FeatureContract.builtIn("usdcop-m5", "1.2.0"));
            assertThat(read.features()).isEqualTo(contract.features());
        }
        Path missing = directory.resolve("missing.json");
        assertThat(faults(DocumentException.class, () -> FeatureContract.load(missing)))
                .singleElement()
                .asString()
                .startsWith("FP-101 at " + missing);
    }

    @Test
    void A3_layoutDoesNotMatterAndANumberDoes() {
        FeatureContract canonical =
                FeatureContract.parse("canonical", contract.document().canonicalText());
        assertThat(canonical).isEqualTo(contract);
        FeatureContract other =
                FeatureContract.parse("other", replaceInFeature(CONTRACT, 3, "\"period\": 9", "\"period\": 8"));
        assertThat(other).isNotEqualTo(contract);
        assertThat(other.hash()).isNotEqualTo(contract.hash());
        assertThat(other.orderHash()).isEqualTo(contract.orderHash());
        assertThat(contract).isNotEqualTo(contract.hash());
    }

    /** Computed by Python: hashlib.sha256(b"log_ret_5m,log_ret_1h").hexdigest()[:16]. */
    @Test
    void A2_theOrderHashIsOverTheNamesAlone() {
        String twoFeatures = CONTRACT.substring(0, CONTRACT.indexOf(",\n    {\n      \"index\": 2,")) + "]}";
        assertThat(FeatureContract.parse("two", twoFeatures).orderHash()).isEqualTo("55a96ef623910f87");
    }

    @Test
    void A1_featuresAreFoundByNameAndIndex() {
        for (int i = 0; i < contract.size(); i++) {
            FeatureSpec feature = contract.feature(i);
            assertThat(feature.index()).isEqualTo(i);
            assertThat(contract.indexOf(feature.name())).isEqualTo(i);
            assertThat(contract.feature(feature.name())).isSameAs(feature);
        }
        assertThat(contract.indexOf("time_normalized")).isEqualTo(14);
    }

    @Test
    void A1_aFeatureThatIsNotThereIsRefused() {
        String where = "FP-210 at usdcop-m5@1.0.0 (hash cde7d95752fa05af): ";
        for (int index : new int[] {-1, 15, Integer.MAX_VALUE}) {
            assertThat(faults(InputException.class, () -> contract.feature(index)))
                    .containsExactly(where + "must be an index from 0 to 14, but was " + index);
        }
        for (String name : List.of("rsi_14", "RSI_9", "")) {
            String fault = where + "must be one of log_ret_5m, log_ret_1h, log_ret_4h, rsi_9, atr_pct, adx_14, dxy_z,"
                    + " dxy_change_1d, vix_z, embi_z, brent_change_1d, rate_spread, usdmxn_change_1d, position,"
                    + " time_normalized, but was " + name;
            assertThat(faults(InputException.class, () -> contract.feature(name)))
                    .containsExactly(fault);
            assertThat(faults(InputException.class, () -> contract.indexOf(name)))
                    .containsExactly(fault);
        }
    }

    @Test
    void A3_aContractCannotBeAltered() {
        for (List<?> list : List.of(
                contract.features(),
                contract.marketFeatures(),
                contract.stateFeatures(),
                contract.macroColumns(),
                contract.macroSources(),
                contract.policyNames(),
                contract.feature(0).inputs())) {
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> list.remove(0));
        }
    }

    @Test
    void A3_anotherPeriodIsALineOfTheDocument() {
        String line = """
                {"index": 13, "name": "rsi_14", "calculation": {"kind": "rsi", "period": 14, "smoothing": "wilder", "epsilon": 0.0, "first_change": "zero", "no_loss": "undefined"}, "inputs": ["close"], "undefined": 50.0, "normalization": "z_score", "range": {"min": -5.0, "max": 5.0}, "tolerance_ulps": {"raw": 0, "normalized": 0, "observation": 0}},
                """;
        FeatureSpec added = withNewFeature(line).feature("rsi_14");
        assertThat(added.index()).isEqualTo(13);
        assertThat(added.calculation())
                .isEqualTo(new Rsi(14, Smoothing.WILDER, 0, FirstChange.ZERO, Rsi.NoLoss.UNDEFINED));
    }

    @Test
    void A3_aCalculationOfAPriceCanBeAskedOfAMacroColumn() {
        String line = """
                {"index": 13, "name": "brent_ret", "calculation": {"kind": "log_return", "lag": 3, "form": "log_of_quotient", "clip": 0.05}, "inputs": ["brent"], "undefined": null, "normalization": "z_score", "range": {"min": -5.0, "max": 5.0}, "tolerance_ulps": {"raw": 1, "normalized": 0, "observation": 0}},
                """;
        FeatureContract other = withNewFeature(line);
        FeatureSpec added = other.feature(13);
        assertThat(added.calculation()).isEqualTo(new LogReturn(3, LogReturn.Form.LOG_OF_QUOTIENT, 0.05));
        assertThat(added.inputs()).containsExactly("brent");
        assertThat(added.undefined()).isNaN();
        assertThat(other.marketFeatures()).hasSize(14).contains(added);
        assertThat(other.stateFeatures()).extracting(FeatureSpec::index).containsExactly(14, 15);
    }

    private FeatureContract withNewFeature(String line) {
        String renumbered =
                replace(replace(CONTRACT, "\"index\": 14,", "\"index\": 15,"), "\"index\": 13,", "\"index\": 14,");
        String position = "{\n      \"index\": 14,";
        FeatureContract with = FeatureContract.parse("new", replace(renumbered, position, line + position));
        assertThat(with.size()).isEqualTo(16);
        assertThat(with.hash()).isNotEqualTo(contract.hash());
        assertThat(with.orderHash()).isNotEqualTo(contract.orderHash());
        return with;
    }

    @Test
    void B1_onlyTheContractsOwnMacroColumnsPassInItsOrder() {
        contract.requireMacroColumns(List.of("dxy", "vix", "embi", "brent", "usdmxn", "treasury_10y"));
        String all = "[dxy, vix, embi, brent, usdmxn, treasury_10y]";
        assertThat(faults(InputException.class, () -> contract.requireMacroColumns(List.of("gold", "dxy", "silver"))))
                .containsExactly(
                        "FP-505 at macro columns: must be one of " + all + ", but was gold",
                        "FP-505 at macro columns: must be one of " + all + ", but was silver");
        assertThat(faults(InputException.class, () -> contract.requireMacroColumns(List.of("dxy", "vix"))))
                .containsExactly("FP-506 at macro columns: must be " + all + ", but was [dxy, vix]");
        List<String> reversed = List.of("treasury_10y", "usdmxn", "brent", "embi", "vix", "dxy");
        assertThat(faults(InputException.class, () -> contract.requireMacroColumns(reversed)))
                .containsExactly("FP-506 at macro columns: must be " + all + ", but was " + reversed);
    }

    @Test
    void B2_aPolicyThatIsNotThereIsRefusedAndThoseThereAreAreListed() {
        for (String name : List.of("strict", "Live", "")) {
            assertThat(faults(InputException.class, () -> contract.policy(name)))
                    .containsExactly("FP-213 at " + contract + ": must be one of live, training, but was " + name);
        }
    }
}
