// SPDX-License-Identifier: Apache-2.0
package io.featureparity.replay;

import io.featureparity.contract.error.Fault;
import io.featureparity.contract.json.JsonOut;
import java.io.IOException;
import java.util.Locale;

/** A replay as JSON. */
public final class ReplayJson {

    private ReplayJson() {}

    /**
     * Writes a replay.
     *
     * @param result what was found
     * @param out takes the text
     * @throws IOException if it cannot be written
     */
    public static void write(ReplayResult result, Appendable out) throws IOException {
        JsonOut json = new JsonOut(out);
        json.beginObject()
                .member("format", "replay-1")
                .member("verdict", lower(result.verdict()))
                .member("sentence", result.sentence())
                .member("source", result.source())
                .member("instrument", result.model().instrument())
                .member("model", result.model().id())
                .member("model_version", result.model().version())
                .member("from", result.request().range().from())
                .member("to", result.request().range().end())
                .member("buy_above", result.request().thresholds().buy())
                .member("sell_below", result.request().thresholds().sell())
                .member("tolerance", result.request().tolerance())
                .member("least_share", result.request().least());
        counts(result.counts(), json);
        json.member("decided_sha256", result.decided().sha256())
                .member("computed_sha256", result.computed().sha256());
        json.key("differences").beginList();
        for (Difference difference : result.differences()) {
            json.beginObject()
                    .member("time", difference.time())
                    .member("kind", lower(difference.kind()))
                    .member("name", difference.name())
                    .member("decided", difference.decided())
                    .member("computed", difference.computed())
                    .endObject();
        }
        json.endList().key("obstacles").beginList();
        for (Fault fault : result.obstacles()) {
            json.value(fault);
        }
        json.endList().key("remarks").beginList();
        for (String remark : result.remarks()) {
            json.value(remark);
        }
        json.endList().endObject();
    }

    private static void counts(ReplayCounts counts, JsonOut json) throws IOException {
        json.member("decisions", counts.decided())
                .member("compared", counts.compared())
                .member("equal", counts.equal())
                .member("different", counts.different())
                .member("outputs_compared", counts.outputs())
                .member("not_computed", counts.notComputed())
                .member("bars_undecided", counts.undecided())
                .member("corrected_later", counts.corrected())
                .member("of_other_models", counts.ofOtherModels());
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
