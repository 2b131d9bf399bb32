// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.flink.FeatureStreams;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.LateBar;
import io.featureparity.flink.record.Publication;
import io.featureparity.kafka.wire.RecordForm;
import io.featureparity.kafka.wire.RecordFormat;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/** What a job refused after it was read, in the form in which it came: for the same topic as what could not be read. */
public final class RefusedRecords {

    private RefusedRecords() {}

    static TypeInformation<RefusedRecord> type() {
        return Types.POJO(RefusedRecord.class);
    }

    /**
     * Gives the refused bars, the late bars and the refused publications of a job. Their bytes are written anew.
     *
     * @param streams what the job sends out
     * @param form in which form they are written
     * @return the refused records
     */
    public static DataStream<RefusedRecord> of(FeatureStreams streams, RecordForm form) {
        RecordFormat<InstrumentBar> bars = RecordFormat.ofBars(form);
        RecordFormat<Publication> publications = RecordFormat.ofPublications(form);
        DataStream<RefusedRecord> refusedBars = streams.refusedBars()
                .map(refused -> of(bars, refused.bar(), refused.bar().source(), refused.code(), refused.message()))
                .returns(type())
                .uid("refused-bars-as-records");
        DataStream<RefusedRecord> lateBars = streams.lateBars()
                .map(late -> ofLate(bars, late))
                .returns(type())
                .uid("late-bars-as-records");
        DataStream<RefusedRecord> refusedPublications = streams.refusedPublications()
                .map(refused -> of(publications, refused.publication(), "", refused.code(), refused.message()))
                .returns(type())
                .uid("refused-publications-as-records");
        return refusedBars.union(lateBars, refusedPublications);
    }

    static RefusedRecord ofLate(RecordFormat<InstrumentBar> bars, LateBar late) {
        String rule = "must come before the watermark has passed its time";
        String watermark = "at " + Instant.ofEpochMilli(late.watermark());
        Fault fault = new Fault(ErrorCode.FLINK_BAR_LATE, late.bar().place(), rule, watermark);
        return of(bars, late.bar(), late.bar().source(), fault.code().id(), fault.toString());
    }

    private static <T> RefusedRecord of(RecordFormat<T> format, T record, String source, String code, String message) {
        byte[] value = format.write(record);
        return new RefusedRecord(source, -1, code, message, format.keyBytes(record), value, value.length);
    }
}
