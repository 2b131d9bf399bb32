// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A JSON document that was read strictly, with two hashes: one of its bytes and one of its meaning.
 *
 * <p>These are refused, each with its own code: a document larger than 1 MiB or than the limit that the caller gives (a stream is
 * not read beyond it), invalid UTF-8, a byte-order mark, bad syntax, text after the end, duplicate keys, nesting deeper than 32,
 * NaN, Infinity and reals that overflow, integers of more than 4300 digits. A document is immutable.
 */
public final class JsonDocument {

    private final String name;
    private final JsonNode root;
    private final String fileHash;

    /** What is wrong with the tree although it could be read to its end; none in a document that was not only opened. */
    private final List<Fault> unsound;

    private JsonDocument(String name, JsonNode root, String fileHash, List<Fault> unsound) {
        this.name = name;
        this.root = root;
        this.fileHash = fileHash;
        this.unsound = List.copyOf(unsound);
    }

    /**
     * Reads a document from its bytes.
     *
     * @param name the name of the document in error messages
     * @param utf8 its bytes
     * @return the document
     * @throws DocumentException if it is refused
     */
    public static JsonDocument parse(String name, byte[] utf8) {
        JsonDocument document = open(name, utf8);
        document.requireSound();
        return document;
    }

    /**
     * Opens a document for a caller that wants to report all faults at once. Duplicate keys and numbers that cannot be
     * kept are not refused here; {@link #object(List)} reports them before the faults that its reader finds.
     *
     * @param name the name of the document in error messages
     * @param utf8 its bytes
     * @return the document
     * @throws DocumentException if it cannot be read to its end
     */
    public static JsonDocument open(String name, byte[] utf8) {
        return open(name, utf8, JsonText.LARGEST);
    }

    private static JsonDocument open(String name, byte[] utf8, int most) {
        Objects.requireNonNull(name, "name");
        List<Fault> unsound = new ArrayList<>();
        JsonNode root = TreeReader.read(name, JsonText.decode(name, utf8, most), unsound);
        return new JsonDocument(name, root, Sha256.of(utf8), unsound);
    }

    /**
     * Opens a document from its text; see {@link #open(String, byte[])}.
     *
     * @param name the name of the document in error messages
     * @param text its text
     * @return the document
     * @throws DocumentException if it cannot be read to its end
     */
    public static JsonDocument open(String name, String text) {
        return open(name, JsonText.encode(name, text, JsonText.LARGEST));
    }

    /**
     * Opens a document from a stream, which is left open; see {@link #open(String, byte[])}.
     *
     * @param name the name of the document in error messages
     * @param in the stream, read to its end or to one byte more than a document may have
     * @return the document
     * @throws DocumentException if it cannot be read to its end or the stream fails
     */
    public static JsonDocument open(String name, InputStream in) {
        return open(name, JsonText.read(name, in));
    }

    /**
     * Opens a document from a file; see {@link #open(String, byte[])}.
     *
     * @param file the file; its path is the name of the document in error messages
     * @return the document
     * @throws DocumentException if it cannot be read to its end
     */
    public static JsonDocument open(Path file) {
        return open(file.toString(), JsonText.load(file));
    }

    /**
     * Makes a document from values, as if a text with them had been read.
     *
     * @param name the name of the document in error messages
     * @param values the root's values by key: texts, {@code Integer}, {@code Long}, finite {@code Double} and maps of these
     * @return the document; its file hash is that of its canonical text
     * @throws IllegalArgumentException if there is a value of another kind
     */
    public static JsonDocument of(String name, Map<String, ?> values) {
        JsonNode root = TreeBuilder.build(values);
        return new JsonDocument(name, root, Sha256.of(CanonicalJson.write(root)), List.of());
    }

    private void requireSound() {
        if (!unsound.isEmpty()) {
            throw new DocumentException(unsound);
        }
    }

    /**
     * Reads a document from its text.
     *
     * @param name the name of the document in error messages
     * @param text its text; half a surrogate pair in it is refused as invalid UTF-8
     * @return the document; its file hash is that of the text's UTF-8 bytes
     * @throws DocumentException if it is refused
     */
    public static JsonDocument parse(String name, String text) {
        return parse(name, text, JsonText.LARGEST);
    }

    /**
     * Reads a document that may be larger than others from its text.
     *
     * @param name the name of the document in error messages
     * @param text its text
     * @param most how many UTF-8 bytes it may have at most
     * @return the document; its file hash is that of the text's UTF-8 bytes
     * @throws DocumentException if it is refused
     */
    public static JsonDocument parse(String name, String text, int most) {
        JsonDocument document = open(name, JsonText.encode(name, text, most), most);
        document.requireSound();
        return document;
    }

    /**
     * Reads a document from a stream, which is left open.
     *
     * @param name the name of the document in error messages
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
     * @param file the file; its path is the name of the document in error messages
     * @return the document
     * @throws DocumentException if it is refused or the file cannot be read
     */
    public static JsonDocument load(Path file) {
        return parse(file.toString(), JsonText.load(file));
    }

    /** {@return the name of the document in error messages} */
    public String name() {
        return name;
    }

    /**
     * Writes the canonical text, which is the same for all documents of the same meaning (clause E2).
     *
     * @return the text, ASCII only
     * @throws DocumentException if the document was opened and has a fault
     */
    public String canonicalText() {
        requireSound();
        return CanonicalJson.write(root);
    }

    /**
     * Writes the document for a person: keys in the order in which they were read, indented, short values on one line. Read
     * again, the text has the same canonical text and hash.
     *
     * @return the text, ASCII only, without a new line at the end
     * @throws DocumentException if the document was opened and has a fault
     */
    public String readableText() {
        requireSound();
        return ReadableJson.write(root);
    }

    /** {@return the SHA-256 of the canonical text, 64 lower-case hex digits} */
    public String canonicalHash() {
        return Sha256.of(canonicalText());
    }

    /**
     * {@return the SHA-256 of the bytes that the document was read from, or of its canonical text if it was made from
     * values; 64 lower-case hex digits}
     */
    public String fileHash() {
        return fileHash;
    }

    /**
     * Gives a reader of the root, which must be an object.
     *
     * @param faults the list that receives the faults: first those of an opened document, then those that this reader
     *     and the readers inside it find. A place with a fault of the first kind gets none of the second
     * @return its reader
     * @throws DocumentException if the root is not an object
     */
    public ObjectReader object(List<Fault> faults) {
        Place.InDocument place = Place.document(name);
        if (!root.isObject()) {
            throw new DocumentException(
                    new Fault(ErrorCode.WRONG_TYPE, place, "must be an object", ObjectReader.describe(root)));
        }
        faults.addAll(unsound);
        return new ObjectReader(
                place, root, faults, unsound.stream().map(Fault::place).collect(Collectors.toUnmodifiableSet()));
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
