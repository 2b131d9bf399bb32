// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import io.featureparity.contract.error.Containment;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.quality.BarQuality;
import io.featureparity.features.quality.SessionQuality;
import java.util.List;

/** A listener; what it throws is counted and goes no further: a bar that was taken in must not look like one that was refused. */
final class ContainedListener implements FeedListener {

    private final FeedListener listener;
    private final FeedProgress progress;

    ContainedListener(FeedListener listener, FeedProgress progress) {
        this.listener = listener;
        this.progress = progress;
    }

    @Override
    public void decided(FeedDecision decision, long time, FeatureView features) {
        try {
            listener.decided(decision, time, features);
        } catch (Throwable thrown) {
            failed(thrown);
        }
    }

    @Override
    public void columnsNeverPresent(List<String> columns, long time) {
        try {
            listener.columnsNeverPresent(columns, time);
        } catch (Throwable thrown) {
            failed(thrown);
        }
    }

    @Override
    public void judged(BarQuality bar, SessionQuality session) {
        try {
            listener.judged(bar, session);
        } catch (Throwable thrown) {
            failed(thrown);
        }
    }

    @Override
    public void sessionEnded(SessionQuality session) {
        try {
            listener.sessionEnded(session);
        } catch (Throwable thrown) {
            failed(thrown);
        }
    }

    private void failed(Throwable thrown) {
        Containment.of(thrown);
        progress.listenerFailed();
    }
}
