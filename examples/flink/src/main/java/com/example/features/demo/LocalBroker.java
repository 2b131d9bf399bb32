// SPDX-License-Identifier: Apache-2.0
package com.example.features.demo;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A Kafka in this JVM, for this machine alone: one node that is broker and controller. */
final class LocalBroker implements AutoCloseable {

    private static final int NODE = 1;
    private static final String HOST = "127.0.0.1";

    /** Who may come in through the second door; a word for each demo. */
    private static final String USER = "job";

    private final KafkaRaftServer server;
    private final int port;
    private final int guarded;
    private final String password;

    private LocalBroker(KafkaRaftServer server, int port, int guarded, String password) {
        this.server = server;
        this.port = port;
        this.guarded = guarded;
        this.password = password;
    }

    /** Starts one that keeps its files in a folder. */
    static LocalBroker start(Path folder) throws Exception {
        return FreePorts.give(
                3, ports -> start(Files.createTempDirectory(folder, "log"), ports.get(0), ports.get(1), ports.get(2)));
    }

    private static LocalBroker start(Path folder, int port, int guarded, int controller) throws Exception {
        String password = Uuid.randomUuid().toString();
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setNodeId(NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName("CONTROLLER")
                    .setDirectories(List.of(folder.toString()))
                    .setMetadataLogDirectory(Optional.empty())
                    .setPrintStream(nowhere)
                    .run();
        }
        Map<String, String> settings = settings(folder, controller);
        settings.putAll(doors(port, guarded, controller, password));
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        // A controller that does not get its port would end the whole process.
        Exit.setHaltProcedure((status, message) -> {
            throw new IllegalStateException("Kafka ended with status " + status);
        });
        try {
            server.startup();
        } catch (Exception e) {
            server.shutdown();
            throw e;
        } finally {
            Exit.resetHaltProcedure();
        }
        return new LocalBroker(server, port, guarded, password);
    }

    /** Small: one copy of everything, few threads, little memory. */
    private static Map<String, String> settings(Path folder, int controller) {
        Map<String, String> all = new HashMap<>();
        all.put("process.roles", "broker,controller");
        all.put("node.id", Integer.toString(NODE));
        all.put("controller.quorum.voters", NODE + "@" + HOST + ":" + controller);
        all.put("controller.listener.names", "CONTROLLER");
        all.put("log.dirs", folder.toString());
        all.put("auto.create.topics.enable", "false");
        all.put("offsets.topic.replication.factor", "1");
        all.put("offsets.topic.num.partitions", "1");
        all.put("transaction.state.log.replication.factor", "1");
        all.put("transaction.state.log.min.isr", "1");
        all.put("transaction.state.log.num.partitions", "4");
        all.put("share.coordinator.state.topic.replication.factor", "1");
        all.put("share.coordinator.state.topic.min.isr", "1");
        all.put("num.network.threads", "2");
        all.put("num.io.threads", "2");
        all.put("background.threads", "2");
        all.put("log.cleaner.enable", "false");
        all.put("group.initial.rebalance.delay.ms", "0");
        return all;
    }

    /** One door for everybody on this machine, and one for who knows the password. */
    private static Map<String, String> doors(int port, int guarded, int controller, String password) {
        Map<String, String> all = new HashMap<>();
        all.put(
                "listeners",
                "PLAINTEXT://" + HOST + ":" + port + ",GUARDED://" + HOST + ":" + guarded + ",CONTROLLER://" + HOST
                        + ":" + controller);
        all.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,GUARDED:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT");
        all.put("inter.broker.listener.name", "PLAINTEXT");
        all.put("listener.name.guarded.sasl.enabled.mechanisms", "PLAIN");
        all.put(
                "listener.name.guarded.plain.sasl.jaas.config",
                PlainLoginModule.class.getName() + " required user_" + USER + "=\"" + password + "\";");
        return all;
    }

    /** Where clients find it. */
    String address() {
        return HOST + ":" + port;
    }

    /** Where clients find it that have {@link #settings()}. */
    String guardedAddress() {
        return HOST + ":" + guarded;
    }

    /** What a client needs that comes in through the second door, as a file of properties. */
    String settings() {
        return "security.protocol=SASL_PLAINTEXT\nsasl.mechanism=PLAIN\nsasl.jaas.config="
                + PlainLoginModule.class.getName() + " required username=\"" + USER + "\" password=\"" + password
                + "\";\n";
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
