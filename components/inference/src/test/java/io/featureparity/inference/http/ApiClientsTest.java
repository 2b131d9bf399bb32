// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients that are slow or broken. */
class ApiClientsTest extends ApiTests {

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
    }

    /** More of them than processors or places in work: nobody waits for them, and they are cut off. */
    @Test
    void slowClientsKeepNobodyWaitingAndAreCutOff() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) {
                Socket socket = connect();
                slow.add(socket);
                OutputStream out = socket.getOutputStream();
                out.write("GET /v1/contract HTTP/1.1\r\nHost: x\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
            assertThat(get("/v1/contract").statusCode()).isEqualTo(200);
            for (Socket socket : slow) {
                socket.setSoTimeout((int) PATIENCE.toMillis());
                assertThat(ends(socket)).isTrue();
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertThat(get("/v1/contract").statusCode()).isEqualTo(200);
    }

    /** Reads until the server has closed the connection, in whichever way. */
    private static boolean ends(Socket socket) {
        try (InputStream in = socket.getInputStream()) {
            in.readAllBytes();
            return true;
        } catch (SocketTimeoutException late) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void whatIsNoHttpEndsItsConnectionAlone() throws IOException {
        for (String request : List.of(
                "\r\n\r\n",
                "hello\r\n\r\n",
                "GET /v1/contract\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/contract HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\nabc",
                "GET /v1/contract HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                "GET /v1/contract HTTP/1.1\r\nHost: x\r\nA: " + "x".repeat(20_000) + "\r\n\r\n",
                "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")) {
            try (Socket socket = connect()) {
                socket.setSoTimeout((int) PATIENCE.toMillis());
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                assertThat(ends(socket)).as(request).isTrue();
            }
        }
        assertThat(get("/v1/contract").statusCode()).isEqualTo(200);
    }

    @Test
    void answersAreSentWithoutDelay() {
        assertThat(System.getProperty("sun.net.httpserver.nodelay")).isEqualTo("true");
        assertThat(System.getProperty("sun.net.httpserver.maxReqTime")).isEqualTo("5");
    }
}
