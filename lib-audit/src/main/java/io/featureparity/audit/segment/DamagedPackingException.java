// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.segment;

import java.io.IOException;

/** A packed segment cannot be unpacked. */
public final class DamagedPackingException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedPackingException(String why, Exception cause) {
        super(why, cause);
    }
}
