// SPDX-License-Identifier: Apache-2.0
package io.featureparity.junit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/** How the service makes a bar of five minutes: the right way, and ways that were seen to be taken for it. */
enum BarAssembly {
    RIGHT {
        @Override
        Instant time(LocalDateTime first) {
            return first.atZone(BOGOTA).toInstant();
        }
    },
    LOCAL_TIME_LABELLED_UTC {
        @Override
        Instant time(LocalDateTime first) {
            return first.atZone(ZoneId.of("UTC")).toInstant();
        }
    },
    STAMPED_WITH_ITS_END {
        @Override
        Instant time(LocalDateTime first) {
            return RIGHT.time(first).plus(Duration.ofMinutes(5));
        }
    },
    CLOSED_A_MINUTE_EARLY {
        @Override
        Instant time(LocalDateTime first) {
            return RIGHT.time(first);
        }

        @Override
        List<MinuteBar> taken(List<MinuteBar> minutes) {
            return minutes.subList(0, minutes.size() - 1);
        }
    };

    static final ZoneId BOGOTA = ZoneId.of("America/Bogota");

    abstract Instant time(LocalDateTime first);

    List<MinuteBar> taken(List<MinuteBar> minutes) {
        return minutes;
    }
}
