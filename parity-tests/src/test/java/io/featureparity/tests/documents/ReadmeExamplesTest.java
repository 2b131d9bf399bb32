// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.features.feed.FeedDecision;
import io.featureparity.tests.documents.ReadmeExamples.Fed;
import io.featureparity.tests.documents.ReadmeExamples.Served;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The code in the READMEs does what they say of it. */
class ReadmeExamplesTest {

    private static final Path MODEL = Path.of("..", "examples", "service", "model");

    private final ReadmeExamples examples = new ReadmeExamples();
    private final Served served = examples.serve(MODEL);

    @Test
    void theEngineServesAnObservationAndLooksAtABarThatHasNotEnded() {
        assertThat(served.inputs()).isEqualTo(15);
        assertThat(served.formingValues()).isEqualTo(13);
    }

    @Test
    void theFeedDecidesAboutHistoryAndLiveBarsInOneWay() {
        Fed fed = examples.feed(served.model());
        assertThat(fed.log()).hasSize(16).allMatch(line -> line.endsWith("Z ACCEPTED"));
        assertThat(fed.decision()).isEqualTo(FeedDecision.ACCEPTED);
        assertThat(fed.observation().requireValid().toArray()).hasSize(15);
    }

    @Test
    void aStrategyOfTa4jGoesByTheEnginesFeatures() {
        assertThat(examples.trade(served.model()).getUnstableBars()).isEqualTo(14);
    }
}
