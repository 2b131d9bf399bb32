// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text as UTF-8 and back; nothing is ever replaced. */
final class Utf8 {

    private Utf8() {}

    static byte[] bytes(String name, String text) {
        try {
            ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[utf8.remaining()];
            utf8.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw Refusals.field(name, "must be a text without halves of surrogate pairs", text);
        }
    }

    static String text(String name, ByteBuffer utf8) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            return decoder.decode(utf8).toString();
        } catch (CharacterCodingException e) {
            throw Refusals.unreadable("must be UTF-8 in " + name, String.valueOf(e.getMessage()));
        }
    }
}
