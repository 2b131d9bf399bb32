// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.error;

/**
 * The rule for those who only listen or watch: whoever calls them counts what they throw, and goes on. That holds for exceptions, and for errors
 * such as an {@code AssertionError}, a {@code NoSuchMethodError} of a listener in another version, or a {@code StackOverflowError}, after which
 * the stack is free again. It does not hold if the JVM cannot go on, above all without memory.
 */
public final class Containment {

    private Containment() {}

    /**
     * Says that a caller goes on after this. Call it first where you catch a {@code Throwable} of a listener.
     *
     * @param thrown what a listener has thrown; it is thrown again if the JVM cannot go on
     */
    public static void of(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
    }
}
