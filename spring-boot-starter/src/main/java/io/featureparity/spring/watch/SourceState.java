// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.watch;

import io.featureparity.features.feed.FeedProgress;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.spring.properties.SourceProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How old and how good what comes from a source is. It reads what the feed counts anyway, so it costs the feed nothing. Thread-safe. */
final class SourceState {

    private final SourceProperties settings;
    private final double leastScore;
    private final Duration bar;
    private final Instant began;
    private volatile @Nullable Followed feed;

    SourceState(WatchSettings settings, int barMinutes, Instant began) {
        this.settings = settings.source();
        this.leastScore = settings.leastScore();
        this.bar = Duration.ofMinutes(barMinutes);
        this.began = began;
    }

    void follow(FeedProgress progress, TradingCalendar calendar) {
        feed = new Followed(progress, calendar);
    }

    boolean isWatched() {
        return settings.enabled();
    }

    /** Puts what is not as it should be, with why. */
    void find(Instant now, Map<Kind, String> found) {
        Followed followed = feed;
        if (followed == null || !settings.enabled()) {
            return;
        }
        overdue(followed, now).ifPresent(why -> found.put(Kind.BARS, why));
        staleMacro(followed.progress(), now).ifPresent(why -> found.put(Kind.MACRO, why));
        lowQuality(followed.progress()).ifPresent(why -> found.put(Kind.QUALITY, why));
    }

    /** Before the first bar, those are expected that begin after the service has. */
    private Optional<String> overdue(Followed followed, Instant now) {
        TradingCalendar calendar = followed.calendar();
        long newest = followed.progress().lastBar().orElse(began.toEpochMilli());
        if (!calendar.covers(newest) || !calendar.covers(now.toEpochMilli())) {
            return Optional.empty(); // nothing is known about sessions then
        }
        Instant expected = Instant.ofEpochMilli(calendar.nextBarTime(newest));
        Instant latest = expected.plus(bar).plus(settings.overdue());
        return now.isAfter(latest)
                ? Optional.of("the bar of " + expected + " is overdue since " + latest)
                : Optional.empty();
    }

    private Optional<String> staleMacro(FeedProgress progress, Instant now) {
        long oldest = now.minus(settings.macroAge()).toEpochMilli();
        List<String> stale = new ArrayList<>();
        for (int column = 0; column < progress.macroColumns().size(); column++) {
            if (progress.macroKnownSince(column).orElse(began.toEpochMilli()) < oldest) {
                stale.add(progress.macroColumns().get(column));
            }
        }
        return stale.isEmpty()
                ? Optional.empty()
                : Optional.of("no new value for " + settings.macroAge() + " of " + String.join(", ", stale));
    }

    private Optional<String> lowQuality(FeedProgress progress) {
        double score = progress.quality();
        int unseen = progress.qualityUnseen();
        return score < leastScore
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "the bars of the session%s have %.1f of 100, and should have %.1f",
                        unseen == 0 ? "" : " after its first " + unseen + ", which were not seen,",
                        score,
                        leastScore))
                : Optional.empty();
    }

    private record Followed(FeedProgress progress, TradingCalendar calendar) {}
}
