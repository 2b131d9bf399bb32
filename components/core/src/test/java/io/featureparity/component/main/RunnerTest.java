// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.main;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {

    @TempDir
    private Path temp;

    private Path file = Path.of("");
    private final List<String> out = new ArrayList<>();
    private final List<String> err = new ArrayList<>();
    private final Host host =
            new Host(Map.of("PARITY_A", "there"), () -> Instant.EPOCH, () -> 0, out::add, err::add, new StopSignal());

    @BeforeEach
    void settings() throws IOException {
        file = Files.writeString(temp.resolve("a.properties"), "a=file\nb=1\n");
    }

    private int run(Component component, String... arguments) {
        return new Runner("SETTINGS", component).run(List.of(arguments), host);
    }

    private int ending(RuntimeException thrown) {
        return run(
                (settings, rest, with) -> {
                    throw thrown;
                },
                file.toString());
    }

    @Test
    void aComponentGetsSettingsArgumentsAndTheHost() {
        int code = run(
                (settings, rest, with) -> with.out()
                        .accept(settings.text("a")
                                + settings.text("b")
                                + rest
                                + with.stop().isRequested()),
                file.toString(),
                "x",
                "y");
        assertThat(code).isZero();
        assertThat(out).containsExactly("there1[x, y]false");
        assertThat(err).isEmpty();
    }

    @Test
    void argumentsThatAreNotPossibleAreRefused() {
        assertThat(run((settings, rest, with) -> {})).isEqualTo(2);
        assertThat(run((settings, rest, with) -> {}, "\0")).isEqualTo(2);
        assertThat(run((settings, rest, with) -> {}, "none.properties")).isEqualTo(2);
        assertThat(run((settings, rest, with) -> Runner.requireNone(rest), file.toString()))
                .isZero();
        assertThat(run((settings, rest, with) -> Runner.requireNone(rest), file.toString(), "x", "y"))
                .isEqualTo(2);
        assertThat(err)
                .containsExactly(
                        "FP-1203 at command line: must be: SETTINGS, but was none",
                        "FP-1203 at command line: must be: SETTINGS, but was  ",
                        "FP-1201 at none.properties: must be a file of settings, but was not readable (NoSuchFileException)",
                        "FP-1203 at command line: must be: SETTINGS, but was more: x y");
    }

    @Test
    void eachFaultIsALineAndItsCodeGivesTheExitCode() {
        Fault setting = new Fault(ErrorCode.STORE_SETTING, "a", "must be b", "c\nd\u001b[2Je\u2028");
        Fault other = new Fault(ErrorCode.STORE_ACCESS, "a", "must be b", "c");
        assertThat(ending(new ComponentException(setting))).isEqualTo(2);
        assertThat(ending(new ComponentException(List.of(setting, other), null)))
                .isEqualTo(3);
        assertThat(ending(new StoreException(other))).isEqualTo(3);
        String first = "FP-1117 at a: must be b, but was c d [2Je ";
        String second = "FP-1102 at a: must be b, but was c";
        assertThat(err).containsExactly(first, first, second, second);
    }

    @Test
    void whatNobodyExpectedIsNamedWithoutItsText() {
        assertThat(ending(new IllegalStateException("the password is honey"))).isEqualTo(3);
        assertThat(err).hasSize(1);
        assertThat(err.get(0))
                .matches("FP-1204 at .*RunnerTest.*: must not throw this, but was java.lang.IllegalStateException");
    }

    @Test
    void anErrorOfTheJvmIsAFaultToo() {
        int code = run(
                (settings, rest, with) -> {
                    throw new OutOfMemoryError();
                },
                file.toString());
        assertThat(code).isEqualTo(3);
        assertThat(err).singleElement().asString().startsWith("FP-1204");
    }

    @Test
    void aJudgeHasAnExitCodeOfItsOwn() {
        assertThat(Runner.judging("SETTINGS", (settings, rest, with) -> 1).run(List.of(file.toString()), host))
                .isEqualTo(1);
        assertThat(Runner.judging("SETTINGS", (settings, rest, with) -> 1).run(List.of(), host))
                .isEqualTo(2);
    }
}
