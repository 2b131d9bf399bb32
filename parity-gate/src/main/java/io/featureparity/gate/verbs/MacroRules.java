// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.EpochDay;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.gate.bars.AgentPosition;
import io.featureparity.gate.bars.BarFile;
import io.featureparity.parity.comparison.Divergence;
import io.featureparity.parity.comparison.MacroFeatures;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.rows.EngineRows;
import io.featureparity.parity.rows.MacroRule;
import io.featureparity.parity.rows.TrainingCheck;
import io.featureparity.table.TableFile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tries other rules for when macro values are seen on the files of a check: first on the bars up to some days behind the first
 * divergence, and the rule that agrees there on all of them.
 */
final class MacroRules {

    /** So long behind the first divergence a rule has to agree: weekends and releases of all kinds are in it. */
    private static final long DAYS = 30L * EpochDay.MILLIS;

    /** As many bars pass in all, so that a check of a long file does not take many times as long. */
    private static final long MOST_BARS = 1_000_000;

    private final CheckInputs inputs;
    private final AgentPosition position;

    MacroRules(CheckInputs inputs, AgentPosition position) {
        this.inputs = inputs;
        this.position = position;
    }

    /** {@return the rule with which the features of macro values agree; nothing if none of those that are tried does} */
    Optional<String> that(ParityReport report) {
        FeatureContract contract = inputs.model().contract();
        List<String> macro = report.lines().stream()
                .map(ParityReport.Line::feature)
                .filter(name -> MacroFeatures.read(contract, name))
                .toList();
        Set<String> columns = new LinkedHashSet<>();
        long firstTime = Long.MAX_VALUE;
        long firstBar = 0;
        for (ParityReport.Line line : report.lines()) {
            Divergence first = line.first();
            if (first != null) {
                contract.feature(line.feature()).inputs().stream()
                        .filter(contract.macroColumns()::contains)
                        .forEach(columns::add);
                firstTime = Math.min(firstTime, first.time().toEpochMilli());
                firstBar = Math.max(firstBar, first.bar());
            }
        }
        long passed = 0;
        for (MacroRule rule : MacroRule.of(contract, columns)) {
            passed += firstBar + 1;
            if (passed > MOST_BARS) {
                break;
            }
            if (agrees(rule, macro, firstTime + DAYS) && agrees(rule, macro, Long.MAX_VALUE)) {
                return Optional.of("they agree with " + rule.json() + " for " + String.join(", ", columns)
                        + " in the contract (parity contract show): " + rule.name());
            }
        }
        return Optional.empty();
    }

    private boolean agrees(MacroRule rule, List<String> features, long until) {
        NormStats stats = inputs.model().stats();
        Model model = stats == null ? Model.withoutStatistics(rule.contract()) : Model.of(rule.contract(), stats);
        Stage stage = inputs.model().stage();
        try (BarFile file = inputs.bars().open(rule.contract(), position);
                TableFile training = inputs.bars().tables().open(inputs.expected())) {
            MarketFeed feed = inputs.bars().feed(model, file);
            TimedRows bars = inputs.bars().rows(file, feed, warning -> {}).until(until);
            TimedRows rows = inputs.expected(training, features, warning -> {}).until(until);
            EngineRows actual = new EngineRows(feed, stage, bars, file.layout());
            return TrainingCheck.run("rule", actual, rows, features).report().isParity();
        } catch (FeatureParityException refused) {
            return false; // with this rule the files do not even go together
        }
    }
}
