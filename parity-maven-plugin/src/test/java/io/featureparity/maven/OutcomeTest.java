// SPDX-License-Identifier: Apache-2.0
package io.featureparity.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

/** Each exit code is what a build should make of it, and nothing but 0 goes on. */
class OutcomeTest {

    private static final Log LOG = new SystemStreamLog();

    @Test
    void parityGoesOnWithTheVerdict() throws Exception {
        assertThat(new Outcome(0, List.of("table", "PARITY: all"), List.of()).tell(LOG))
                .isEqualTo("PARITY: all");
    }

    @Test
    void aDivergenceIsAFailureWithItsHeadline() {
        Outcome outcome = new Outcome(1, List.of("table", "first divergence: x", "DIVERGENCE: 1"), List.of());
        assertThatThrownBy(() -> outcome.tell(LOG))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("first divergence: x; DIVERGENCE: 1");
    }

    @Test
    void theHeadlineHasTheKindOfDifferenceAndTheAdviceToo() {
        List<String> out = List.of(
                "table",
                "first divergence: x",
                "kind of difference: y",
                "first numeric divergence: z",
                "DIVERGENCE: 1",
                "look at --macro");
        assertThatThrownBy(() -> new Outcome(1, out, List.of()).tell(LOG))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("first divergence: x; kind of difference: y; first numeric divergence: z; DIVERGENCE: 1;"
                        + " look at --macro");
    }

    @Test
    void badInputIsAFailureWithItsLine() {
        assertThatThrownBy(() -> new Outcome(2, List.of(), List.of("parity: FP-901", "usage")).tell(LOG))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("parity: FP-901");
    }

    @Test
    void whatTheCommandDoesNotKnowItselfIsAnError() {
        assertThatThrownBy(() -> new Outcome(3, List.of(), List.of("parity: a fault", "trace")).tell(LOG))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("parity: a fault");
        assertThatThrownBy(() -> new Outcome(139, List.of(), List.of()).tell(LOG))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("parity: ended with status 139");
    }

    @Test
    void aRefusalNamesItsFirstFaultAndHowManyMore() {
        assertThat(Outcome.refused(LOG, List.of("FP-401"))).hasMessage("parity: FP-401");
        assertThat(Outcome.refused(LOG, List.of("FP-401", "FP-402", "FP-403")))
                .hasMessage("parity: FP-401 (and 2 more)");
    }
}
