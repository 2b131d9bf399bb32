// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The session of one day. The time of a bar is the time at which it starts, so a session goes from the start of its
 * first bar to the start of its last bar.
 *
 * @param day the date of the session, in the time zone of the contract's sessions
 * @param first when its first bar starts
 * @param last when its last bar starts
 * @param bars how many bars are expected
 */
public record Session(LocalDate day, Instant first, Instant last, int bars) {}
