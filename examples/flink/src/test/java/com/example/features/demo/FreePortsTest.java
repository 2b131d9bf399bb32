// SPDX-License-Identifier: Apache-2.0
package com.example.features.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    private final List<List<Integer>> tried = new ArrayList<>();

    private static ServerSocket on(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }

    /** A server whose second port another program has just taken. */
    private ServerSocket late(List<Integer> ports) throws IOException {
        tried.add(ports);
        try (ServerSocket other = on(ports.get(1))) {
            return on(other.getLocalPort());
        }
    }

    @Test
    void aServerWhosePortWasTakenGetsOthers() throws Exception {
        ServerSocket started = FreePorts.give(2, ports -> tried.isEmpty() ? late(ports) : on(ports.get(1)));
        try (started) {
            assertThat(tried)
                    .singleElement()
                    .satisfies(ports -> assertThat(ports).hasSize(2).doesNotHaveDuplicates());
            assertThat(started.isBound()).isTrue();
        }
    }

    @Test
    void itIsNotTriedForEver() {
        assertThatThrownBy(() -> FreePorts.give(2, this::late)).isInstanceOf(BindException.class);
        assertThat(tried).hasSize(FreePorts.TRIES);
    }

    @Test
    void whoIsInterruptedDoesNotTryAgain() {
        assertThatThrownBy(() -> FreePorts.give(2, ports -> {
                    tried.add(ports);
                    throw new InterruptedException();
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(tried).hasSize(1);
    }
}
