// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.level;

/** The names of the conditions that lower the level of a component. docs/resilience.md says what each means. */
public final class Conditions {

    /** Level 2: the newest features cannot be read from the online store, or do not reach it. */
    public static final String ONLINE_STORE = "online store";

    /** Level 3: values of the newest bar are absent. */
    public static final String VALUES = "values";

    /** Level 3: a bar is overdue. */
    public static final String BARS = "bars";

    /** Level 3: a macro column has had no publication for too long. */
    public static final String MACRO = "macro";

    /** Level 4: features are too bad to be served. */
    public static final String FEATURES = "features";

    /** Level 4: the stores cannot be read or written. */
    public static final String STORES = "stores";

    /** Level 4: the model does not answer. */
    public static final String MODEL = "model";

    /** Level 4: the audit log cannot be written. */
    public static final String AUDIT_LOG = "audit log";

    /** Level 4: there is no memory left. */
    public static final String MEMORY = "memory";

    private Conditions() {}
}
