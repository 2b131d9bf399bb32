// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.quality.BarQuality;
import io.featureparity.features.quality.SessionQuality;
import java.util.List;

/**
 * Passes on to a listener what it should hear. What the listener throws is counted and goes no further: the bar is taken in, and
 * a failure there must not look like a refusal.
 */
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
        } catch (RuntimeException contained) {
            progress.listenerFailed();
        }
    }

    @Override
    public void columnsNeverPresent(List<String> columns, long time) {
        try {
            listener.columnsNeverPresent(columns, time);
        } catch (RuntimeException contained) {
            progress.listenerFailed();
        }
    }

    @Override
    public void judged(BarQuality bar, SessionQuality session) {
        try {
            listener.judged(bar, session);
        } catch (RuntimeException contained) {
            progress.listenerFailed();
        }
    }

    @Override
    public void sessionEnded(SessionQuality session) {
        try {
            listener.sessionEnded(session);
        } catch (RuntimeException contained) {
            progress.listenerFailed();
        }
    }
}
