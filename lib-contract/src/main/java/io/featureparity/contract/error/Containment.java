// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.error;

/**
 * The rule for calling a listener, which only watches: the caller counts what the listener throws, and goes on. That holds for
 * exceptions, and for errors such as an {@code AssertionError}, a {@code NoSuchMethodError} of a listener in another version, or a
 * {@code StackOverflowError}, after which the stack is free again. It does not hold if the JVM cannot go on, above all if it has no
 * memory left.
 */
public final class Containment {

    private Containment() {}

    /**
     * Lets the caller go on after what a listener has thrown, if the JVM can go on. Call it first where you catch a
     * {@code Throwable} of a listener.
     *
     * @param thrown what the listener has thrown; this method throws it again if the JVM cannot go on
     */
    public static void of(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
    }
}
