// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.proof;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Stands between a component and a server: lets all through, delays it, or cuts it as a server does that has stopped. */
final class TcpProxy implements Closeable {

    private final InetSocketAddress server;
    private final int port;
    private final List<Socket> open = new ArrayList<>();
    private @Nullable ServerSocket listening;
    private volatile Duration delay = Duration.ZERO;

    TcpProxy(String host, int serverPort) {
        server = new InetSocketAddress(host, serverPort);
        ServerSocket first = listen(0);
        port = first.getLocalPort();
        accept(first);
    }

    private static ServerSocket listen(int at) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /** Says whether calls are to fail or to be slow now. */
    synchronized boolean isDisturbed() {
        return listening == null || !delay.isZero();
    }

    /** All that goes to the server comes so much later. */
    void delay(Duration longer) {
        delay = longer;
    }

    /** Ends all connections, and refuses new ones. */
    synchronized void cut() {
        close(listening);
        listening = null;
        open.forEach(TcpProxy::close);
        open.clear();
    }

    /** Lets all through again. */
    synchronized void mend() {
        delay = Duration.ZERO;
        if (listening == null) {
            accept(listen(port));
        }
    }

    private synchronized void accept(ServerSocket socket) {
        listening = socket;
        thread(() -> {
            while (true) {
                Socket client = socket.accept();
                Socket behind = new Socket();
                keep(client, behind);
                behind.connect(server);
                thread(() -> pump(client, behind, true));
                thread(() -> pump(behind, client, false));
            }
        });
    }

    private synchronized void keep(Socket client, Socket behind) {
        open.add(client);
        open.add(behind);
        if (listening == null) {
            cut();
        }
    }

    private void pump(Socket from, Socket to, boolean towardsServer) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[1 << 14];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                if (towardsServer && !delay.isZero()) {
                    LockSupport.parkNanos(delay.toNanos());
                }
                out.write(bytes, 0, count);
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void thread(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException ended) {
                return; // one side has ended, or was cut
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(@Nullable Closeable one) {
        try {
            if (one != null) {
                one.close();
            }
        } catch (IOException gone) {
            return;
        }
    }

    @Override
    public void close() {
        cut();
    }
}
