// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.json.JsonDocument;
import io.featureparity.contract.json.ObjectReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the document of a {@link FeatureContract} strictly (clause A3) and finds all faults before it gives up. */
final class ContractReader {

    private static final int MOST_FEATURES = 256;
    private static final int LONGEST_WARM_UP = 10_000;

    private final JsonDocument document;
    private final List<Fault> faults = new ArrayList<>();
    private final ObjectReader root;

    private ContractReader(JsonDocument document) {
        this.document = document;
        this.root = document.object(faults);
    }

    static FeatureContract read(JsonDocument document) {
        return new ContractReader(document).contract();
    }

    private FeatureContract contract() {
        String id = TextFormat.CONTRACT_ID.read(root, "id");
        String version = TextFormat.SEMANTIC_VERSION.read(root, "version");
        Integer barMinutes = barMinutes();
        TradingSession session = SessionReader.read(root, barMinutes);
        List<MacroSource> macro = MacroReader.read(root);
        BarPolicies policies = PolicyReader.read(root, barMinutes);
        Integer warmUp = warmUp();
        Double clip = clip();
        List<FeatureSpec> features = features(macro, clip);
        root.finish();
        if (!faults.isEmpty()
                || id == null
                || version == null
                || barMinutes == null
                || session == null
                || macro == null
                || policies == null
                || warmUp == null
                || clip == null) {
            throw new DocumentException(faults);
        }
        return new FeatureContract(document, id, version, barMinutes, session, macro, policies, warmUp, clip, features);
    }

    /** No bar is longer than a day, and the grid that bars stand on is the same on every day. */
    private @Nullable Integer barMinutes() {
        Integer minutes = root.integer("bar_minutes");
        if (minutes != null && (minutes < 1 || EpochDay.MINUTES % minutes != 0)) {
            String rule = "must be a number of minutes that divides a day";
            root.fault(ErrorCode.VALUE_NOT_ALLOWED, "bar_minutes", rule, minutes.toString());
            return null;
        }
        return minutes;
    }

    private @Nullable Integer warmUp() {
        Integer warmUp = root.integer("warm_up");
        if (warmUp != null && (warmUp < 0 || warmUp > LONGEST_WARM_UP)) {
            String rule = "must be from 0 to " + LONGEST_WARM_UP;
            root.fault(ErrorCode.VALUE_NOT_ALLOWED, "warm_up", rule, warmUp.toString());
        }
        return warmUp;
    }

    private @Nullable Double clip() {
        Double clip = root.number("clip");
        if (clip != null && !(clip > 0)) {
            root.fault(ErrorCode.VALUE_NOT_ALLOWED, "clip", "must be above 0", clip.toString());
            return null;
        }
        return clip;
    }

    private List<FeatureSpec> features(@Nullable List<MacroSource> macro, @Nullable Double clip) {
        List<ObjectReader> entries = root.objects("features");
        if (entries == null) {
            return List.of();
        }
        if (entries.isEmpty() || entries.size() > MOST_FEATURES) {
            String rule = "must hold from 1 to " + MOST_FEATURES + " features";
            root.fault(ErrorCode.VALUE_NOT_ALLOWED, "features", rule, Integer.toString(entries.size()));
            return List.of();
        }
        List<String> columns = macro == null ? null : columns(macro);
        List<FeatureReader> readers = new ArrayList<>();
        for (ObjectReader entry : entries) {
            FeatureReader reader = new FeatureReader(entry, columns, clip);
            reader.read(readers.size());
            readers.add(reader);
        }
        checkNames(readers);
        checkStateFeatures(readers);
        FormulaSection formulas = FormulaSection.read(root, macro, readers, faults);
        List<FeatureSpec> features = new ArrayList<>();
        for (int i = 0; i < readers.size(); i++) {
            FeatureSpec feature = formulas.feature(i);
            if (feature != null) {
                features.add(feature);
            }
        }
        return features;
    }

    private static List<String> columns(List<MacroSource> macro) {
        List<String> columns = new ArrayList<>(Price.columns());
        macro.forEach(source -> columns.add(source.name()));
        return columns;
    }

    private static void checkNames(List<FeatureReader> features) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < features.size(); i++) {
            String name = features.get(i).name();
            Integer first = name == null ? null : seen.putIfAbsent(name, i);
            if (name != null && first != null) {
                String rule = "must be another name than that of feature " + first;
                features.get(i).fault(ErrorCode.DUPLICATE_NAME, "name", rule, name);
            }
        }
    }

    /** They come last, since the market features stand in front of them in one piece; and each comes once. */
    private static void checkStateFeatures(List<FeatureReader> features) {
        Map<CalculationKind, Integer> seen = new LinkedHashMap<>();
        for (int i = 0; i < features.size(); i++) {
            CalculationKind kind = features.get(i).kind();
            if (kind != null && features.get(i).isState()) {
                Integer first = seen.putIfAbsent(kind, i);
                if (first != null) {
                    String rule = "must be of another kind than the state feature " + first;
                    features.get(i).fault(ErrorCode.VALUE_NOT_ALLOWED, "calculation", rule, "the same kind");
                }
            } else if (kind != null && !seen.isEmpty()) {
                int first = seen.values().iterator().next();
                String rule = "must come before the state features, the first of which is feature " + first;
                features.get(i).fault(ErrorCode.FEATURE_ORDER, "index", rule, Integer.toString(i));
            }
        }
    }
}
