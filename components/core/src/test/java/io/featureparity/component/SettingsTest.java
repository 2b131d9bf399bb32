// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @TempDir
    private Path temp;

    private static Settings of(Map<String, String> values) {
        return Settings.of(values, Map.of());
    }

    private static ComponentException refused(ThrowingCallable call) {
        return refusal(ComponentException.class, call);
    }

    private static String message(ThrowingCallable call) {
        return refused(call).faults().toString();
    }

    @Test
    void aFileIsRead() throws IOException {
        Path file = temp.resolve("refresh.properties");
        Files.writeString(file, "# where\ndatabase.host = wörld \nport=1\n");
        Settings settings = Settings.load(file, Map.of());
        assertThat(settings.text("database.host")).isEqualTo("wörld");
        assertThat(settings.number("port", 5, 1, 9)).isEqualTo(1);
        settings.requireNoOther();
    }

    @Test
    void aFileThatCannotBeReadIsRefusedWithoutItsText() throws IOException {
        Path file = temp.resolve("a.properties");
        assertThat(message(() -> Settings.load(file, Map.of())))
                .isEqualTo("[FP-1201 at " + file
                        + ": must be a file of settings, but was not readable (NoSuchFileException)]");
        Files.writeString(file, "password = \\uhoney");
        assertThat(message(() -> Settings.load(file, Map.of())))
                .contains("not readable")
                .doesNotContain("honey");
        Files.write(file, new byte[] {'a', '=', (byte) 0xff});
        assertThat(message(() -> Settings.load(file, Map.of()))).contains("not readable");
    }

    @Test
    void theEnvironmentGoesBeforeTheFile() {
        Settings settings = Settings.of(
                Map.of("database.host", "file", "port", "2"),
                Map.of("PARITY_DATABASE_HOST", "there", "PARITY_PORT", "x"));
        assertThat(settings.text("database.host")).isEqualTo("there");
        assertThat(message(() -> settings.number("port", 1, 1, 9)))
                .isEqualTo(
                        "[FP-1201 at environment variable PARITY_PORT: must be a whole number from 1 to 9, but was x]");
    }

    @Test
    void whatIsNotSetHasItsUsualValue() {
        Settings settings = of(Map.of());
        assertThat(settings.text("a", "b")).isEqualTo("b");
        assertThat(settings.number("a", 3, 1, 9)).isEqualTo(3);
        assertThat(settings.real("a", 0.25)).isEqualTo(0.25);
        assertThat(settings.flag("a", true)).isTrue();
        assertThat(settings.duration("a", Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.find("a")).isEmpty();
        assertThat(message(() -> settings.text("a")))
                .isEqualTo("[FP-1201 at setting a in settings: must be set, but was not set]");
        assertThat(message(() -> settings.path("a"))).contains("must be set");
    }

    @Test
    void whatIsSetIsRead() {
        Settings settings = of(Map.of("n", "-7", "r", "-1e-3", "f", "false", "d", "PT0.5S", "p", "x/y"));
        assertThat(settings.number("n", 3, -9, 9)).isEqualTo(-7);
        assertThat(settings.real("r", 0)).isEqualTo(-1e-3);
        assertThat(settings.flag("f", true)).isFalse();
        assertThat(settings.duration("d", Duration.ofSeconds(5))).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.path("p")).isEqualTo(Path.of("x/y"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0", "10", "1.5", "2147483648", "one"})
    void anImpossibleNumberIsRefused(String text) {
        assertThat(refused(() -> of(Map.of("a", text)).number("a", 3, 1, 9))).hasMessageStartingWith("FP-1201");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NaN", "Infinity", "1e999", "0,5"})
    void anImpossibleRealIsRefused(String text) {
        assertThat(refused(() -> of(Map.of("a", text)).real("a", 1))).hasMessageStartingWith("FP-1201");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5s", "PT0S", "PT-1S", "5"})
    void anImpossibleDurationIsRefused(String text) {
        assertThat(refused(() -> of(Map.of("a", text)).duration("a", Duration.ofSeconds(1))))
                .hasMessageStartingWith("FP-1201");
    }

    @Test
    void otherImpossibleValuesAreRefused() {
        Settings settings = of(Map.of("a", "\0"));
        assertThat(message(() -> settings.flag("a", true))).contains("must be true or false");
        assertThat(message(() -> settings.path("a"))).contains("must be a path");
    }

    @Test
    void aSecretComesFromTheEnvironmentOrAFile() throws IOException {
        Path file = Files.writeString(temp.resolve("secret"), "honey\n");
        assertThat(Settings.of(Map.of(), Map.of("PARITY_DATABASE_PASSWORD", "bee"))
                        .secret("database.password")
                        .reveal())
                .isEqualTo("bee");
        Settings settings = of(Map.of("database.password-file", file.toString()));
        assertThat(settings.secret("database.password").reveal()).isEqualTo("honey");
        settings.requireNoOther();
        assertThat(message(() -> of(Map.of()).secret("database.password")))
                .isEqualTo(
                        "[FP-1201 at setting database.password in settings: must be set: PARITY_DATABASE_PASSWORD in the"
                                + " environment, or database.password-file, but was not set]");
    }

    @Test
    void aSecretInTheSettingsIsRefusedAndNotShown() {
        Settings settings = of(Map.of("database.password", "honey"));
        assertThat(message(() -> settings.secret("database.password")))
                .contains("must be in the environment, as PARITY_DATABASE_PASSWORD")
                .doesNotContain("honey");
    }

    @Test
    void everySettingThatNobodyAskedForIsRefused() {
        Settings settings = of(Map.of("databse.host", "a", "database.port", "1", "zzz", "1"));
        assertThat(settings.find("database.host")).isEmpty();
        assertThat(settings.number("database.port", 1, 1, 9)).isEqualTo(1);
        assertThat(refused(settings::requireNoOther).faults())
                .extracting(Fault::toString)
                .containsExactly(
                        "FP-1202 at settings: must hold known settings alone; did you mean database.host?, but was databse.host",
                        "FP-1202 at settings: must hold known settings alone, but was zzz");
    }
}
