// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/**
 * A folder that no other user can look into or write to, in a folder that everybody shares. It stays for later runs. A
 * process that dies can leave half-made files in it; the next process that asks for the folder deletes them.
 *
 * @param path the folder
 */
public record PrivateFolder(Path path) {

    private static final String OWNER_ALONE = "rwx------";

    /** More folders than that of this name belong to others, and then somebody means harm. */
    private static final int MOST_TRIES = 100;

    /**
     * Makes the user's folder in the folder for temporary files, or finds it.
     *
     * @return the folder
     * @throws IOException if the folder does not exist and cannot be made
     */
    public static PrivateFolder ofUser() throws IOException {
        return in(Path.of(String.valueOf(System.getProperty("java.io.tmpdir"))));
    }

    /**
     * Makes the user's folder, or finds it.
     *
     * @param shared the folder that holds the user's folder
     * @return the folder
     * @throws IOException if the folder does not exist and cannot be made
     */
    public static PrivateFolder in(Path shared) throws IOException {
        String name = "feature-parity-"
                + String.valueOf(System.getProperty("user.name")).replaceAll("[^A-Za-z0-9._-]", "_");
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            Path folder = shared.resolve(attempt == 0 ? name : name + "-" + attempt);
            if (make(shared, folder) || isOurs(shared, folder)) {
                TemporaryFiles.sweep(folder);
                return new PrivateFolder(folder);
            }
        }
        throw new IOException("each folder " + shared.resolve(name) + " belongs to somebody else");
    }

    private static boolean make(Path shared, Path folder) throws IOException {
        try {
            if (!isPosix(shared)) {
                Files.createDirectory(folder); // such a system gives each user a folder for temporary files
                return true;
            }
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(ownerAlone()));
            Files.setPosixFilePermissions(folder, ownerAlone()); // a umask may have taken from the owner, too
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Others may have made a folder of this name first, or a link to one, or have written to ours while it was open. */
    private static boolean isOurs(Path shared, Path folder) throws IOException {
        if (!isPosix(shared)) {
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
        }
        PosixFileAttributes found = Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!found.isDirectory() || !found.owner().equals(ourselves(shared))) {
            return false;
        }
        if (!found.permissions().equals(ownerAlone())) {
            Files.setPosixFilePermissions(folder, ownerAlone());
            clear(folder);
        }
        return true;
    }

    private static Set<PosixFilePermission> ownerAlone() {
        return PosixFilePermissions.fromString(OWNER_ALONE);
    }

    private static boolean isPosix(Path shared) throws IOException {
        return Files.getFileStore(shared).supportsFileAttributeView("posix");
    }

    private static UserPrincipal ourselves(Path shared) throws IOException {
        Path file = Files.createTempFile(shared, "feature-parity-", ".tmp");
        try {
            return Files.getOwner(file);
        } finally {
            Files.delete(file);
        }
    }

    private static void clear(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }
}
