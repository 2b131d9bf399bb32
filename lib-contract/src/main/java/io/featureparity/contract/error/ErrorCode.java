// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.error;

/**
 * The stable codes of all errors of this library. A code never changes its meaning and is never reused; each one has a
 * page under {@code docs/errors}.
 *
 * <p>Large for a reason: it is one list, in the order of the numbers, so that every code and the next free number are
 * found in one place.
 */
public enum ErrorCode {
    /** A document could not be read at all: the file is missing or reading it failed. */
    DOCUMENT_UNREADABLE("FP-101"),
    /** A document is larger than its reader allows: 1 MiB for all but reports. */
    DOCUMENT_TOO_LARGE("FP-102"),
    /** A document is not valid UTF-8. */
    DOCUMENT_NOT_UTF8("FP-103"),
    /** A document begins with a byte-order mark. */
    DOCUMENT_BYTE_ORDER_MARK("FP-104"),
    /** A document is not JSON. */
    JSON_SYNTAX("FP-105"),
    /** There is text after the end of the JSON document. */
    JSON_TRAILING_TEXT("FP-106"),
    /** An object holds the same key twice. */
    JSON_DUPLICATE_KEY("FP-107"),
    /** A document is nested deeper than 32 levels. */
    JSON_TOO_DEEP("FP-108"),
    /** A number is NaN, infinite, or too large for a double. */
    JSON_NOT_FINITE("FP-109"),
    /** An integer is written with more digits than the reader accepts. */
    JSON_NUMBER_TOO_LONG("FP-110"),
    /** A document has a key that its format does not know. */
    UNKNOWN_KEY("FP-201"),
    /** A document lacks a key that its format demands. */
    MISSING_KEY("FP-202"),
    /** A value does not have the JSON type that its key demands. */
    WRONG_TYPE("FP-203"),
    /** A value has the right type but is not allowed. */
    VALUE_NOT_ALLOWED("FP-204"),
    /** Two features, or two macro columns, have the same name. */
    DUPLICATE_NAME("FP-205"),
    /** The indexes of the features are not 0, 1, 2 and so on, in the order written. */
    INDEX_GAP("FP-206"),
    /** A contract names a kind of calculation that does not exist. */
    UNKNOWN_CALCULATION("FP-207"),
    /** The input columns of a feature are not those its calculation takes. */
    INPUTS_DO_NOT_FIT("FP-208"),
    /** No built-in contract has this id and version. */
    UNKNOWN_CONTRACT("FP-209"),
    /** The contract has no feature of this name or index. */
    UNKNOWN_FEATURE("FP-210"),
    /** A state feature stands before a market feature. */
    FEATURE_ORDER("FP-211"),
    /** There is no time zone of this name. */
    UNKNOWN_TIME_ZONE("FP-212"),
    /** The contract has no bar policy of this name. */
    UNKNOWN_POLICY("FP-213"),
    /** A formula's text cannot be read as a formula. */
    FORMULA_SYNTAX("FP-220"),
    /** A formula is too long, too deep or too large, or there are too many definitions. */
    FORMULA_LIMIT("FP-221"),
    /** A name in a formula stands for nothing, or a name stands for two things. */
    FORMULA_NAME("FP-222"),
    /** A formula has a number where a mask is needed, or a mask where a number is needed. */
    FORMULA_TYPE("FP-223"),
    /** A function in a formula is called with other arguments than it takes. */
    FORMULA_ARGUMENTS("FP-224"),
    /** A parameter in a formula is not a constant, or is outside of its range. */
    FORMULA_PARAMETER("FP-225"),
    /** A definition of formulas uses itself. */
    FORMULA_CYCLE("FP-226"),
    /** The formulas of a contract need more state than an engine may hold. */
    FORMULA_STATE("FP-227"),
    /** A graph cannot be drawn: it holds no formula, or is too large to be read. */
    GRAPH_NOT_DRAWN("FP-228"),
    /** The statistics lack a market feature of the contract. */
    STATISTICS_MISSING_FEATURE("FP-301"),
    /** A feature's statistics lack a mean or a standard deviation, or it is not a number. */
    STATISTICS_MALFORMED("FP-302"),
    /** A mean or a standard deviation is not finite. */
    STATISTICS_NOT_FINITE("FP-303"),
    /** A standard deviation is below 1e-8. */
    STATISTICS_DEVIATION_TOO_SMALL("FP-304"),
    /** The statistics in hand are not the ones expected. */
    STATISTICS_HASH_DIFFERS("FP-401"),
    /** The contract in hand is not the one expected. */
    CONTRACT_HASH_DIFFERS("FP-402"),
    /** The features stand in another order than expected. */
    ORDER_HASH_DIFFERS("FP-403"),
    /** The contract's id or version is another one than expected. */
    CONTRACT_IDENTITY_DIFFERS("FP-404"),
    /** The observation has another size than expected. */
    OBSERVATION_SIZE_DIFFERS("FP-405"),
    /** A price is zero, negative or infinite. */
    PRICE_NOT_ALLOWED("FP-501"),
    /** A bar's high is below its low. */
    HIGH_BELOW_LOW("FP-502"),
    /** A bar's time is not after the time of the bar before it. */
    TIME_NOT_AFTER("FP-503"),
    /** A macro value is infinite. */
    MACRO_VALUE_INFINITE("FP-504"),
    /** A macro column is named that is not in the contract. */
    UNKNOWN_MACRO_COLUMN("FP-505"),
    /** There are not as many macro values as the contract has macro columns. */
    MACRO_COLUMN_COUNT("FP-506"),
    /** The agent's position, or the time of its own clock, is NaN. */
    AGENT_STATE_NOT_A_NUMBER("FP-507"),
    /** An array or a set of columns does not have the length that it must have. */
    LENGTH_DIFFERS("FP-508"),
    /** An observation has not as many values as the contract has features. */
    OBSERVATION_LENGTH("FP-521"),
    /** An observation holds NaN. */
    OBSERVATION_NOT_A_NUMBER("FP-522"),
    /** An observation holds an infinity. */
    OBSERVATION_INFINITE("FP-523"),
    /** A value of an observation is outside its feature's range. */
    OBSERVATION_OUT_OF_RANGE("FP-524"),
    /** An observation was asked for before the warm-up was over. */
    WARM_UP("FP-530"),
    /** Values of the last bar were asked for before there was one. */
    NO_BAR_YET("FP-531"),
    /** A bar series does not hold a bar that is asked for, or dropped a bar before the features computed it. */
    BAR_NOT_IN_SERIES("FP-541"),
    /** A value is infinite, and the type of number that is asked for has no infinity. */
    NUMBERS_WITHOUT_INFINITY("FP-542"),
    /** A line of a closures file is not a date. */
    CLOSURE_NOT_A_DATE("FP-551"),
    /** A closures file holds a date twice. */
    CLOSURE_TWICE("FP-552"),
    /** No holidays are known for a country. */
    UNKNOWN_HOLIDAYS("FP-553"),
    /** A day or a time is outside of the years that calendars and macro values cover. */
    TIME_NOT_COVERED("FP-554"),
    /** Macro values are given by name, and a column of the contract is not among them. */
    MACRO_COLUMN_MISSING("FP-555"),
    /** A macro value is available before the one that was added before it. */
    MACRO_UNSORTED("FP-561"),
    /** A macro value for the same day and with the same availability was added before. */
    MACRO_VALUE_TWICE("FP-562"),
    /** A macro value came with a date alone, and the contract does not say when it may be seen. */
    MACRO_DATE_WITHOUT_LAG("FP-563"),
    /** A macro value becomes available no later than a bar that was served without it. */
    MACRO_VALUE_TOO_LATE("FP-564"),
    /** A snapshot was taken over other macro values than those in hand. */
    SNAPSHOT_MACRO("FP-565"),
    /** A bar came twice with the same values, and the policy refuses that. */
    BAR_DUPLICATE("FP-571"),
    /** A bar came twice with different values, and the policy refuses that. */
    BAR_CONFLICT("FP-572"),
    /** A bar is older than the last one that was taken in. */
    BAR_LATE("FP-573"),
    /** A bar's time is not on the grid of bar times. */
    BAR_OFF_GRID("FP-574"),
    /** A bar's time is in no session. */
    BAR_OUTSIDE_SESSION("FP-575"),
    /** Nothing was traded in a bar, and the policy refuses that. */
    BAR_ZERO_VOLUME("FP-576"),
    /** Macro values come with a bar although the feed has them from a series. */
    MACRO_GIVEN_TWICE("FP-577"),
    /** A feed's snapshot was taken under another policy. */
    SNAPSHOT_POLICY("FP-578"),
    /** A bar's open or close is outside of its high and low, and the feed refuses that. */
    BAR_OUTSIDE_HIGH_LOW("FP-579"),
    /** The bytes do not begin like a snapshot. */
    SNAPSHOT_MAGIC("FP-601"),
    /** A snapshot is of a format version that this library does not read. */
    SNAPSHOT_VERSION("FP-602"),
    /** A snapshot is shorter or longer than it says. */
    SNAPSHOT_LENGTH("FP-603"),
    /** A snapshot's checksum does not fit its bytes. */
    SNAPSHOT_CHECKSUM("FP-604"),
    /** A snapshot was taken under another contract. */
    SNAPSHOT_CONTRACT("FP-605"),
    /** A snapshot was taken with other statistics. */
    SNAPSHOT_STATISTICS("FP-606"),
    /** A snapshot file could not be written or read. */
    SNAPSHOT_FILE("FP-607"),
    /** A snapshot holds a state that no engine can be in. */
    SNAPSHOT_STATE("FP-608"),
    /** A golden file cannot be read. */
    GOLDEN_FILE_MISSING("FP-701"),
    /** A golden file does not have the hash that its manifest states, or is not in the manifest. */
    GOLDEN_HASH_DIFFERS("FP-702"),
    /** A golden suite has no case. */
    GOLDEN_SUITE_EMPTY("FP-703"),
    /** A golden file does not have the form that it must have. */
    GOLDEN_FILE_MALFORMED("FP-704"),
    /** A golden case, or a part of it, was not compared. */
    GOLDEN_CASE_SKIPPED("FP-705"),
    /** A new golden suite cannot be written to its folder. */
    GOLDEN_FOLDER("FP-706"),
    /** A part that a golden suite is made from is missing: a column of training, or the statistics. */
    GOLDEN_VALUES_MISSING("FP-707"),
    /** The rows of training do not have the times of the bars, so no golden case can be made from them. */
    GOLDEN_ROWS_DIFFER("FP-708"),
    /** There are more bars than a golden case may have. */
    GOLDEN_CASE_TOO_LARGE("FP-709"),
    /** A raw feature is not what training computed. */
    DIVERGENCE_RAW("FP-801"),
    /** A normalised feature is not what training computed, though its raw value may be. */
    DIVERGENCE_NORMALIZED("FP-802"),
    /** An observation is not what training computed, though its features may be. */
    DIVERGENCE_OBSERVATION("FP-803"),
    /** A table's file cannot be read, or cannot be written. */
    TABLE_FILE("FP-901"),
    /** A table lacks a column, has it twice, or has it with a type that cannot hold its values. */
    TABLE_COLUMN("FP-902"),
    /** A field of a table is not a value of its column. */
    TABLE_VALUE("FP-903"),
    /** A table has no rows. */
    TABLE_EMPTY("FP-904"),
    /** Two tables have no time or no column in common, so there is nothing to compare. */
    NOTHING_TO_COMPARE("FP-905"),
    /** A feature of the contract is not compared, and nobody said that it may be left out. */
    FEATURE_NOT_COMPARED("FP-906"),
    /** Too small a share of the rows of two tables has the same times. */
    TOO_FEW_ROWS_JOINED("FP-907"),
    /** A time is most likely a number in another unit. */
    TIME_IMPLAUSIBLE("FP-908"),
    /** The times of bars look like local times of another zone that are labelled UTC. */
    TIMES_OF_ANOTHER_ZONE("FP-909"),
    /** A policy leaves out too large a share of the bars. */
    TOO_MANY_BARS_LEFT_OUT("FP-910"),
    /** A report cannot be written to its folder. */
    REPORT_FOLDER("FP-911"),
    /** A run would write to a file that it reads. */
    OUTPUT_IS_INPUT("FP-913"),
    /** The input needs more memory than there is. */
    MEMORY("FP-914"),
    /** DuckDB's native library cannot be unpacked or loaded. */
    NATIVE_LIBRARY("FP-915"),
    /** A file is larger than what it holds can be. */
    FILE_TOO_LARGE("FP-916"),
    /** The library is not among the dependencies of a service. */
    LIBRARY_MISSING("FP-921"),
    /** A service runs on another version, or another copy, of the library than the pinned one. */
    LIBRARY_DIFFERS("FP-922"),
    /** A build lacks a pin, so what it does not pin could change unnoticed. */
    PIN_MISSING("FP-923"),
    /** A CSV file separates its fields by another character than a comma. */
    TABLE_DELIMITER("FP-930"),
    /** The lines of a CSV file end in several ways, or all of them in {@code \r\r\n}. */
    TABLE_LINE_ENDS("FP-931"),
    /** A packed file is damaged, or packed in a way that this library does not read. */
    TABLE_PACKED("FP-932"),
    /** Standard input is not a table of the named format, or is larger than allowed. */
    STANDARD_INPUT("FP-933"),
    /** A column is to be explained, and nobody said which feature of the contract it should be. */
    COLUMN_OF_NO_FEATURE("FP-940"),
    /** The metadata of statistics name a range that cannot be read. */
    STATISTICS_RANGE_UNREADABLE("FP-950"),
    /** No bar is in the range that statistics claim, or that is asked for. */
    STATISTICS_RANGE_OUTSIDE_BARS("FP-951"),
    /** There are too few sessions to tell by resampling whether a formula is suspect. */
    STATISTICS_TOO_FEW_SESSIONS("FP-952"),
    /** Under these statistics a feature is a constant, or nearly so. */
    STATISTICS_MAKE_FEATURE_CONSTANT("FP-953"),
    /** The statistics of a feature were not fitted with the contract's formula. */
    STATISTICS_OF_ANOTHER_FORMULA("FP-954"),
    /** Statistics were fitted on other bars than they claim. */
    STATISTICS_OF_OTHER_BARS("FP-955"),
    /** Another process, or another part of this one, writes the audit log. */
    AUDIT_LOCKED("FP-1001"),
    /** A file of an audit log cannot be read or written. */
    AUDIT_FILE("FP-1002"),
    /** The writer of an audit log has stopped and takes no more records. */
    AUDIT_STOPPED("FP-1003"),
    /** Records come faster than an audit log can write them. */
    AUDIT_RING_FULL("FP-1004"),
    /** A file in the folder of an audit log does not belong to it. */
    AUDIT_FOREIGN_FILE("FP-1005"),
    /** A segment of an audit log is of a format version that this library does not read. */
    AUDIT_VERSION("FP-1006"),
    /** A record of an audit log was damaged. */
    AUDIT_RECORD_DAMAGED("FP-1007"),
    /** A record of an audit log does not follow the one before it. */
    AUDIT_CHAIN("FP-1008"),
    /** A segment of an audit log is missing. */
    AUDIT_SEGMENT_MISSING("FP-1009"),
    /** A segment of an audit log stands in the place of another one. */
    AUDIT_SEGMENT_PLACE("FP-1010"),
    /** An audit log ends with a part of a record. */
    AUDIT_TAIL_TORN("FP-1011"),
    /** A checkpoint counts more records than its audit log has. */
    AUDIT_RECORDS_MISSING("FP-1012"),
    /** The records of an audit log are not those of a checkpoint. */
    AUDIT_CHECKPOINT_DIFFERS("FP-1013"),
    /** A checkpoint's note was not signed with the log's key. */
    AUDIT_NOTE("FP-1014"),
    /** The settings of an audit log are invalid. */
    AUDIT_SETTING("FP-1015"),
    /** A record of an audit log has the right checksum but an impossible content. */
    AUDIT_RECORD_CONTENT("FP-1016"),
    /** Records of an audit log did not reach the disk in time. */
    AUDIT_NOT_DURABLE("FP-1017"),
    /** A folder holds no audit log. */
    AUDIT_LOG_NONE("FP-1018"),
    /** Checkpoints were given, and none of them counts records that an audit log has. */
    AUDIT_NOTHING_PROVEN("FP-1019"),
    /** A file does not hold the key of checkpoints. */
    AUDIT_KEY("FP-1020"),
    /** A golden suite has no case of the contract that it should prove. */
    SUITE_OF_ANOTHER_CONTRACT("FP-1021"),
    /** A segment of an audit log does not hold the contract or the statistics whose hash it names. */
    AUDIT_MODEL("FP-1030"),
    /** Records of an audit log were served under another contract than the one they should have. */
    AUDIT_OTHER_CONTRACT("FP-1031"),
    /** Records of an audit log were served with other statistics than those they should have. */
    AUDIT_OTHER_STATISTICS("FP-1032"),
    /** Too few of the served vectors of an audit log could be computed again. */
    AUDIT_TOO_FEW_RECOMPUTED("FP-1033"),
    /** An audit log has no such instrument. */
    AUDIT_UNKNOWN_INSTRUMENT("FP-1034"),
    /** Nobody said which instrument of an audit log is meant. */
    AUDIT_WHICH_INSTRUMENT("FP-1035"),
    /** An audit log has no decision at this time. */
    AUDIT_NO_DECISION("FP-1036"),
    /** Bars are of other instruments than those of an audit log. */
    AUDIT_OTHER_INSTRUMENTS("FP-1038"),
    /** A store's server cannot be reached, or the connection to it was lost. */
    STORE_UNREACHABLE("FP-1101"),
    /** A store's server refuses the user or the password, or the user lacks a right. */
    STORE_ACCESS("FP-1102"),
    /** A call to a store took longer than allowed. */
    STORE_TIMEOUT("FP-1103"),
    /** All connections to a store are in use. */
    STORE_POOL_FULL("FP-1104"),
    /** A table or a column of a store is missing, or is another one than expected. */
    STORE_TABLE("FP-1105"),
    /** A database was migrated by a newer version of this library. */
    STORE_MIGRATION_FROM_FUTURE("FP-1106"),
    /** A script that was applied to a database is not the one of this library. */
    STORE_MIGRATION_DIFFERS("FP-1107"),
    /** A store's server refused a call for another reason. */
    STORE_CALL_FAILED("FP-1108"),
    /** A row cannot be stored: one of its values is invalid. */
    STORE_ROW("FP-1109"),
    /** A row was stored before with other values, and may not change. */
    STORE_ROW_DIFFERS("FP-1110"),
    /** The stored state of an engine is not the one that a refresh began with. */
    STORE_STATE_MOVED("FP-1111"),
    /** No model of an instrument is live. */
    STORE_NO_LIVE_MODEL("FP-1112"),
    /** The registry does not hold a model. */
    STORE_MODEL_UNKNOWN("FP-1113"),
    /** The files of a model do not have the hashes in the registry. */
    STORE_MODEL_DIFFERS("FP-1114"),
    /** What a store holds is damaged, or of a format that this library does not read. */
    STORE_VALUE_DAMAGED("FP-1115"),
    /** No store, and no engine, has features as new as those asked for. */
    STORE_NO_FEATURES("FP-1116"),
    /** The settings of a store are invalid. */
    STORE_SETTING("FP-1117"),
    /** A setting of a component is invalid. */
    COMPONENT_SETTING("FP-1201"),
    /** A component has no such setting. */
    COMPONENT_SETTING_UNKNOWN("FP-1202"),
    /** The command line of a component is invalid. */
    COMPONENT_ARGUMENTS("FP-1203"),
    /** A component met a state that its authors did not expect. */
    COMPONENT_FAILED("FP-1204"),
    /** Macro values of a history come after bars that should have seen them. */
    COMPONENT_IMPORT_LATE("FP-1205"),
    /** The stored state of a refresh does not belong to the stored bars. */
    STORE_STATE_OF_OTHER_BARS("FP-1206"),
    /** A model does not answer in time. */
    COMPONENT_MODEL_TIME("FP-1207"),
    /** The answer of a model is not a number. */
    COMPONENT_MODEL_OUTPUT("FP-1210"),
    /** A file of a model's folder cannot be read. */
    COMPONENT_MODEL_FILE("FP-1211"),
    /** A model does not take one observation, or does not give one number. */
    COMPONENT_MODEL_SHAPE("FP-1212"),
    /** A model's file cannot be loaded. */
    COMPONENT_MODEL_DAMAGED("FP-1213"),
    /** Features belong to another instrument, contract or statistics than a model's. */
    COMPONENT_FEATURES_DIFFER("FP-1214"),
    /** An observation of a bar of the warm-up was asked for. */
    COMPONENT_WARM_UP("FP-1215"),
    /** The runtime of models cannot be used in this process. */
    COMPONENT_MODEL_RUNTIME("FP-1216"),
    /** A request to the HTTP interface is invalid. */
    API_REQUEST("FP-1217"),
    /** A request to the HTTP interface has no key, or a wrong one. */
    API_KEY("FP-1218"),
    /** The HTTP interface has nothing under a path. */
    API_PATH("FP-1219"),
    /** The HTTP interface does not know a method. */
    API_METHOD("FP-1220"),
    /** A caller of the HTTP interface asks too often. */
    API_TOO_MANY_REQUESTS("FP-1221"),
    /** The HTTP interface already works on as many requests as allowed. */
    API_BUSY("FP-1222"),
    /** Nothing was decided yet. */
    INFERENCE_NO_DECISION("FP-1223"),
    /** An inference does not serve an instrument. */
    INFERENCE_INSTRUMENT("FP-1224"),
    /** The HTTP interface cannot listen at its address. */
    API_ADDRESS("FP-1225"),
    /** A store holds features under a key of other hashes. */
    STORE_OTHER_HASHES("FP-1226"),
    /** An observation was asked for whose bar the inference has not looked at yet. */
    INFERENCE_NOT_JUDGED("FP-1227"),
    /** A range of time ends before it begins, or where it begins. */
    COMPONENT_RANGE("FP-1230"),
    /** No stored bar of the range was taken in. */
    BACKTEST_NO_BARS("FP-1231"),
    /** All bars of the range belong to the warm-up. */
    BACKTEST_NO_OBSERVATION("FP-1232"),
    /** Costs, slippage or capital are invalid. */
    BACKTEST_TERMS("FP-1233"),
    /** A report cannot be written. */
    COMPONENT_REPORT("FP-1234"),
    /** There is no decision in the range that is to be replayed. */
    REPLAY_NO_DECISION("FP-1240"),
    /** Too few of the decisions could be replayed, or too few bars have one. */
    REPLAY_TOO_LITTLE("FP-1241"),
    /** An audit log has a fault, so it cannot say what was decided. */
    REPLAY_LOG_DAMAGED("FP-1242"),
    /** The bars hold no whole session whose quality could be judged. */
    QUALITY_TOO_LITTLE("FP-1243"),
    /** Rules of quality name a macro column that a contract does not have. */
    QUALITY_UNKNOWN_COLUMN("FP-1244"),
    /** A server of the demo did not start or end. */
    DEMO_SERVER("FP-1260"),
    /** The breaker of a store, a model or a source is open: nothing is asked of it for a while. */
    EDGE_OPEN("FP-1261"),
    /** The source is stale or its values are absent, and the settings refuse to serve that. */
    SOURCE_DEGRADED("FP-1262"),
    /** Too many values were absent, or too many bars were refused: features are not served for a while. */
    FEATURES_NOT_SERVED("FP-1263"),
    /** A component has no memory left for what it does. */
    COMPONENT_MEMORY("FP-1264"),
    /** A property of a Spring Boot application is invalid. */
    SPRING_PROPERTY("FP-1280"),
    /** A Spring Boot application does not serve an instrument. */
    SPRING_INSTRUMENT("FP-1281"),
    /** A file of the model of a Spring Boot application cannot be read. */
    SPRING_MODEL_FILE("FP-1282"),
    /** A driver on the class path of a Spring Boot application is too old. */
    SPRING_DRIVER("FP-1283"),
    /** A Spring Boot service is at level 4: nothing new is decided. */
    SPRING_READ_ONLY("FP-1284"),
    /** A setting of a job in Flink is invalid. */
    FLINK_SETTING("FP-1300"),
    /** A bar comes from another split than those of its instrument before it. */
    FLINK_ANOTHER_SPLIT("FP-1301"),
    /** Bars of one instrument have the same time, and nothing says which came first. */
    FLINK_ORDER_UNKNOWN("FP-1302"),
    /** A job in Flink holds back more bars or macro publications than allowed. */
    FLINK_TOO_MANY_HELD("FP-1303"),
    /** A macro publication came after the watermark had passed its availability. */
    FLINK_PUBLICATION_LATE("FP-1304"),
    /** A macro publication reached a task after bars that should have seen it. */
    FLINK_PUBLICATION_MISSED("FP-1305"),
    /** A history for a job in Flink is not in order, or goes beyond its end. */
    FLINK_HISTORY("FP-1306"),
    /** A record of a topic cannot be read: it is cut off, or is not text or not JSON. */
    KAFKA_RECORD_UNREADABLE("FP-1307"),
    /** A record of a topic has another schema than it should have. */
    KAFKA_RECORD_SCHEMA("FP-1308"),
    /** A record of a topic is larger than allowed. */
    KAFKA_RECORD_TOO_LARGE("FP-1309"),
    /** A field of a record is missing, or has another type or a value that is not allowed. */
    KAFKA_RECORD_VALUE("FP-1310"),
    /** A record is of an instrument that is not expected, or its key names another one. */
    KAFKA_RECORD_KEY("FP-1311"),
    /** A record has a time that is far ahead of the time at which it was sent. */
    KAFKA_RECORD_AHEAD("FP-1312"),
    /** A bar came after the watermark had passed its time. */
    FLINK_BAR_LATE("FP-1313"),
    /** Too little of a history for a job in Flink could be taken in. */
    FLINK_HISTORY_REFUSED("FP-1314"),
    /** The time of a bar is too far ahead of the clock. */
    FLINK_AHEAD_OF_CLOCK("FP-1320"),
    /** A bar names no instrument, or one with characters that a store cannot keep. */
    FLINK_INSTRUMENT("FP-1321"),
    /** Bars of one instrument stand in several files of a history. */
    FLINK_FILES("FP-1322"),
    /** A table of bars in Flink lacks a column, or has one of another type. */
    FLINK_COLUMN("FP-1323");

    private final String id;

    ErrorCode(String id) {
        this.id = id;
    }

    /** {@return the code as it is printed and as its page is named, such as {@code FP-204}} */
    public String id() {
        return id;
    }

    @Override
    public String toString() {
        return id;
    }
}
