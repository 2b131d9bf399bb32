// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;

/**
 * Where the brokers are, and how clients talk to them. Every call has a time limit. Immutable.
 */
public final class KafkaBrokers {

    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

    /** What inputs and outputs set themselves, for else they could not keep their promises. */
    private static final Set<String> OURS = Set.of(
            CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
            CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
            CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
            CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG,
            ConsumerConfig.GROUP_ID_CONFIG,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            ProducerConfig.ACKS_CONFIG,
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);

    private final String servers;
    private final Duration timeout;
    private final Map<String, String> more;

    private KafkaBrokers(String servers, Duration timeout, Map<String, String> more) {
        this.servers = servers;
        this.timeout = timeout;
        this.more = more;
    }

    /**
     * Names the brokers.
     *
     * @param servers their addresses, such as {@code one:9092,two:9092}
     * @return the brokers
     * @throws ComponentException if there is none
     */
    public static KafkaBrokers at(String servers) {
        if (servers.isBlank()) {
            throw impossible("brokers", "must be addresses such as one:9092,two:9092", "empty");
        }
        return new KafkaBrokers(servers, USUAL_TIMEOUT, Map.of());
    }

    /**
     * Sets how long a call may take at most. It is 30 seconds unless it is set.
     *
     * @param limit the limit, from a second to an hour
     * @return the brokers with it
     * @throws ComponentException if it is shorter or longer
     */
    public KafkaBrokers timeout(Duration limit) {
        return new KafkaBrokers(
                servers, between("time limit", limit, Duration.ofSeconds(1), Duration.ofHours(1)), more);
    }

    /**
     * Sets one of Kafka's own settings of clients, such as {@code security.protocol}. It travels with the job, so passwords belong into a
     * {@linkplain #withFile file}.
     *
     * @param name its name
     * @param value its value
     * @return the brokers with it
     * @throws ComponentException if inputs and outputs set it themselves, or if it is a password
     */
    public KafkaBrokers with(String name, String value) {
        if (OURS.contains(name) || name.startsWith(AbstractConfig.CONFIG_PROVIDERS_CONFIG)) {
            throw impossible(name, "must not be set: inputs and outputs set it", value);
        }
        if (ClientSettings.isSecret(name)) {
            throw impossible(
                    name, "must stand in a file (withFile): what is set here travels with the job", "set here");
        }
        Map<String, String> all = new TreeMap<>(more);
        all.put(name, Objects.requireNonNull(value, "value"));
        return new KafkaBrokers(servers, timeout, all);
    }

    /**
     * Takes Kafka's own settings of clients from a file, such as those of TLS and SASL. Only their names travel with the job: each client
     * reads the values where it runs. So the file must be at the same place on every machine of the cluster, and where the job is built;
     * the values may differ.
     *
     * @param file a file of properties
     * @return the brokers with the settings
     * @throws ComponentException if it cannot be read, holds nothing, or has a setting that inputs and outputs set themselves; or if there is
     *     a file already, since clients may read one alone
     */
    public KafkaBrokers withFile(Path file) {
        if (more.containsKey(AbstractConfig.CONFIG_PROVIDERS_CONFIG)) {
            throw impossible("settings of Kafka's clients", "must stand in one file", "a second one, " + file);
        }
        Map<String, String> all = new TreeMap<>(more);
        ClientSettings.ofFile(file, OURS).forEach(all::put);
        return new KafkaBrokers(servers, timeout, all);
    }

    /** {@return the addresses} */
    public String servers() {
        return servers;
    }

    /** {@return what a consumer that is not part of a job is made of; it reads what was committed, and bytes} */
    public Properties forConsumers() {
        Properties all = forAll();
        all.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        return all;
    }

    /** {@return what a producer that is not part of a job is made of; it sends bytes, each record once} */
    public Properties forProducers() {
        Properties all = forAll();
        String limit = Long.toString(timeout.toMillis());
        all.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        all.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        all.setProperty(ProducerConfig.MAX_BLOCK_MS_CONFIG, limit);
        // A record has one more request's time, to be sent again.
        all.setProperty(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Long.toString(2 * timeout.toMillis()));
        return all;
    }

    private Properties forAll() {
        Properties all = new Properties();
        all.putAll(more);
        String limit = Long.toString(timeout.toMillis());
        all.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        all.setProperty(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, limit);
        all.setProperty(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, limit);
        all.setProperty(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, limit);
        return all;
    }

    static Duration between(String setting, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw impossible(setting, "must be from " + least + " to " + most, value.toString());
        }
        return value;
    }

    static String named(String setting, String value) {
        if (value.isBlank()) {
            throw impossible(setting, "must have a name", "empty");
        }
        return value;
    }

    static ComponentException impossible(String setting, String rule, String value) {
        return new ComponentException(new Fault(ErrorCode.FLINK_SETTING, setting, rule, value));
    }
}
