// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.GoldenDataException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables that have the hashes of their manifest and still are no tables of the case. */
class GoldenTablesTest extends AlteredSuite {

    @Test
    void aCaseHasAtLeastOneRowAndAsManyAsItsTables() {
        alter(manifest -> suite.entry("flat").put("rows", 0));
        assertDocument(ErrorCode.VALUE_NOT_ALLOWED, "#/cases/0/rows", "must be at least 1");
        alter(manifest -> suite.entry("flat").put("rows", 201));
        assertMalformed("training-outputs/flat/input.csv", "must have the 201 rows of its case", "200");
    }

    @Test
    void D4_aCaseWithObservationsIsLongerThanItsWarmUp() {
        int warmUp =
                GoldenSuite.open(folder).golden("another-contract").contract().warmUpBars();
        for (String table : List.of("input", "state", "raw", "normalized", "observation")) {
            String file = "cases/another-contract/" + table + ".csv";
            List<String> lines = suite.text(file).lines().limit(1 + warmUp).toList();
            suite.replace(file, String.join("\n", lines) + "\n");
        }
        alter(manifest -> suite.entry("another-contract").put("rows", warmUp));
        assertThatExceptionOfType(GoldenDataException.class)
                .isThrownBy(() -> GoldenSuite.open(folder))
                .withMessage("FP-705 at case another-contract: must be longer than the warm-up of " + warmUp
                        + " bars to have an observation, but was " + warmUp + " rows");
    }

    @Test
    void D4_anObservationInTheWarmUpIsRefused() {
        List<String> lines = new ArrayList<>(suite.text(OBSERVATION).lines().toList());
        lines.set(1, lines.get(lines.size() - 1));
        suite.replace(OBSERVATION, String.join("\n", lines) + "\n");
        assertRefused(ErrorCode.GOLDEN_FILE_MALFORMED, OBSERVATION + ", row 0");
    }

    @Test
    void D1_anObservationWithAnAbsentValueIsRefused() {
        String text = suite.text(OBSERVATION);
        suite.replace(OBSERVATION, text.substring(0, text.lastIndexOf(',') + 1) + "\n");
        assertRefused(ErrorCode.GOLDEN_FILE_MALFORMED, OBSERVATION + ", row 335");
    }

    @Test
    void D2_aPositionThatIsAbsentIsRefused() {
        String file = "cases/another-contract/state.csv";
        String text = suite.text(file);
        suite.replace(file, text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1) + "\n");
        assertMalformed(file + ", row 335, position", "must be present", "empty");
    }

    @Test
    void A1_columnsSwappedInAFileAreRefused() {
        String file = "training-outputs/flat/raw.csv";
        suite.replace(file, suite.text(file).replaceFirst("rsi_9,atr_pct", "atr_pct,rsi_9"));
        assertRefused(ErrorCode.GOLDEN_FILE_MALFORMED, file);
    }

    @Test
    void B1_anInputWithoutAMacroColumnIsRefused() {
        String file = "cases/another-contract/input.csv";
        suite.replace(file, suite.text(file).replaceFirst(",dxy\n", "\n"));
        assertMalformed(
                file,
                "must have the columns time,open,high,low,close,real_yield,dxy",
                "time,open,high,low,close,real_yield");
    }

    @Test
    void aPackedFileThatIsNotPackedIsRefused() {
        String packed = "training-outputs/flat/raw.csv.gz";
        suite.replace(packed, "not packed\n".getBytes(StandardCharsets.UTF_8));
        alter(manifest -> {
            ((ObjectNode) suite.entry("flat").path("stages")).put("raw", packed);
            ((ObjectNode) manifest.path("files")).remove("training-outputs/flat/raw.csv");
        });
        delete("training-outputs/flat/raw.csv");
        assertMalformed(packed, "must be a gzip file", "a damaged file (Not in GZIP format)");
    }
}
