// SPDX-License-Identifier: Apache-2.0
package io.featureparity.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A configuration becomes the options of the command; what is not configured is not said. */
class CommandTest {

    @Test
    void optionsKeepTheirValuesAndWhatIsAbsentIsLeftOut() {
        Outcome outcome = new Command("check")
                .option("--bars", "-bars.csv")
                .option("--position", null)
                .options("--feature", List.of("rsi_9", "adx_14"))
                .options("--column", Map.of("time", "timestamp"))
                .flag("--assume-utc", true)
                .flag("--quiet", false)
                .in((args, out, err) -> {
                    args.forEach(out::println);
                    err.println("said\nin two lines");
                    return 7;
                });
        assertThat(outcome.status()).isEqualTo(7);
        assertThat(outcome.out())
                .containsExactly(
                        "check",
                        "--bars=-bars.csv",
                        "--feature=rsi_9",
                        "--feature=adx_14",
                        "--column=time=timestamp",
                        "--assume-utc");
        assertThat(outcome.err()).containsExactly("said", "in two lines");
    }
}
