// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.refusal;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import java.time.Instant;

/** Makes the exceptions for refused bars, for engines and feeds alike. */
public final class BarRefusals {

    private BarRefusals() {}

    /**
     * Gives a bar's time in whole milliseconds. Two bars within the same millisecond have the same time.
     *
     * @param index how many bars came before it
     * @param time its time
     * @return the time, in milliseconds since 1970-01-01T00:00Z
     * @throws InputException if a {@code long} cannot hold it
     */
    public static long millis(long index, Instant time) {
        try {
            return time.toEpochMilli();
        } catch (ArithmeticException e) {
            throw new InputException(new Fault(
                    ErrorCode.VALUE_NOT_ALLOWED,
                    Place.bar(index),
                    "the time must fit into a long of milliseconds since 1970-01-01T00:00Z",
                    time.toString()));
        }
    }

    /**
     * Makes the refusal of a bar that is not after the one before it.
     *
     * @param index how many bars came before it
     * @param time its time
     * @param lastTime the time of the one before it
     * @return the refusal
     */
    public static InputException time(long index, long time, long lastTime) {
        return new InputException(new Fault(
                ErrorCode.TIME_NOT_AFTER,
                Place.bar(index, time),
                "the time must be after that of the bar before it, " + Instant.ofEpochMilli(lastTime),
                Instant.ofEpochMilli(time).toString()));
    }

    /**
     * Makes the refusal of a bar with another number of macro values than the contract has columns.
     *
     * @param index how many bars came before it
     * @param time its time
     * @param expected how many columns there are
     * @param actual how many values it came with
     * @return the refusal
     */
    public static InputException macroCount(long index, long time, int expected, int actual) {
        return new InputException(new Fault(
                ErrorCode.MACRO_COLUMN_COUNT,
                Place.bar(index, time),
                "there must be a value for each of the contract's " + expected + " macro columns",
                Integer.toString(actual)));
    }

    /**
     * Makes the refusal of an array that is too short for what has to be put into it.
     *
     * @param what the name of what was asked for
     * @param needed how many values it must hold
     * @param actual how many it holds
     * @return the refusal
     */
    public static InputException length(String what, int needed, int actual) {
        return new InputException(new Fault(
                ErrorCode.LENGTH_DIFFERS,
                what,
                "the array must hold at least " + needed + " values",
                Integer.toString(actual)));
    }
}
