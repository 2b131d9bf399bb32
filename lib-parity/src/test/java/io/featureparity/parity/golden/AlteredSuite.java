// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.GoldenDataException;
import io.featureparity.testsupport.golden.SuiteFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A small suite in a folder, to be altered, and how it is refused. */
abstract class AlteredSuite {

    static final String NO_HASH = "0".repeat(64);
    static final String GOLD_STATS = "norm-stats/gold-m5.json";
    static final String GOLD_CONTRACT = "contracts/gold-m5-2.1.0.json";
    static final String OBSERVATION = "cases/another-contract/observation.csv";

    @TempDir
    Path folder;

    SuiteFolder suite;

    @BeforeEach
    void copy() {
        suite = SuiteFolder.of(folder, "flat", "another-contract");
    }

    void delete(String file) {
        try {
            Files.delete(suite.path(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void alter(Consumer<ObjectNode> change) {
        change.accept(suite.manifest());
        suite.save();
    }

    void assertDocument(ErrorCode code, String pointer, String rule) {
        assertThat(refusal(DocumentException.class, () -> GoldenSuite.open(folder))
                        .faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo(code);
                    assertThat(fault.where()).isEqualTo(suite.path("manifest.json") + pointer);
                    assertThat(fault.rule()).isEqualTo(rule);
                });
    }

    void assertMalformed(String where, String rule, String value) {
        assertThat(refusal(GoldenDataException.class, () -> GoldenSuite.open(folder))
                        .faults())
                .extracting(Fault::code, Fault::where, Fault::rule, Fault::value)
                .containsExactly(tuple(ErrorCode.GOLDEN_FILE_MALFORMED, folder + "/" + where, rule, value));
    }

    void assertRefused(ErrorCode code, String where) {
        FeatureParityException refused = refusal(FeatureParityException.class, () -> GoldenSuite.open(folder));
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.faults().get(0).where()).startsWith(folder + "/" + where);
    }
}
