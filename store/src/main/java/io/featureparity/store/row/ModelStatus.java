// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.row;

/** Whether a registered model is served. */
public enum ModelStatus {
    /** It is known, and was not live yet. */
    REGISTERED,

    /** It is the one that its instrument is served with. */
    LIVE,

    /** It is not to be served; it may become live again. */
    RETIRED
}
