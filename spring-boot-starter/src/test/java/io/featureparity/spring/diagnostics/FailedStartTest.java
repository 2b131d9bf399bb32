// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.spring.audit.AuditAutoConfiguration;
import io.featureparity.spring.feed.FeedAutoConfiguration;
import io.featureparity.spring.level.LevelAutoConfiguration;
import io.featureparity.spring.model.ModelAutoConfiguration;
import io.featureparity.spring.store.PostgresAutoConfiguration;
import io.featureparity.spring.store.RedisAutoConfiguration;
import io.featureparity.spring.store.StoreEdgesAutoConfiguration;
import io.featureparity.spring.watch.WatchAutoConfiguration;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.Configuration;

/** What an operator reads if an application does not start. Each test starts a real one. */
class FailedStartTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "feature-parity.feed.policy=lively | FP-1280 | property feature-parity.feed.policy: must be a policy of the contract, one of [live, training], but was lively",
                "feature-parity.instruments=USD/COP | FP-1280 | property feature-parity.instruments: must name each instrument once, but was [USD/COP, USD/COP]",
                "feature-parity.snapshot.when-refused=perhaps | FP-1280 | property feature-parity.snapshot.when-refused: must be one of fail, begin-anew, but was perhaps",
                "feature-parity.redis.port=many | FP-1280 | property feature-parity.redis.port: must be a whole number, but was many",
                "feature-parity.redis.tls=perhaps | FP-1280 | property feature-parity.redis.tls: must be true or false, but was perhaps",
                "feature-parity.redis.timeout=soon | FP-1280 | property feature-parity.redis.timeout: must be a duration such as 500ms, 10s or PT10S, but was soon",
                "feature-parity.feed.polices=live | FP-1280 | property feature-parity.feed.polices: must be one of [feature-parity.feed.policy, feature-parity.feed.closures-file, feature-parity.feed.refuse-outside-high-low], but was live",
                "feature-parity.instrument=A | FP-1280 | property feature-parity.instrument: must be one of [feature-parity.enabled, feature-parity.instruments, ",
                "feature-parity.postgres.host=db | FP-1280 | property feature-parity.postgres.database: must be set if feature-parity.postgres.host is, but was not set",
                "feature-parity.source.policy=perhaps | FP-1280 | property feature-parity.source.policy: must be one of flag, refuse, but was perhaps",
                "feature-parity.source.overdue=0s | FP-1280 | property feature-parity.source.overdue: must be from PT0.001S to PT8784H, but was PT0S",
                "feature-parity.breaker.online.failures=many | FP-1280 | property feature-parity.breaker.online.failures: must be a number, but was many",
                "feature-parity.breaker.macro.retry.calls=0 | FP-1280 | property feature-parity.breaker.macro.retry.calls: must be a whole number from 1 to 20, but was 0",
                "feature-parity.breaker.features.enabled=no way | FP-1280 | property feature-parity.breaker.features.enabled: must be true or false, but was no way",
                "feature-parity.breaker.redis.window=1 | FP-1280 | property feature-parity.breaker.redis.window: must be one of [feature-parity.breaker.enabled, feature-parity.breaker.database.failures, ",
                "feature-parity.quality.min-score=1 | FP-1280 | property feature-parity.quality.min-score: must be one of [feature-parity.quality.enabled, feature-parity.quality.rules, feature-parity.quality.least-score], but was 1",
                "feature-parity.quality.rules=r.json | FP-1280 | property feature-parity.quality.rules: must not be set while feature-parity.quality.enabled is false, but was r.json",
                "feature-parity.levels.look-every=1ms | FP-1280 | property feature-parity.levels.look-every: must be from PT0.01S to PT1H, but was PT0.001S",
                "feature-parity.logs.request-ids=1.5 | FP-1280 | property feature-parity.logs.request-ids: must be true or false, but was 1.5",
                "feature-parity.model.location=classpath:nowhere | FP-1282 | classpath:nowhere/manifest.json: must be readable; ",
                "feature-parity.model.statistics=manifest.json | FP-302 | classpath:model/manifest.json#/model_id: must be an object, but was",
            })
    void itSaysWhatIsWrongWhatIsPossibleAndWhatToDo(String property, String code, String message) {
        FailureAnalysis analysis = failedStart("--" + property);
        assertThat(analysis.getDescription()).contains(code + " at " + message);
        assertThat(analysis.getAction()).startsWith(code + ": ").contains(page(code));
    }

    @Test
    void otherStatisticsThanThoseOfTheModel() throws IOException {
        for (String file : new String[] {"manifest.json", "norm_stats.json"}) {
            Files.copy(Path.of("src/test/resources/model", file), folder.resolve(file));
        }
        Path stats = folder.resolve("norm_stats.json");
        Files.writeString(stats, GoldenData.text("norm-stats/huge-prices.json"));
        FailureAnalysis analysis = failedStart("--feature-parity.model.location=" + folder);
        assertThat(analysis.getDescription()).startsWith("FP-401 at ");
        assertThat(analysis.getAction()).startsWith("FP-401: ").contains(page("FP-401"));
    }

    @Test
    void rulesOfQualityThatAreNoRules() throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.json"), "{\"price_jump\": {\"weight\": 101}}");
        FailureAnalysis analysis =
                failedStart("--feature-parity.quality.enabled=true", "--feature-parity.quality.rules=" + rules);
        assertThat(analysis.getDescription()).contains(rules + "#/price_jump/weight");
        assertThat(analysis.getAction()).contains(ErrorPages.SITE);
    }

    @Test
    void aSavedStateThatIsDamaged() throws IOException {
        Path state = Files.writeString(folder.resolve("USD%2FCOP.feed"), "no state");
        FailureAnalysis analysis = failedStart("--feature-parity.snapshot.folder=" + folder);
        assertThat(analysis.getDescription()).startsWith("FP-603 at " + state);
        assertThat(analysis.getAction()).contains(ErrorPages.SITE);
    }

    @Test
    void aDatabaseThatIsNotThere() {
        FailureAnalysis analysis = failedStart(
                "--feature-parity.postgres.host=localhost",
                "--feature-parity.postgres.port=1",
                "--feature-parity.postgres.database=d",
                "--feature-parity.postgres.user=u",
                "--feature-parity.postgres.password=opensesame");
        assertThat(analysis.getDescription()).contains("FP-1101 at ").doesNotContain("opensesame");
        assertThat(analysis.getAction()).startsWith("FP-1101: ").contains(page("FP-1101"));
    }

    @Test
    void aSecretIsNotShownEvenIfItsNameIsWrong() {
        assertThat(failedStart("--feature-parity.redis.passwords=opensesame").getDescription())
                .contains("property feature-parity.redis.passwords")
                .contains(", but was ***\n  set by ")
                .doesNotContain("opensesame");
    }

    @Test
    void thePropertiesOfOthersAreLeftToSpringBoot() {
        FailureAnalysis analysis = failedStart("--other.number=many");
        assertThat(analysis.getDescription()).contains("other.number").doesNotContain("FP-");
    }

    @Test
    void everyPageSaysWhatToDo() {
        assertThat(Stream.of(ErrorCode.values()).map(ErrorPages::advice))
                .allSatisfy(advice -> assertThat(advice)
                        .matches("FP-\\d+: .{5,}\\. See https://\\S+/FP-\\d+\\.md")
                        .doesNotContain("Read its page", "](", "\n"));
        assertThat(ErrorPages.whatToDo("# A page without advice")).isEqualTo("Read its page.");
    }

    private static String page(String code) {
        return "https://github.com/feature-parity/feature-parity/blob/main/docs/errors/" + code + ".md";
    }

    private static FailureAnalysis failedStart(String... arguments) {
        String[] all = Stream.concat(Stream.of("--feature-parity.instruments=USD/COP"), Stream.of(arguments))
                .toArray(String[]::new);
        SpringApplicationBuilder application = new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false);
        assertThatThrownBy(() -> application.run(all).close()).isInstanceOf(RuntimeException.class);
        return KeptAnalyses.take().orElseThrow();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        ModelAutoConfiguration.class,
        LevelAutoConfiguration.class,
        WatchAutoConfiguration.class,
        StoreEdgesAutoConfiguration.class,
        AuditAutoConfiguration.class,
        FeedAutoConfiguration.class,
        PostgresAutoConfiguration.class,
        RedisAutoConfiguration.class
    })
    @EnableConfigurationProperties(Other.class)
    static class Service {}

    @ConfigurationProperties("other")
    record Other(int number) {}
}
