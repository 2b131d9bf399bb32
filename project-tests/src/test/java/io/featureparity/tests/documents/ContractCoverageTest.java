// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/contract-coverage.md} says of each clause which tests hold it, and they exist. */
class ContractCoverageTest {

    private static final Pattern CLAUSE = Pattern.compile("^(?:- \\*\\*([A-E][0-9]+)\\b|## (F)\\.)", Pattern.MULTILINE);
    private static final Pattern ROW =
            Pattern.compile("^\\| ([A-F][0-9]*) \\| (.+) \\| ([0-9]+) \\| (.+) \\|$", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("`(\\w+#\\w+)`");
    private static final Pattern NAMED_AFTER = Pattern.compile("#((?:[A-F][0-9]*_)+)[a-z]");

    private static List<String> clauses() throws IOException {
        String contract = Files.readString(TestSources.PROJECT.resolve("docs/contract.md"));
        return CLAUSE.matcher(contract)
                .results()
                .map(clause -> clause.group(1) != null ? clause.group(1) : clause.group(2))
                .toList();
    }

    private static List<MatchResult> rows() throws IOException {
        String coverage = Files.readString(TestSources.PROJECT.resolve("docs/contract-coverage.md"));
        return ROW.matcher(coverage).results().toList();
    }

    @Test
    void everyClauseHasARowInItsPlace() throws IOException {
        assertThat(clauses()).hasSize(29).doesNotHaveDuplicates();
        assertThat(rows()).extracting(row -> row.group(1)).isEqualTo(clauses());
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        Set<String> tests = TestSources.tests();
        for (MatchResult row : rows()) {
            List<String> named = TEST.matcher(row.group(4))
                    .results()
                    .map(test -> test.group(1))
                    .toList();
            assertThat(tests).as(row.group(1)).containsAll(named);
            assertThat(named.isEmpty()).as(row.group(1)).isEqualTo(row.group(4).startsWith("Not yet: "));
        }
    }

    /** A clause may be held by more tests than the table says, never by fewer. */
    @Test
    void noTestThatIsNamedAfterAClauseHasGone() throws IOException {
        TreeMap<String, List<String>> byClause = new TreeMap<>();
        for (String test : TestSources.tests()) {
            NAMED_AFTER
                    .matcher(test)
                    .results()
                    .forEach(name -> Arrays.stream(name.group(1).split("_", 0))
                            .forEach(clause -> byClause.computeIfAbsent(clause, any -> new ArrayList<>())
                                    .add(test)));
        }
        for (MatchResult row : rows()) {
            assertThat(byClause.getOrDefault(row.group(1), List.of()))
                    .as(row.group(1))
                    .hasSizeGreaterThanOrEqualTo(Integer.parseInt(row.group(3)));
        }
        List<String> known = new ArrayList<>(clauses());
        known.add("C"); // of all calculations alike
        assertThat(known).as("clauses that tests are named after").containsAll(byClause.keySet());
    }
}
