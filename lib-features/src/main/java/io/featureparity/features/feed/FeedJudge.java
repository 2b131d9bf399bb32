// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import io.featureparity.features.quality.BarQuality;
import io.featureparity.features.quality.QualityMeter;
import io.featureparity.features.quality.SessionQuality;
import io.featureparity.features.raw.BarBuffer;
import org.jspecify.annotations.Nullable;

/** Judges the quality of the bars, and tells of it. In a feed that was not asked to judge it does nothing. */
final class FeedJudge {

    private final @Nullable QualityMeter meter;
    private final FeedListener listener;
    private final FeedProgress progress;

    /** When the bar that comes next arrived, and when the bar in hand did. */
    private long nextArrived = QualityMeter.NOT_KNOWN;

    private long arrived = QualityMeter.NOT_KNOWN;

    FeedJudge(@Nullable QualityMeter meter, FeedListener listener, FeedProgress progress) {
        this.meter = meter;
        this.listener = listener;
        this.progress = progress;
    }

    void nextArrived(long millis) {
        nextArrived = millis;
    }

    /** Begins with the bar that has come. */
    void begin() {
        arrived = nextArrived;
        nextArrived = QualityMeter.NOT_KNOWN;
    }

    void take(BarBuffer bar) {
        if (meter != null) {
            meter.take(bar, arrived);
        }
    }

    void leaveOut(BarBuffer bar) {
        if (meter != null) {
            meter.leaveOut(bar, arrived);
        }
    }

    void missing(long time) {
        if (meter != null) {
            meter.missing(time);
        }
    }

    /** Tells the listener, and other threads, of the bar that was judged last. */
    void tell() {
        if (meter != null) {
            sayHowGood();
            listener.judged(meter.bar(), meter.session());
        }
    }

    /** Says to other threads how good the session is. */
    void sayHowGood() {
        if (meter != null) {
            SessionQuality session = meter.session();
            progress.judged(session.score(), session.unseen());
        }
    }

    /** The quality of the last bar that was taken in; null if nothing is judged. */
    @Nullable
    BarQuality lastTaken() {
        return meter == null ? null : meter.lastTaken();
    }

    double[] save() {
        return meter == null ? new double[0] : meter.save();
    }

    void restore(double[] saved) {
        if (meter != null) {
            meter.restore(saved);
        }
    }
}
