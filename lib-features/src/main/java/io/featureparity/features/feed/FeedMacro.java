// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import io.featureparity.features.alignment.MacroCursor;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.features.refusal.BarRefusals;
import org.jspecify.annotations.Nullable;

/** The macro values that a bar sees: those that a series has at its time, or those that come with it; never both. */
final class FeedMacro {

    private final FeatureEngine engine;
    private final FeedProgress progress;
    private final @Nullable MacroSeries series;
    private final @Nullable MacroCursor cursor;
    private final double[] ofTime;

    /** How often the cursor had seen another value when it was last said what is known. */
    private long changes;

    FeedMacro(FeatureEngine engine, @Nullable MacroSeries series, FeedProgress progress) {
        this.engine = engine;
        this.progress = progress;
        this.series = series;
        this.cursor = series == null ? null : series.cursor();
        this.ofTime = new double[engine.contract().macroColumns().size()];
    }

    boolean isOfSeries() {
        return series != null;
    }

    @Nullable
    MacroSeries series() {
        return series;
    }

    /** What goes through the series with the bars; null without a series. */
    @Nullable
    MacroCursor cursor() {
        return cursor;
    }

    /** Gives a bar that is taken in what the series has at its time. */
    void showTo(BarBuffer bar) {
        if (cursor != null) {
            cursor.at(bar.time(), ofTime);
            bar.setMacro(ofTime);
            if (cursor.changes() != changes) {
                sayWhatIsKnown();
            }
        }
    }

    /** Gives a bar that takes the place of the last one the values of that one: both are of one time. */
    void showAgainTo(BarBuffer bar, LastBar last) {
        if (cursor != null) {
            last.showMacroTo(bar);
        }
    }

    /** Gives a bar that is only looked at what the series has at its time; nothing is changed. */
    void showAheadTo(BarBuffer bar) {
        if (cursor != null) {
            cursor.peek(bar.time(), ofTime);
            bar.setMacro(ofTime);
        }
    }

    /** Says to other threads since when each value is known that the series has shown. */
    void sayWhatIsKnown() {
        if (cursor == null) {
            return;
        }
        changes = cursor.changes();
        for (int i = 0; i < ofTime.length; i++) {
            if (cursor.sees(i)) {
                progress.macroKnownSince(i, cursor.knownSince(i));
            }
        }
    }

    /** Says to other threads which values came with a bar. */
    void sayWhatCameWith(BarBuffer bar) {
        if (cursor == null) {
            for (int i = 0; i < ofTime.length; i++) {
                if (!Double.isNaN(bar.macro(i))) {
                    progress.macroKnownSince(i, bar.time());
                }
            }
        }
    }

    void requireNoSeries(long time, int given) {
        if (series != null) {
            throw FeedRefusals.macroGivenTwice(engine.barsSeen(), time, given);
        }
    }

    void requireCount(long time, int given) {
        if (series == null && given != ofTime.length) {
            throw BarRefusals.macroCount(engine.barsSeen(), time, ofTime.length, given);
        }
    }
}
