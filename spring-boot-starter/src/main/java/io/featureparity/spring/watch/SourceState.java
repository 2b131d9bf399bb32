// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.watch;

import io.featureparity.features.feed.FeedProgress;
import io.featureparity.features.session.OverdueBars;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.spring.properties.SourceProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How old and how good what comes from a source is. It reads what the feed counts anyway, so it costs the feed nothing. Thread-safe. */
final class SourceState {

    private final SourceProperties settings;
    private final double leastScore;
    private final int barMinutes;
    private final Instant began;
    private volatile @Nullable Followed feed;

    SourceState(WatchSettings settings, int barMinutes, Instant began) {
        this.settings = settings.source();
        this.leastScore = settings.leastScore();
        this.barMinutes = barMinutes;
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
        long newest = followed.progress().lastBar().orElse(began.toEpochMilli());
        OptionalLong overdue =
                OverdueBars.first(followed.calendar(), barMinutes, newest, now.toEpochMilli(), settings.overdue());
        if (overdue.isEmpty()) {
            return Optional.empty();
        }
        Instant bar = Instant.ofEpochMilli(overdue.getAsLong());
        Instant latest = bar.plus(Duration.ofMinutes(barMinutes)).plus(settings.overdue());
        return Optional.of("the bar of " + bar + " is overdue since " + latest);
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
