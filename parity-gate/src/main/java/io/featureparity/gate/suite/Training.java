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

    private final BarSource bars;
    private final @Nullable Path raw;
    private final @Nullable Path normalized;
    private final ColumnNames names;
    private final List<String> features;
    private final boolean beside;

    /**
     * Looks at the files.
     *
     * @param bars the bars
     * @param raw the file of the raw values, null if they stand beside the bars
     * @param normalized the file of the normalised values, null if they have none of their own
     * @param names what the columns of training are called
     * @param contract the contract, whose features have to be there
     */
    public Training(
            BarSource bars,
            @Nullable Path raw,
            @Nullable Path normalized,
            ColumnNames names,
            FeatureContract contract) {
        this.bars = bars;
        this.raw = raw;
        this.normalized = normalized;
        this.names = names;
        this.features =
                contract.marketFeatures().stream().map(FeatureSpec::name).toList();
        List<String> known = new ArrayList<>(features);
        known.addAll(besideRaw());
        names.requireKnown(TableWriter.TIME, known);
        this.beside = normalized == null && isBeside();
    }

    private boolean isBeside() {
        try (TableFile file = bars.tables().open(rawFile())) {
            return besideRaw().stream().map(names::inFile).anyMatch(file.columns()::contains);
        }
    }

    private Path rawFile() {
        return raw == null ? bars.file() : raw;
    }

    private List<String> besideRaw() {
        return features.stream().map(feature -> feature + ENDING).toList();
    }

    /** {@return whether training's normalised values are there} */
    public boolean hasNormalized() {
        return beside || normalized != null;
    }

    /**
     * Adds training's values at all bars to a suite. Where training's normalised values are not there, they are made of
     * its raw values, as clause D1 says.
     *
     * @param columns the bars
     * @param normalizer makes normalised values
     * @param draft the suite
     */
    public void addTo(GoldenDraft draft, BarColumns columns, Normalizer normalizer) {
        double[] values = new double[features.size()];
        float[] normal = new float[values.length];
        try (TrainedRows rawRows = open(rawFile(), raw == null, features, NumberColumn.Kind.DOUBLE);
                TrainedRows normalizedRows = normalized()) {
            double[] wide = new double[values.length];
            for (int row = 0; row < columns.size(); row++) {
                rawRows.next(columns.time(row), values);
                if (normalizedRows == null) {
                    normalizer.normalize(values, normal);
                } else {
                    normalizedRows.next(columns.time(row), wide);
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
        if (normalized != null) {
            return open(normalized, false, features, NumberColumn.Kind.FLOAT);
        }
        return beside ? open(rawFile(), raw == null, besideRaw(), NumberColumn.Kind.FLOAT) : null;
    }

    /** The times of a file of bars are called as the bars are read, those of training's own files as training says. */
    private TrainedRows open(Path path, boolean ofBars, List<String> wanted, NumberColumn.Kind kind) {
        TableFile file = bars.tables().open(path);
        try {
            List<String> time = List.of(TableWriter.TIME);
            ColumnNames found = bars.tables().find(names, file, ofBars ? List.of() : time, wanted);
            ColumnNames timed = ofBars ? bars.tables().find(bars.names(), file, time, List.of()) : found;
            List<String> inFile = wanted.stream().map(found::inFile).toList();
            return TrainedRows.of(file, timed.inFile(TableWriter.TIME), inFile, kind, bars.zoneless());
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void narrow(double[] wide, float[] narrow, int row) {
        for (int i = 0; i < wide.length; i++) {
            narrow[i] = (float) wide[i];
            if (!Float.isFinite(narrow[i])) {
                Place place = Place.row(String.valueOf(normalized == null ? rawFile() : normalized), row + 1L);
                throw new GoldenDataException(new Fault(
                        ErrorCode.GOLDEN_VALUES_MISSING,
                        place.part(features.get(i)),
                        "must be a finite normalised value: an absent raw value is normalised too",
                        Double.isNaN(wide[i]) ? "absent" : Double.toString(wide[i])));
            }
        }
    }
}
