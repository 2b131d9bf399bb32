// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.featureparity.testsupport.golden.GoldenCsv;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pandas makes of formulas: equal to the last bit, where clause G16 promises it. */
class ShippedOutputsTest {

    private static final Pattern LOG_OR_EXP = Pattern.compile("\\b(log|exp)\\(");
    private static final Pattern BARE = Pattern.compile("(log|exp)\\([^()]*(\\([^()]*\\)[^()]*)*\\)");

    @ParameterizedTest
    @ValueSource(strings = {"market-1", "market-2", "market-3"})
    void theInterpreterGivesTheValuesOfTraining(String folder) throws IOException {
        holdAgainstTraining(folder, TestProgram::interpreter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"market-1", "market-2", "market-3"})
    void compiledCodeGivesTheValuesOfTraining(String folder) throws IOException {
        holdAgainstTraining(folder, TestProgram::compiled);
    }

    private static void holdAgainstTraining(String folder, Function<TestProgram, Executor> by) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        json(folder + "/formulas.json")
                .forEach(entry -> texts.put(
                        entry.get("name").textValue(), entry.get("formula").textValue()));
        Map<String, String> define = new LinkedHashMap<>();
        if (folder.equals("market-3")) {
            json(folder + "/define.json")
                    .properties()
                    .forEach(
                            entry -> define.put(entry.getKey(), entry.getValue().textValue()));
        }
        TestProgram program = new TestProgram(define, List.copyOf(texts.values()));
        TestMarket market = TestMarket.read("formulas/" + folder + "/bars.csv");
        GoldenCsv expected = GoldenCsv.inFolder("formulas/" + folder + "/expected.csv");

        double[][] values = program.run(by.apply(program), market);

        List<String> differing = new ArrayList<>();
        int feature = 0;
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            double[] column = expected.column(entry.getKey());
            for (int i = 0; i < column.length; i++) {
                if (!isSame(entry.getValue(), values[i][feature], column[i])) {
                    differing.add(entry + " at bar " + i + ": " + values[i][feature] + ", not " + column[i]);
                    break;
                }
            }
            feature++;
        }
        assertThat(differing).isEmpty();
        assertThat(values.length).isEqualTo(400);
        assertThat(texts).hasSizeGreaterThan(290);
    }

    private static boolean isSame(String text, double actual, double expected) {
        if (Double.doubleToLongBits(actual) == Double.doubleToLongBits(expected)) {
            return true;
        }
        if (!LOG_OR_EXP.matcher(text).find()) {
            return false;
        }
        double distance = Math.abs(actual - expected);
        return BARE.matcher(text).matches()
                ? distance <= Math.ulp(expected)
                : distance <= 1e-12 * Math.max(Math.abs(expected), Math.abs(actual));
    }

    private static JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(GoldenData.path("formulas/" + file).toFile());
    }
}
