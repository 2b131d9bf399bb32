// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.spring.Contexts;
import io.featureparity.testsupport.refusal.Refusals;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Many threads have a feed, one at a time. */
class InstrumentFeedTest {

    private static final int WARM = 20;

    /**
     * Objects to the last bar once it has looked at it. Between a look and what follows, another thread brings that bar, and has not
     * come to look at it itself.
     */
    private static final class Late implements FeedGuard {

        private final Thread looking = Thread.currentThread();
        private final MarketFeed feed;
        private Runnable between = () -> {};
        private long seen;

        Late(MarketFeed feed) {
            this.feed = feed;
        }

        @Override
        public void look() {
            if (Thread.currentThread() != looking) {
                return;
            }
            seen = feed.progress().bars();
            Runnable once = between;
            between = () -> {};
            once.run();
        }

        @Override
        public Standing standing() {
            Fault why = new Fault(ErrorCode.FEATURES_NOT_SERVED, "feed", "must not be served", "bar " + seen);
            return seen == WARM ? Standing.WELL : new Standing(4, List.of("a bad bar"), Optional.of(why));
        }
    }

    @Test
    void aBarThatCameAfterTheLookIsNotServedByWhatWasSeenBefore() {
        Contexts.runner().run(context -> {
            Model model = context.getBean(Model.class);
            MarketFeed feed = MarketFeed.of(model).build();
            Late guard = new Late(feed);
            InstrumentFeed shared = new InstrumentFeed("USD/COP", feed, guard);
            for (int i = 0; i < WARM; i++) {
                shared.accept(Contexts.bar(i), Contexts.macro(model.contract()));
            }
            assertThat(shared.serve(0).bar()).isEqualTo(Contexts.bar(WARM - 1).time());

            guard.between = () -> {
                Thread other = new Thread(
                        () -> shared.with(inner -> inner.accept(Contexts.bar(WARM), Contexts.macro(model.contract()))));
                other.start();
                join(other);
            };
            ComponentException refused = Refusals.refusal(ComponentException.class, () -> shared.serve(0));
            assertThat(refused).hasMessageContaining("bar " + (WARM + 1));
        });
    }

    private static void join(Thread other) {
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
