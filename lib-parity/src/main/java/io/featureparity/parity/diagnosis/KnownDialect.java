// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.calculation.Spread;
import io.featureparity.parity.diagnosis.edit.AverageEdits;
import io.featureparity.parity.diagnosis.edit.ChangeEdits;
import io.featureparity.parity.diagnosis.edit.Core;
import io.featureparity.parity.diagnosis.edit.DivisorEdits;
import io.featureparity.parity.diagnosis.edit.Edits;
import io.featureparity.parity.diagnosis.edit.FormulaText;
import io.featureparity.parity.diagnosis.edit.Option;
import io.featureparity.parity.diagnosis.edit.OutcomeEdits;
import io.featureparity.parity.diagnosis.edit.Variant;
import io.featureparity.parity.diagnosis.finding.Edit;
import io.featureparity.parity.diagnosis.outcome.Linear;
import io.featureparity.parity.diagnosis.outcome.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A formula that differs from the contract's by one or two known edits. These edits need no bars and no column. An edit that
 * must be estimated from a column, such as an arbitrary factor, is not among them.
 *
 * @param edits the differences from the contract
 * @param formula the formula, ready to be put into a contract
 * @param define the definitions that the formula uses besides those of the contract; each comes after the definitions that it
 *     uses itself
 */
public record KnownDialect(List<Edit> edits, String formula, Map<String, String> define) {

    /** The lengths that pipelines have without anybody searching them. */
    private static final Set<Integer> LENGTHS = Set.of(5, 7, 9, 10, 12, 14, 20, 21, 24, 30, 48, 50, 60, 100, 252, 288);

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final int LONGEST = 300;
    private static final int FORMS_OF_EACH_LENGTH = 3;

    /** What a divisor has at least, or has added to it, is usually this small; other sizes are rarer. */
    private static final int USUAL_DIVISOR = Edits.USUAL + 2;

    private static final List<Double> FILLS = List.of(Double.NaN, 0.0, 50.0, 100.0);
    private static final List<Double> BOUNDS = List.of(0.05, 0.1, 3.0, 4.0, 5.0, Double.POSITIVE_INFINITY);
    private static final Linear STANDARD_SPREAD = Linear.score(7.03, 1.41);

    /**
     * Lists the known dialects of a feature.
     *
     * @param contract the contract
     * @param feature one of its market features
     * @return the formulas, the simplest first
     */
    public static List<KnownDialect> of(FeatureContract contract, FeatureSpec feature) {
        Core core = Core.of(contract, feature);
        ChangeEdits changes = new ChangeEdits(contract.macroColumns(), core);
        List<Option> forms = new ArrayList<>(AverageEdits.smoothing(core));
        forms.addAll(changes.forms());
        List<Option> lengths = new ArrayList<>(AverageEdits.windows(core, LONGEST));
        lengths.addAll(changes.lagged(LONGEST));
        lengths.removeIf(option -> !option.common() || !isUsual(option, core));
        List<Option> rest = new ArrayList<>(AverageEdits.deviations(core));
        rest.addAll(ChangeEdits.firstChange(core.expression(), core.clause()));
        rest.addAll(AverageEdits.begins(core.expression(), core.clause()));
        DivisorEdits.of(core.expression(), core.clause()).stream()
                .filter(option -> option.edit().apply(core.expression()).cost() <= USUAL_DIVISOR)
                .forEach(rest::add);

        Variant own = new Variant(core.expression(), List.of());
        Set<Variant> variants = new LinkedHashSet<>();
        forms.forEach(form -> variants.add(own.plus(form)));
        rest.forEach(option -> variants.add(own.plus(option)));
        lengths.forEach(length -> variants.add(own.plus(length)));
        for (Option form : forms.subList(0, Math.min(FORMS_OF_EACH_LENGTH, forms.size()))) {
            lengths.forEach(length -> variants.add(own.plus(length).plus(form)));
        }
        variants.addAll(asWritten(own, forms, lengths, core));
        variants.removeIf(one -> one.expression().equals(own.expression()));
        Set<KnownDialect> dialects = new LinkedHashSet<>();
        variants.forEach(one -> dialects.add(written(one, core, core.outcome())));
        if (hasAverage(core)) {
            Outcome absent = core.outcome().withFill(Double.NaN);
            variants.forEach(one -> dialects.add(written(one, core, absent)));
        }
        outcomes(core, feature).forEach(outcome -> dialects.add(written(own, core, outcome)));
        return List.copyOf(dialects);
    }

    /**
     * Other averages as they stand in nearly every script: {@code diff()} leaves the first change absent, and the divisor gets an
     * epsilon.
     */
    private static List<Variant> asWritten(Variant own, List<Option> forms, List<Option> lengths, Core core) {
        List<Variant> averages = new ArrayList<>();
        forms.stream().limit(FORMS_OF_EACH_LENGTH).forEach(form -> averages.add(own.plus(form)));
        forms.stream()
                .limit(1)
                .forEach(form ->
                        lengths.forEach(length -> averages.add(own.plus(length).plus(form))));
        List<Option> first = ChangeEdits.firstChange(core.expression(), core.clause());
        List<Option> epsilon = DivisorEdits.of(core.expression(), core.clause()).stream()
                .filter(option -> option.edit().apply(core.expression()).words().startsWith(DivisorEdits.EPSILON))
                .limit(1)
                .toList();
        List<Variant> written = new ArrayList<>();
        for (Variant average : hasAverage(core) ? averages : List.<Variant>of()) {
            first.forEach(option -> written.add(average.plus(option)));
            epsilon.forEach(option -> written.add(average.plus(option)));
            first.forEach(absent ->
                    epsilon.forEach(option -> written.add(average.plus(absent).plus(option))));
        }
        return written;
    }

    /** Whether an average of the formula can be another one, so that it begins later. */
    private static boolean hasAverage(Core core) {
        return !AverageEdits.smoothing(core).isEmpty()
                && !Double.isNaN(core.outcome().fill());
    }

    private static boolean isUsual(Option length, Core core) {
        Matcher number = NUMBER.matcher(length.edit().apply(core.expression()).words());
        return number.find() && LENGTHS.contains(Integer.parseInt(number.group()));
    }

    /** What else can become of the value of the contract's formula. */
    private static List<Outcome> outcomes(Core core, FeatureSpec feature) {
        Outcome own = core.outcome();
        List<Outcome> outcomes = new ArrayList<>();
        for (double bound : BOUNDS) {
            outcomes.add(own.within(-bound, bound));
        }
        for (double fill : FILLS) {
            outcomes.add(own.withFill(fill));
        }
        if (feature.calculation() instanceof Spread) {
            outcomes.add(own.withLinear(STANDARD_SPREAD));
        }
        outcomes.removeIf(own::equals);
        return outcomes;
    }

    private static KnownDialect written(Variant variant, Core core, Outcome outcome) {
        List<Edit> edits = new ArrayList<>(variant.edits());
        edits.addAll(new OutcomeEdits(core).of(outcome, core.outcome(), variant));
        FormulaText text = FormulaText.of(variant.expression(), outcome);
        return new KnownDialect(edits, text.formula(), text.define());
    }

    /** Copies the list. {@inheritDoc} */
    public KnownDialect {
        edits = List.copyOf(edits);
    }
}
