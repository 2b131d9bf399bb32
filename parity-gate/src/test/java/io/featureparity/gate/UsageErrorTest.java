// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.gate.console.DidYouMean;
import io.featureparity.gate.console.ExitCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong usage is one line: what is wrong, what was probably meant, where the help is. */
class UsageErrorTest {

    private final Run run = new Run();

    private String refused(String... args) {
        assertThat(run.of(args)).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        return run.err();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "check --bogus                         | Unknown option '--bogus' (see 'parity check --help')",
                "check --bogus x                       | Unknown option '--bogus' (see 'parity check --help')",
                "check --bar b.csv                     | Unknown option '--bar'; did you mean '--bars'? (see 'parity check --help')",
                "check --expeceted=e.csv               | Unknown option '--expeceted'; did you mean '--expected'? (see 'parity check --help')",
                "features --norm s.json --bars b.csv   | Unknown option '--norm'; did you mean '--norm-stats'? (see 'parity features --help')",
                "features --bars --bogus               | Unknown option '--bogus' (see 'parity features --help')",
                "features --bars --otu                 | Unknown option '--otu'; did you mean '--out'? (see 'parity features --help')",
                "--bogus check                         | Unknown option '--bogus' (see 'parity --help')",
                "--verison                             | Unknown option '--verison'; did you mean '--version'? (see 'parity --help')",
                "verfiy                                | Unknown verb 'verfiy'; did you mean 'verify'? (see 'parity --help')",
                "feature --bars b.csv                  | Unknown verb 'feature'; did you mean 'features'? (see 'parity --help')",
                "contract shwo                         | Unknown verb 'shwo'; did you mean 'show'? (see 'parity contract --help')",
                "help verfiy                           | Unknown verb 'verfiy'; did you mean 'verify'? (see 'parity --help')",
                "log verfy                             | Unknown verb 'verfy'; did you mean 'verify'? (see 'parity log --help')",
                "log tail --log d --folow              | Unknown option '--folow'; did you mean '--follow'? (see 'parity log tail --help')",
                "log export --log d                    | Missing required option: '--to=FILE' (see 'parity log export --help')",
                "log verify                            | Missing required option: '--log=DIR' (see 'parity log verify --help')",
                "xyzzy                                 | Unknown verb 'xyzzy' (see 'parity --help')",
                "verify extra                          | Unexpected argument 'extra' (see 'parity verify --help')",
                "features --bars b.csv                 | Missing required option: '--out=FILE' (see 'parity features --help')",
                "contract                              | Missing required subcommand, one of show, hash, validate, explain (see 'parity contract --help')",
            })
    void wrongUsageIsOneLineThatBlamesTheRightWord(String words, String message) {
        assertThat(refused(words.split(" "))).isEqualTo("parity: " + message + "\n");
    }

    /** Whatever is wrong, in whatever way it is told. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "check",
                "check --bars",
                "check --bars a --bars b",
                "check --column time",
                "check --assume-utc=maybe",
                "features --bars a.csv --out b.csv --stage cooked",
                "features --bars a.csv --out b.csv --stage observation",
                "stats fit --bars a.csv --out b.json --from yesterday",
                "stats",
                "manifest verify",
                "check --x\ny",
            })
    void wrongUsageIsNeverMoreThanOneLine(String words) {
        String[] args = words.isEmpty() ? new String[0] : words.split(" ");
        assertThat(refused(args).lines())
                .hasSize(1)
                .allMatch(line -> line.matches("parity: .* \\(see 'parity.* --help'\\)"));
    }

    /** A path that the system cannot have, such as one in letters that its encoding lacks. */
    @Test
    void aPathThatCannotBeIsSaidInWords() {
        assertThat(refused("verify", "--suite", "a\0b"))
                .isEqualTo("parity: Invalid value for option '--suite': must be a path that this system can have,"
                        + " but was 'a?b' (see 'parity verify --help')\n");
        Run contract = new Run();
        assertThat(contract.of("contract", "hash", "a\0b")).isEqualTo(ExitCode.USAGE);
        assertThat(contract.err())
                .contains("must be a path that this system can have")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void theVersionNamesTheLibraryTheContractsAndTheJvm(String option) {
        assertThat(run.of(option)).isEqualTo(ExitCode.PARITY);
        List<String> lines = run.out().lines().toList();
        assertThat(lines.get(0)).matches("feature-parity [0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?");
        FeatureContract.builtIns()
                .forEach(contract -> assertThat(lines)
                        .contains("contract " + contract.id() + "@" + contract.version() + " " + contract.hash()));
        assertThat(lines)
                .contains("Java " + System.getProperty("java.runtime.version") + ", "
                        + System.getProperty("java.vm.name"))
                .hasSize(3 + FeatureContract.builtIns().size());
        assertThat(run.err()).isEmpty();
    }

    @Test
    void onlyWhatIsNearIsMeant() {
        List<String> known = List.of("rsi_9", "rsi_21", "atr_pct", "volatility_regime", "dxy_z", "vix_z");
        assertThat(DidYouMean.nearest("RSI-9", known)).contains("rsi_9");
        assertThat(DidYouMean.nearest("rsi21", known)).contains("rsi_21");
        assertThat(DidYouMean.nearest("artpct", known)).contains("atr_pct");
        assertThat(DidYouMean.nearest("volatility", known)).contains("volatility_regime");
        assertThat(DidYouMean.nearest("dxy", known)).contains("dxy_z");
        assertThat(DidYouMean.nearest("macd", known)).isEmpty();
        assertThat(DidYouMean.nearest("", known)).isEmpty();
        assertThat(DidYouMean.nearest("__", known)).isEmpty();
        assertThat(DidYouMean.nearest("rsi_9".repeat(20_000), known)).isEmpty();
        assertThat(DidYouMean.nearest("rsi_9", List.of("rsi_9".repeat(20_000)))).isEmpty();
        assertThat(DidYouMean.question("rsi9", known)).isEqualTo("; did you mean 'rsi_9'?");
        assertThat(DidYouMean.question("macd", known)).isEmpty();
    }
}
