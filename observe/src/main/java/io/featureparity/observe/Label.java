// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe;

/** The labels of metrics. No label ever holds text from outside, such as that of a bar, a request or an error. */
public enum Label {

    /** The instrument of the bars. */
    INSTRUMENT("instrument", "the instruments that the application binds"),

    /** The contract that is computed: name and version. */
    CONTRACT("contract", "the contracts that the application binds"),

    /** What became of a bar: {@code taken}, {@code dropped} or {@code refused}; or of an attempt: {@code kept} or {@code failed}. */
    OUTCOME("outcome", "a fixed list"),

    /** What the feed decided about a bar. */
    DECISION("decision", "the constants of `FeedDecision`"),

    /**
     * The code of an error; {@code none} if there is no error, {@code several} if several values of a bar are bad and each has
     * its own code.
     */
    CODE("code", "the constants of `ErrorCode`, `none` and `several`"),

    /** A macro column. */
    COLUMN("column", "the macro columns of the contract"),

    /** What a model wants: an action, or {@code none} if there was no decision. */
    ACTION("action", "the constants of the application's own enum"),

    /** The work that was timed as a whole. */
    OPERATION("operation", "the constants of `Operation`"),

    /** The name of an audit log. */
    LOG("log", "the logs that the application binds"),

    /** A store, such as {@code database} or {@code online}. */
    STORE("store", "a fixed list"),

    /** A port of a store, such as {@code bars} or {@code decisions}. */
    PORT("port", "the ports of the stores"),

    /** Where features came from. */
    SOURCE("source", "the constants of `Level.Source`"),

    /** The level of a service that a transition led to, 1 to 4. */
    TO("to", "the four levels"),

    /** A path of the HTTP interface, without parts that the caller chose; {@code other} for all unknown ones. */
    PATH("path", "the paths that the interface has"),

    /** The status of an HTTP answer. */
    STATUS("status", "the statuses that the interface gives"),

    /** What has failed and was contained. */
    PART("part", "the constants of `Part`"),

    /** The SHA-256 of the contract. */
    CONTRACT_HASH("contract.hash", "one for each contract"),

    /** The SHA-256 of the statistics. */
    STATISTICS_HASH("statistics.hash", "one for each model"),

    /** What a breaker is for. */
    BREAKER("breaker", "the breakers that the application makes");

    private final String key;
    private final String bound;

    Label(String key, String bound) {
        this.key = key;
        this.bound = bound;
    }

    /** {@return the name as Micrometer has it; a registry may write it differently: Prometheus writes {@code _} for a dot} */
    public String key() {
        return key;
    }

    /** {@return what bounds the number of values, in words} */
    public String bound() {
        return bound;
    }
}
