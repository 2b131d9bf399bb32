// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The different texts of a column. */
final class DistinctTexts {

    private final Database database;
    private final TableSource source;
    private final String column;
    private final int at;

    DistinctTexts(Database database, TableSource source, String column, int at) {
        this.database = database;
        this.source = source;
        this.column = column;
        this.at = at;
    }

    /** Each text once, in the order of the file. */
    List<String> read(int most) {
        String text = TextSql.bounded("CAST(c" + at + " AS VARCHAR)");
        String sql = "SELECT text, min(" + RowFilter.ROW + ") AS first FROM (SELECT " + text + " AS text, "
                + RowFilter.ROW + " FROM " + RowFilter.numbered(source.from()) + ") GROUP BY text ORDER BY first LIMIT "
                + (most + 1);
        List<String> texts = new ArrayList<>();
        try (Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(text(rows.getString(1), rows.getLong(2)));
            }
        } catch (SQLException e) {
            throw Database.isOutOfMemory(e) ? TableFaults.memory(source.file(), e) : source.refuse(e, 0);
        }
        if (texts.size() > most) {
            throw new InputException(TableFaults.column(
                    source.shown(), column, "must hold at most " + most + " different texts", "more"));
        }
        return texts;
    }

    private String text(@Nullable String text, long row) {
        if (text == null || text.isEmpty()) {
            Place where = source.place(row).part(column);
            throw new InputException(new Fault(ErrorCode.TABLE_VALUE, where, "must be there in each row", "empty"));
        }
        return text;
    }
}
