// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.json;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.file.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What comes before JSON: bytes of a bounded number that are UTF-8 and begin with no byte-order mark. */
final class JsonText {

    /** A document of more bytes is refused, unless its reader names another limit: 1 MiB. */
    static final int LARGEST = 1 << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private JsonText() {}

    /** Reads a file, and no more of it than the limit and one byte. */
    static byte[] load(Path file) {
        String name = file.toString();
        try (InputStream in = Files.newInputStream(file)) {
            return read(name, in);
        } catch (IOException e) {
            throw unreadable(name, FileTrouble.reading(e), e);
        }
    }

    /** Reads a stream, and no more of it than the limit and one byte. */
    static byte[] read(String name, InputStream in) {
        try {
            return requireSize(name, in.readNBytes(LARGEST + 1), LARGEST);
        } catch (IOException e) {
            throw unreadable(name, FileTrouble.reading(e), e);
        }
    }

    private static DocumentException unreadable(String name, String value, IOException cause) {
        Fault fault =
                new Fault(ErrorCode.DOCUMENT_UNREADABLE, name, "must be a file or stream that can be read", value);
        return new DocumentException(List.of(fault), cause);
    }

    private static byte[] requireSize(String name, byte[] bytes, int most) {
        if (bytes.length > most) {
            throw tooLarge(name, most);
        }
        return bytes;
    }

    private static DocumentException tooLarge(String name, int most) {
        String rule = "must be at most " + most + " bytes";
        return new DocumentException(new Fault(ErrorCode.DOCUMENT_TOO_LARGE, name, rule, "larger"));
    }

    /** Decodes UTF-8 strictly: nothing is replaced, and nothing is guessed from the first bytes. */
    static String decode(String name, byte[] utf8, int most) {
        requireSize(name, utf8, most);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(utf8);
        CharBuffer out = CharBuffer.allocate(utf8.length);
        if (decoder.decode(in, out, true).isError()) {
            throw notUtf8(name, "byte 0x" + Integer.toHexString(utf8[in.position()] & 0xff) + " at " + in.position());
        }
        return requireNoMark(name, out.flip().toString());
    }

    private static String requireNoMark(String name, String text) {
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            String rule = "must not begin with a byte-order mark";
            throw new DocumentException(new Fault(ErrorCode.DOCUMENT_BYTE_ORDER_MARK, name, rule, "U+FEFF"));
        }
        return text;
    }

    private static DocumentException notUtf8(String name, String value) {
        return new DocumentException(new Fault(ErrorCode.DOCUMENT_NOT_UTF8, name, "must be valid UTF-8", value));
    }

    /** Encodes a text given as such, which is held to the same rules as one that came as bytes. */
    static byte[] encode(String name, String text, int most) {
        // No text has fewer UTF-8 bytes than UTF-16 units.
        if (text.length() > most) {
            throw tooLarge(name, most);
        }
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] utf8 = new byte[bytes.remaining()];
            bytes.get(utf8);
            return requireSize(name, utf8, most);
        } catch (CharacterCodingException e) {
            throw notUtf8(name, "a text with half a surrogate pair");
        }
    }
}
