// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader and the evaluator that the tests of alerts rely on. */
class PromQlTest {

    private final Samples samples = new Samples();

    private Map<Map<String, String>, Double> at(long time, String text) {
        return new Evaluator(samples, time).vector(PromQl.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a{b=\"c\", d!~\"e|f\"}[5m] offset 1h",
                "sum by (b) (rate(a[1h30m])) / on_call > 1e-3",
                "sum(a) by (b)",
                "count without (b) (a)",
                "-a",
                "a > bool 1",
                "time() - a",
                "a == 1 or b unless c and d",
                "absent(a{b=\"\"})",
                "max_over_time(a[2m]) == 1",
                "(((a)))"
            })
    void whatIsGoodIsRead(String text) {
        assertThat(PromQl.parse(text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a >",
                "(a",
                "a)",
                "a{b=c}",
                "a{b==\"c\"}",
                "a{b=~\"(\"}",
                "a[5]",
                "a[5q]",
                "rate(a)",
                "rate(a[5m]",
                "rate(a[5m], 1)",
                "rats(a[5m])",
                "sum(a[5m])",
                "sum(1)",
                "a[5m] > 1",
                "a and 1",
                "1 > 2",
                "5m",
                "a b",
                "a $ b",
                "a ^ 2",
                "sum by () (a)",
                "sum by (\"b\") (a)",
                "1.2.3"
            })
    void whatIsNoPromQlIsRefused(String text) {
        assertThatThrownBy(() -> PromQl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .isNotInstanceOf(NumberFormatException.class);
    }

    @Test
    void operatorsBindAsPrometheusSays() {
        samples.scraped(0, "a 1\nb 2\nc 3\n");
        assertThat(at(0, "a + b * c > 6").values()).containsExactly(7.0);
        assertThat(at(0, "(a + b) * c > 9")).isEmpty();
        assertThat(at(0, "a > 1 or b > 1").values()).containsExactly(2.0);
        assertThat(at(0, "a > 1 and b > 1")).isEmpty();
        assertThat(at(0, "a - b - c").values()).containsExactly(-4.0);
        assertThat(at(0, "-a").values()).containsExactly(-1.0);
        assertThat(at(0, "3 > a").values()).containsExactly(1.0);
        assertThat(at(0, "a > bool 1").values()).containsExactly(0.0);
        assertThat(at(0, "a unless b")).isEmpty();
    }

    @Test
    void aSeriesIsSelectedByItsLabelsAndIsGoneAfterFiveMinutes() {
        samples.scraped(60, "a{x=\"1\",y=\"p q\"} 5\na{x=\"2\"} NaN\n");
        assertThat(at(60, "a{x=\"1\"}")).hasSize(1);
        assertThat(at(60, "a{x=~\"1|2\"}")).hasSize(2);
        assertThat(at(60, "a{x!=\"1\"} > 0")).as("NaN is not above 0").isEmpty();
        assertThat(at(60, "a{y=\"\"}")).hasSize(1);
        assertThat(at(359, "a{x=\"1\"}")).hasSize(1);
        assertThat(at(360, "a{x=\"1\"}")).isEmpty();
        assertThat(at(360, "absent(a)")).hasSize(1);
        assertThat(at(360, "a{x=\"1\"} offset 2m")).hasSize(1);
    }

    @Test
    void aCounterThatBeginsAnewHasNotGoneDown() {
        samples.scraped(60, "a 5\n");
        samples.scraped(120, "a 7\n");
        samples.scraped(180, "a 1\n");
        assertThat(at(180, "increase(a[5m])").values()).containsExactly(3.0);
        assertThat(at(180, "rate(a[5m])").values()).containsExactly(0.01);
        assertThat(at(180, "increase(a[1m])")).as("one sample says nothing").isEmpty();
        assertThat(at(180, "max_over_time(a[5m])").values()).containsExactly(7.0);
        assertThat(at(180, "changes(a[5m])").values()).containsExactly(2.0);
        assertThat(at(180, "avg_over_time(a[2m])").values()).containsExactly(4.0);
        assertThat(at(180, "min_over_time(a[5m])").values()).containsExactly(1.0);
    }

    @Test
    void groupsAreOfLabels() {
        samples.scraped(0, "a{x=\"1\",y=\"1\"} 1\na{x=\"1\",y=\"2\"} 2\na{x=\"2\",y=\"1\"} 4\n");
        assertThat(at(0, "sum by (x) (a)")).isEqualTo(Map.of(Map.of("x", "1"), 3.0, Map.of("x", "2"), 4.0));
        assertThat(at(0, "count(count by (x) (a))").values()).containsExactly(2.0);
        assertThat(at(0, "max without (y, instance) (a)").values()).containsExactlyInAnyOrder(2.0, 4.0);
        assertThat(at(0, "min(a)").values()).containsExactly(1.0);
        assertThat(at(0, "avg(a)").values()).containsExactly(7.0 / 3);
        assertThat(at(0, "clamp_max(a{x=\"2\"}, 3)").values()).containsExactly(3.0);
        assertThat(at(0, "clamp_min(a{x=\"2\"}, 5)").values()).containsExactly(5.0);
        assertThat(at(0, "abs(a{x=\"2\"} * -1)").values()).containsExactly(4.0);
        assertThat(at(7, "vector(time() - scalar(a{x=\"2\"}))").values()).containsExactly(3.0);
    }

    @Test
    void aDurationIsASumOfParts() {
        assertThat(PromQl.seconds("1h30m")).isEqualTo(5400);
        assertThat(PromQl.seconds("2d")).isEqualTo(172_800);
        assertThatThrownBy(() -> PromQl.seconds("5")).isInstanceOf(IllegalArgumentException.class);
    }
}
