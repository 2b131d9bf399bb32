// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.server;

import io.featureparity.store.Secret;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;

/** A Redis that keeps nothing on disk. */
final class RedisProcess implements AutoCloseable {

    private static final int TRIES = 300;
    private static final int MILLIS_BETWEEN = 100;
    private static final int SECONDS_TO_END = 10;

    private final Process process;
    private final int port;

    private RedisProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static RedisProcess start(ServerFolder folder, Secret password) throws IOException {
        int port = freePort();
        String program = ExecutableProvider.newJarResourceProvider(folder.path().toFile())
                .get()
                .getAbsolutePath();
        Process process = new ProcessBuilder(program, "-")
                .directory(folder.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        RedisProcess redis = new RedisProcess(process, port);
        try {
            folder.note(process.pid());
            // By standard input: all users of a machine can read what is in a command line.
            try (Writer settings = process.outputWriter(StandardCharsets.UTF_8)) {
                settings.write("port " + port + "\nbind 127.0.0.1\nsave \"\"\nappendonly no\nrequirepass "
                        + password.reveal() + "\n");
            }
            redis.await();
            return redis;
        } catch (IOException | RuntimeException e) {
            redis.close();
            throw e;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void await() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MILLIS_BETWEEN);
                return;
            } catch (IOException notYet) {
                if (hasEndedWithin(MILLIS_BETWEEN)) {
                    throw new IOException("Redis ended at once, with status " + process.exitValue(), notYet);
                }
            }
        }
        throw new IOException("Redis does not answer at port " + port);
    }

    private boolean hasEndedWithin(long millis) throws IOException {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Redis started", e);
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
