// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A JSON document that was read strictly, with the two hashes it has: of its bytes, and of its meaning.
 *
 * <p>Refused, each with its own code: more than 1 MiB (of a stream no more than that is read), invalid UTF-8, a byte-order
 * mark, bad syntax, text after the end, duplicate keys, nesting deeper than 32, NaN, Infinity and reals that overflow,
 * integers of more than 4300 digits. A document is immutable.
 */
public final class JsonDocument {

    private final String name;
    private final JsonNode root;
    private final String fileHash;

    private JsonDocument(String name, JsonNode root, String fileHash) {
        this.name = name;
        this.root = root;
        this.fileHash = fileHash;
    }

    /**
     * Reads a document from its bytes.
     *
     * @param name what faults call the document
     * @param utf8 its bytes
     * @return the document
     * @throws DocumentException if it is refused
     */
    public static JsonDocument parse(String name, byte[] utf8) {
        Objects.requireNonNull(name, "name");
        String text = JsonText.decode(name, utf8);
        return new JsonDocument(name, TreeReader.read(name, text), Sha256.of(utf8));
    }

    /**
     * Reads a document from its text.
     *
     * @param name what faults call the document
     * @param text its text; half a surrogate pair in it is refused as invalid UTF-8
     * @return the document; its file hash is that of the text's UTF-8 bytes
     * @throws DocumentException if it is refused
     */
    public static JsonDocument parse(String name, String text) {
        return parse(name, JsonText.encode(name, text));
    }

    /**
     * Reads a document from a stream, which is left open.
     *
     * @param name what faults call the document
     * @param in the stream, read to its end or to one byte more than a document may have
     * @return the document
     * @throws DocumentException if it is refused or the stream fails
     */
    public static JsonDocument read(String name, InputStream in) {
        return parse(name, JsonText.read(name, in));
    }

    /**
     * Reads a document from a file.
     *
     * @param file the file; its path is what faults call the document
     * @return the document
     * @throws DocumentException if it is refused or the file cannot be read
     */
    public static JsonDocument load(Path file) {
        return parse(file.toString(), JsonText.load(file));
    }

    /** {@return what faults call the document} */
    public String name() {
        return name;
    }

    /** {@return the one text that every document of the same meaning has (clause E2), ASCII only} */
    public String canonicalText() {
        return CanonicalJson.write(root);
    }

    /** {@return the SHA-256 of the canonical text, 64 lower-case hex digits} */
    public String canonicalHash() {
        return Sha256.of(canonicalText());
    }

    /** {@return the SHA-256 of the bytes the document was read from, 64 lower-case hex digits} */
    public String fileHash() {
        return fileHash;
    }

    /**
     * The root, which must be an object.
     *
     * @param faults where its reader, and those of everything inside, put the faults they find
     * @return its reader
     * @throws DocumentException if the root is not an object
     */
    public ObjectReader object(List<Fault> faults) {
        Place place = Place.root(name);
        if (!root.isObject()) {
            throw new DocumentException(new Fault(
                    ErrorCode.WRONG_TYPE, place.toString(), "must be an object", ObjectReader.describe(root)));
        }
        return new ObjectReader(place, root, faults);
    }

    /**
     * Writes a text as a JSON string.
     *
     * @param text the text
     * @return the string with its quotes, in ASCII
     */
    public static String quote(String text) {
        StringBuilder out = new StringBuilder();
        CanonicalJson.appendString(text, out);
        return out.toString();
    }
}
