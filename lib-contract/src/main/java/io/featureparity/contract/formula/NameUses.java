// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Finds the names in a text. */
final class NameUses {

    private NameUses() {}

    /** {@return every name that stands for a value, also where none may stand, such as in a parameter} */
    static List<Syntax.Name> of(Syntax root) {
        List<Syntax.Name> found = new ArrayList<>();
        Deque<Syntax> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Syntax part = open.pop();
            if (part instanceof Syntax.Name name) {
                found.add(name);
            } else if (part instanceof Syntax.Operator operator) {
                operator.parts().forEach(open::push);
            } else if (part instanceof Syntax.Call call) {
                call.positional().forEach(open::push);
                call.named().forEach(argument -> open.push(argument.value()));
            }
        }
        return found;
    }
}
