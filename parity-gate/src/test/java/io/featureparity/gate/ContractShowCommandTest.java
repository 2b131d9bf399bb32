// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Availability;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroSource;
import io.featureparity.contract.TradingSession;
import io.featureparity.gate.console.ContractText;
import io.featureparity.gate.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown is what one writes. */
class ContractShowCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private static String shown(String... options) {
        Run run = new Run();
        assertThat(run.verb("contract", "show", (Object[]) options)).isEqualTo(ExitCode.PARITY);
        assertThat(run.err()).isEmpty();
        return run.out();
    }

    @Test
    void A3_whatIsShownIsADocumentThatIsValidAndTheSameContract() throws IOException {
        for (FeatureContract contract : FeatureContract.builtIns()) {
            String name = contract.id() + "@" + contract.version();
            Path file = Files.writeString(folder.resolve("shown.json"), shown(name));
            Run validate = new Run();
            assertThat(validate.of("contract", "validate", file.toString())).isEqualTo(ExitCode.PARITY);
            assertThat(validate.out()).endsWith(", hash " + contract.hash() + "\n");
            assertThat(shown(file.toString())).isEqualTo(shown(name));
        }
    }

    /** As it is written in the documentation, and not as a hash is computed. */
    @Test
    void itIsLaidOutForAPerson() {
        assertThat(shown())
                .startsWith("{\n  \"id\": \"usdcop-m5\",\n  \"version\": \"1.0.0\",\n  \"bar_minutes\": 5,\n")
                .contains("\n    {\"name\": \"dxy\", \"available\": {\"kind\": \"session_start\", ")
                .endsWith("\n}\n");
    }

    @Test
    void itIsDescribedInWords() {
        assertThat(shown("--describe"))
                .startsWith("contract    usdcop-m5@1.0.0\n")
                .contains("\nsession     13:00 to 17:55 UTC, Mon Tue Wed Thu Fri, holidays of CO\n")
                .contains("\nmacro       dxy, seen from the next session on, stale after 144 bars\n");
    }

    @Test
    void A1_sessionsAndSourcesOfOtherKindsAreDescribedToo() {
        Set<DayOfWeek> days = EnumSet.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY);
        ZoneId newYork = ZoneId.of("America/New_York");
        assertThat(ContractText.of(new TradingSession(
                        LocalTime.of(17, 0),
                        LocalTime.of(16, 55),
                        TradingSession.Overnight.FROM_DAY_BEFORE,
                        newYork,
                        days,
                        Set.of())))
                .isEqualTo("17:00 to 16:55 America/New_York, from the evening before, Mon Sun, no holidays");
        assertThat(ContractText.of(new MacroSource(
                        "vix", new Availability.TimeOfDay(0, LocalTime.of(16, 15), newYork), MacroSource.NO_LIMIT)))
                .isEqualTo("vix, seen from 16:15 America/New_York of its day on, never stale");
        assertThat(ContractText.of(new MacroSource("vix", new Availability.AsPublished(), 9)))
                .isEqualTo("vix, seen from the instant on at which it was published, stale after 9 bars");
        assertThat(ContractText.of(new MacroSource("vix", new Availability.SessionStart(3), 9)))
                .isEqualTo("vix, seen from the session on that is 3 later, stale after 9 bars");
    }

    @Test
    void theCanonicalTextIsOneLine() {
        FeatureContract contract = FeatureContract.builtIn("usdcop-m5", "1.0.0");
        String canonical = contract.document().canonicalText() + "\n";
        assertThat(shown("--canonical")).isEqualTo(canonical);
        assertThat(shown("--json")).isEqualTo(canonical);
    }

    @Test
    void itIsNotShownInTwoWaysAtOnce() {
        Run run = new Run();
        assertThat(run.of("contract", "show", "--describe", "--canonical")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--describe", "--canonical", "mutually exclusive");
    }
}
