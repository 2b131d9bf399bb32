// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.json.JsonDocument;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.rows.EngineRows;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Normalisation statistics, fitted to what the engine computes of bars as training fits them: mean and sample deviation of
 * the raw values, those of the first bars included. The sums are taken in pandas' own order, so they have its bits.
 * Every value in the range is kept until the fit is made, 8 bytes each.
 */
public final class NormStatsFit {

    private final FeatureContract contract;
    private final List<FittedFeature> features;
    private final int rows;
    private final long first;
    private final long last;

    private NormStatsFit(FeatureContract contract, List<FittedFeature> features, int rows, long first, long last) {
        this.contract = contract;
        this.features = features;
        this.rows = rows;
        this.first = first;
        this.last = last;
    }

    /**
     * Fits. The engine takes in all bars, those before the range too, for they are the history of those in it.
     *
     * @param bars what an engine computes, at the raw stage; all of it is taken
     * @param from the time of the first bar to fit, in milliseconds since 1970-01-01T00:00Z
     * @param to the time of the last bar to fit
     * @return the fit
     * @throws InputException if no bar is in the range, a bar is refused, or a feature is a constant there, is infinite
     *     or has no values, with every such feature
     */
    public static NormStatsFit of(EngineRows bars, long from, long to) {
        if (bars.stage() != Stage.RAW) {
            throw new InputException(new Fault(
                    ErrorCode.VALUE_NOT_ALLOWED,
                    "fit",
                    "must be of raw values",
                    bars.stage().toString()));
        }
        List<String> names = bars.names();
        List<ColumnValues> columns =
                names.stream().map(name -> new ColumnValues()).toList();
        int rows = 0;
        long first = 0;
        long last = 0;
        while (bars.next()) {
            if (bars.isTaken() && bars.time() >= from && bars.time() <= to) {
                first = rows == 0 ? bars.time() : first;
                last = bars.time();
                rows++;
                for (int i = 0; i < names.size(); i++) {
                    columns.get(i).add(bars.value(i));
                }
            }
        }
        if (rows == 0) {
            throw new InputException(new Fault(
                    ErrorCode.TABLE_EMPTY, "fit", "must have a bar in the range", "none of " + (bars.index() + 1)));
        }
        List<FittedFeature> features = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            FittedFeature fitted = FittedFeature.of(names.get(i), columns.get(i));
            fitted.check(faults);
            features.add(fitted);
        }
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
        return new NormStatsFit(bars.contract(), List.copyOf(features), rows, first, last);
    }

    /** {@return the market features in contract order} */
    public List<FittedFeature> features() {
        return features;
    }

    /** {@return how many bars are in the range} */
    public int rows() {
        return rows;
    }

    /** {@return the time of the first bar in the range} */
    public Instant first() {
        return Instant.ofEpochMilli(first);
    }

    /** {@return the time of the last bar in the range} */
    public Instant last() {
        return Instant.ofEpochMilli(last);
    }

    /** {@return the statistics, without metadata} */
    public NormStats stats() {
        return NormStats.parse("the fit", toJson(Map.of()));
    }

    /**
     * Lays the statistics out as training does: first what they are of, then a block for each feature.
     *
     * @param about what else is said of them in the metadata, by key: a file's hash, for one. Keys that are there anyhow
     *     are not replaced
     * @return the document, which {@link NormStats} reads; always the same text for the same fit
     */
    public String toJson(Map<String, String> about) {
        return NormStatsLayout.of(this, about);
    }

    /** What the metadata say of the fit itself. */
    List<String> metadata() {
        return List.of(
                "\"version\": \"1.0.0\"",
                "\"contract\": " + JsonDocument.quote(contract.id() + "@" + contract.version()),
                "\"contract_hash\": " + JsonDocument.quote(contract.hash()),
                "\"date_range\": {\n      \"start\": \"" + day(first) + "\",\n      \"end\": \"" + day(last)
                        + "\"\n    }",
                "\"first_bar\": \"" + first() + "\"",
                "\"last_bar\": \"" + last() + "\"",
                "\"feature_count\": " + features.size(),
                "\"sample_count\": " + rows);
    }

    private static LocalDate day(long millis) {
        return Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
