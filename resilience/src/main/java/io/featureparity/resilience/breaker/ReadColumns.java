// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.Price;
import io.featureparity.features.raw.BarBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The prices and macro values of a bar that features read. A feature that reads an absent value is not absent itself: the
 * contract says what takes the place of the value, often the value before. So only the bar itself shows which values it lacks.
 */
public final class ReadColumns {

    private final List<String> names = new ArrayList<>();

    /** The places of these columns in a bar. */
    private final int[] places;

    /**
     * Finds the columns of a contract.
     *
     * @param contract the contract
     */
    public ReadColumns(FeatureContract contract) {
        List<String> all = new ArrayList<>(Price.columns());
        all.addAll(contract.macroColumns());
        List<Integer> read = new ArrayList<>();
        for (int place = 0; place < all.size(); place++) {
            if (contract.reads(all.get(place))) {
                names.add(all.get(place));
                read.add(place);
            }
        }
        places = read.stream().mapToInt(Integer::intValue).toArray();
    }

    /** {@return how many columns features read} */
    public int count() {
        return places.length;
    }

    /**
     * Counts the columns that a bar lacks.
     *
     * @param bar the bar as the calculations saw it
     * @return how many columns are absent
     */
    public int absent(BarBuffer bar) {
        int absent = 0;
        for (int place : places) {
            if (Double.isNaN(bar.value(place))) {
                absent++;
            }
        }
        return absent;
    }

    /**
     * Names the columns that a bar lacks.
     *
     * @param bar the bar as the calculations saw it
     * @return the names of the absent columns
     */
    public List<String> namesOfAbsent(BarBuffer bar) {
        if (absent(bar) == 0) {
            return List.of();
        }
        List<String> absent = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            if (Double.isNaN(bar.value(places[i]))) {
                absent.add(names.get(i));
            }
        }
        return absent;
    }
}
