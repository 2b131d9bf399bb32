// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.suite;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.GoldenDataException;
import io.featureparity.contract.error.Place;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.model.Normalizer;
import io.featureparity.gate.bars.BarSource;
import io.featureparity.gate.bars.ColumnNames;
import io.featureparity.parity.golden.GoldenDraft;
import io.featureparity.table.NumberColumn;
import io.featureparity.table.TableFile;
import io.featureparity.table.TableWriter;
import io.featureparity.table.ZonelessTimes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where training's values are: the raw ones in a file, the normalised ones in a file of their own, or beside the raw ones
 * under the feature's name with an ending, or nowhere.
 */
public final class Training {

    private static final String ENDING = "_normalized";

    private final Path raw;
    private final String timeOfRaw;
    private final @Nullable Path normalized;
    private final ColumnNames names;
    private final ZonelessTimes zoneless;
    private final List<String> features;
    private final boolean beside;

    private Training(
            Path raw,
            String timeOfRaw,
            @Nullable Path normalized,
            ColumnNames names,
            ZonelessTimes zoneless,
            FeatureContract contract) {
        this.raw = raw;
        this.timeOfRaw = timeOfRaw;
        this.normalized = normalized;
        this.names = names;
        this.zoneless = zoneless;
        this.features =
                contract.marketFeatures().stream().map(FeatureSpec::name).toList();
        List<String> known = new ArrayList<>(features);
        features.forEach(feature -> known.add(feature + ENDING));
        names.requireKnown(TableWriter.TIME, known);
        this.beside = normalized == null && isBeside();
    }

    /**
     * Values that stand beside the bars.
     *
     * @param bars the bars
     * @param normalized the file of the normalised values, null if they have none of their own
     * @param names what the columns of training are called
     * @param contract the contract, whose features have to be there
     * @return where they are
     */
    public static Training inTheBars(
            BarSource bars, @Nullable Path normalized, ColumnNames names, FeatureContract contract) {
        String time = bars.names().inFile(TableWriter.TIME);
        return new Training(bars.file(), time, normalized, names, bars.zoneless(), contract);
    }

    /**
     * Values in files of their own.
     *
     * @param raw the file of the raw values
     * @param normalized the file of the normalised values, null if they have none of their own
     * @param names what the columns of training are called
     * @param zoneless what becomes of times without a zone
     * @param contract the contract, whose features have to be there
     * @return where they are
     */
    public static Training inFiles(
            Path raw, @Nullable Path normalized, ColumnNames names, ZonelessTimes zoneless, FeatureContract contract) {
        return new Training(raw, names.inFile(TableWriter.TIME), normalized, names, zoneless, contract);
    }

    private boolean isBeside() {
        try (TableFile file = TableFile.open(raw)) {
            return besideRaw().stream().anyMatch(file.columns()::contains);
        }
    }

    private List<String> besideRaw() {
        return features.stream().map(feature -> names.inFile(feature + ENDING)).toList();
    }

    private List<String> plain() {
        return features.stream().map(names::inFile).toList();
    }

    /** {@return whether training's normalised values are there} */
    public boolean hasNormalized() {
        return beside || normalized != null;
    }

    /**
     * Adds training's values at all bars to a suite. Where training's normalised values are not there, they are made of
     * its raw values, as clause D1 says.
     *
     * @param bars the bars
     * @param normalizer makes normalised values
     * @param draft the suite
     */
    public void addTo(GoldenDraft draft, BarColumns bars, Normalizer normalizer) {
        double[] values = new double[features.size()];
        float[] normal = new float[values.length];
        try (TrainedRows rawRows = TrainedRows.open(raw, timeOfRaw, plain(), NumberColumn.Kind.DOUBLE, zoneless);
                TrainedRows normalizedRows = normalized()) {
            double[] wide = new double[values.length];
            for (int row = 0; row < bars.size(); row++) {
                rawRows.next(bars.time(row), values);
                if (normalizedRows == null) {
                    normalizer.normalize(values, normal);
                } else {
                    normalizedRows.next(bars.time(row), wide);
                    narrow(wide, normal, row);
                }
                draft.add(values, normal);
            }
            rawRows.end();
            if (normalizedRows != null) {
                normalizedRows.end();
            }
        }
    }

    private @Nullable TrainedRows normalized() {
        NumberColumn.Kind kind = NumberColumn.Kind.FLOAT;
        if (normalized != null) {
            return TrainedRows.open(normalized, names.inFile(TableWriter.TIME), plain(), kind, zoneless);
        }
        return beside ? TrainedRows.open(raw, timeOfRaw, besideRaw(), kind, zoneless) : null;
    }

    private void narrow(double[] wide, float[] narrow, int row) {
        for (int i = 0; i < wide.length; i++) {
            narrow[i] = (float) wide[i];
            if (!Float.isFinite(narrow[i])) {
                Place place = Place.row(String.valueOf(normalized == null ? raw : normalized), row + 1L);
                throw new GoldenDataException(new Fault(
                        ErrorCode.GOLDEN_VALUES_MISSING,
                        place.part(features.get(i)),
                        "must be a finite normalised value: an absent raw value is normalised too",
                        Double.isNaN(wide[i]) ? "absent" : Double.toString(wide[i])));
            }
        }
    }
}
