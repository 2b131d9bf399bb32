// SPDX-License-Identifier: Apache-2.0
package com.example.features.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * Ports for a server that cannot choose its own. Another program may take one of them before the server does. A server does not always tell
 * that this is why it failed, so one that does not start gets others.
 */
final class FreePorts {

    static final int TRIES = 3;

    private FreePorts() {}

    /** A server that is being started. */
    interface Started<T> {
        T on(List<Integer> ports) throws Exception;
    }

    /** Starts a server on ports that nobody has. */
    static <T> T give(int count, Started<T> server) throws Exception {
        for (int tried = 1; ; tried++) {
            try {
                return server.on(find(count));
            } catch (InterruptedException e) {
                throw e; // somebody wants it to end
            } catch (Exception e) {
                if (tried == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static List<Integer> find(int count) throws IOException {
        List<ServerSocket> open = new ArrayList<>();
        try {
            List<Integer> ports = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                open.add(socket);
                ports.add(socket.getLocalPort());
            }
            return ports;
        } finally {
            for (ServerSocket socket : open) {
                socket.close();
            }
        }
    }
}
