// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.record;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A body that cannot have been written is no record, whatever its bytes are. */
class RecordDecoderTest {

    private static final String ZEROS = "00".repeat(32);
    private static final SegmentHeader HEADER = new SegmentHeader(
            0,
            3,
            "name",
            "0.1.0",
            ZEROS,
            ZEROS,
            "{}",
            "{}",
            1,
            1,
            2,
            SegmentHeader.Before.STOPPED,
            9,
            new SegmentHeader.Kept(1, 2, ZEROS));

    private final RecordDecoder decoder = new RecordDecoder();

    private static byte[] body(byte type, byte[] content) {
        byte[] body = new byte[RecordDecoder.CONTENT + content.length];
        body[0] = type;
        System.arraycopy(content, 0, body, RecordDecoder.CONTENT, content.length);
        return body;
    }

    private AuditRecord decode(byte type, byte[] content) throws RecordDecoder.Impossible {
        byte[] body = body(type, content);
        return decoder.decode(body, 0, body.length);
    }

    private String impossible(byte type, byte[] content) {
        return String.valueOf(refusal(RecordDecoder.Impossible.class, () -> decode(type, content))
                .getMessage());
    }

    private void begin() throws RecordDecoder.Impossible {
        assertThat(decode(RecordType.HEADER, RecordEncoder.header(HEADER))).isEqualTo(HEADER);
        decode(RecordType.INSTRUMENT, RecordEncoder.instrument(0, "USD/COP"));
    }

    private static byte[] bar(int instrument, int decision, int length) {
        byte[] content = new byte[Math.max(length, RecordLayout.TIME)];
        ByteBuffer.wrap(content)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(instrument)
                .put((byte) decision);
        return Arrays.copyOf(content, length);
    }

    @Test
    void everyLengthButTheRightOneIsRefused() throws RecordDecoder.Impossible {
        begin();
        RecordLayout layout = HEADER.layout();
        for (int length = 0; length < layout.servedLength() + 40; length++) {
            byte[] content = bar(0, 1, length);
            if (length == layout.barLength()) {
                assertThat(decode(RecordType.BAR, content)).isInstanceOf(TakenBar.class);
            } else {
                assertThat(impossible(RecordType.BAR, content)).isNotEmpty();
            }
            assertThat(impossible(RecordType.SERVED, content)).isNotEmpty(); // of the right length without its hash
        }
    }

    @Test
    void aHeaderCutAnywhereIsRefused() {
        byte[] whole = RecordEncoder.header(HEADER);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThat(refusal(
                            RecordDecoder.Impossible.class,
                            () -> new RecordDecoder()
                                    .decode(body(RecordType.HEADER, cut), 0, RecordDecoder.CONTENT + cut.length)))
                    .isNotNull();
        }
    }

    @Test
    void whatCannotBeIsSaid() throws RecordDecoder.Impossible {
        assertThat(impossible(RecordType.BAR, new byte[0])).contains("no header");
        begin();
        assertThat(impossible(RecordType.HEADER, RecordEncoder.header(HEADER))).contains("second header");
        int length = HEADER.layout().barLength();
        assertThat(impossible(RecordType.BAR, bar(5, 1, length))).contains("instrument 5");
        assertThat(impossible(RecordType.BAR, bar(0, 7, length))).contains("unknown decision 7");
        assertThat(impossible(RecordType.END, new byte[] {3})).contains("unknown reason 3");
        assertThat(impossible((byte) 0, new byte[0])).contains("unknown type 0");
        assertThat(impossible(RecordType.INSTRUMENT, new byte[] {0, 0, 0, 0, -1, -1, -1, -1}))
                .contains("-1 bytes");
        assertThat(impossible(RecordType.DROPPED, new byte[9])).contains("1 bytes more");
    }

    @Test
    void aHeaderHasPossibleCounts() {
        byte[] content = RecordEncoder.header(HEADER);
        ByteBuffer view = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        view.putInt(8, -1);
        assertThat(impossible(RecordType.HEADER, content)).contains("-1 columns");
        view.putInt(8, 1).putInt(12, 3);
        assertThat(impossible(RecordType.HEADER, content)).contains("more market features");
        view.putInt(12, 1).put(20, (byte) 3);
        assertThat(impossible(RecordType.HEADER, content)).contains("unknown code 3");
    }

    @Test
    void aChangeOfLevelIsFromALevelToALevel() throws RecordDecoder.Impossible {
        begin();
        assertThat(decode(RecordType.LEVEL, RecordEncoder.level(0, 1, 4, 77, "why")))
                .isEqualTo(new LevelChange(0, "USD/COP", 1, 4, 77, "why"));
        assertThat(impossible(RecordType.LEVEL, RecordEncoder.level(0, 0, 4, 77, "why")))
                .isEqualTo("changes from level 0 to level 4");
        assertThat(impossible(RecordType.LEVEL, RecordEncoder.level(0, 1, -1, 77, "why")))
                .isEqualTo("changes from level 1 to level -1");
        assertThat(impossible(RecordType.LEVEL, RecordEncoder.level(1, 1, 4, 77, "why")))
                .isEqualTo("is of instrument 1, which has no name in this segment");
        byte[] cut = RecordEncoder.level(0, 1, 4, 77, "why");
        for (int length = 0; length < cut.length; length++) {
            assertThat(impossible(RecordType.LEVEL, Arrays.copyOf(cut, length))).isNotEmpty();
        }
    }
}
