// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.featureparity.contract.json.ObjectReader;
import io.featureparity.parity.coverage.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What else a report says at its top, as a part of its JSON: written, and read back. A report without remarks does not have it. */
final class RemarksJson {

    private static final String KEY = "remarks";

    private RemarksJson() {}

    static void write(List<Statement> remarks, ObjectNode root) {
        for (Statement remark : remarks) {
            ObjectNode node = root.withArray("/" + KEY).addObject();
            node.put("what", remark.what());
            node.put("text", remark.text());
            node.put("weight", remark.weight().name().toLowerCase(Locale.ROOT));
        }
    }

    /** Reads them; what is wrong with one the reader then knows. */
    static List<Statement> read(ObjectReader root) {
        List<ObjectReader> entries = root.has(KEY) ? root.objects(KEY) : null;
        List<Statement> remarks = new ArrayList<>();
        for (ObjectReader entry : entries == null ? List.<ObjectReader>of() : entries) {
            String what = entry.string("what");
            String text = entry.string("text");
            Statement.Weight weight = entry.choice("weight", Statement.Weight.class);
            entry.finish();
            if (what != null && text != null && weight != null) {
                remarks.add(new Statement(what, text, weight));
            }
        }
        return remarks;
    }
}
