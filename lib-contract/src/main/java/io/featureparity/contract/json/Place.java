// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.json;

import org.jspecify.annotations.Nullable;

/**
 * A place in a document. It is a chain up to the root and becomes text only when a fault is reported, so that reading a
 * sound document builds no pointers.
 *
 * @param parent the place this one lies in, or null at the root
 * @param step the document's name at the root, else a key or an index
 */
record Place(@Nullable Place parent, String step) {

    /** A longer key is cut, so that many faults below one huge key cannot fill the memory. */
    private static final int LONGEST_STEP = 100;

    static Place root(String document) {
        return new Place(null, document);
    }

    Place child(String key) {
        return new Place(this, key);
    }

    Place child(int index) {
        return new Place(this, Integer.toString(index));
    }

    /** {@return the document's name, {@code #} and the JSON pointer, with everything but printable ASCII escaped} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        append(text);
        return text.toString();
    }

    private void append(StringBuilder text) {
        if (parent == null) {
            text.append(step).append('#');
            return;
        }
        parent.append(text);
        String shown = step.length() <= LONGEST_STEP ? step : step.substring(0, LONGEST_STEP) + "...";
        text.append('/');
        CanonicalJson.escape(shown.replace("~", "~0").replace("/", "~1"), text);
    }
}
