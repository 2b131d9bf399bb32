// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.features.batch.Warmup;
import io.featureparity.features.model.Model;
import io.featureparity.parity.golden.GoldenCase;
import io.featureparity.parity.golden.GoldenSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of the warm-up document are made by the library; this says when they have to be made again. */
class WarmupDocumentTest {

    @ParameterizedTest
    @ValueSource(strings = {"session-walk", "year"})
    void D5_theTableIsTheOneThatTheLibraryMakes(String name) throws IOException {
        GoldenCase golden = GoldenSuite.onClassPath().golden(name);
        String table = Warmup.table(Warmup.measure(Model.of(golden.contract(), golden.stats()), golden.bars()));
        String document = Files.readString(Path.of("../docs/warm-up.md"));
        assertThat(document).contains("`" + name + "`", table);
    }
}
