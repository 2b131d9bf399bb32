// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows that hold one text of a column, as those of one instrument in a file of several. */
class RowFilterTest extends TableFiles {

    private static final List<NumberColumn> X = List.of(new NumberColumn("x", NumberColumn.Kind.DOUBLE));

    private static List<String> read(Path file, String name) {
        List<String> read = new ArrayList<>();
        try (TableFile table = TableFile.open(file).only("name", name)) {
            TableReader rows = table.read("time", X, TimeOrder.FORWARD, ZonelessTimes.refused());
            while (rows.next()) {
                read.add(rows.time() + " " + rows.value(0) + " "
                        + rows.place().toString().replaceFirst(".*, ", ""));
            }
        }
        return read;
    }

    private static List<String> texts(Path file, int most) {
        try (TableFile table = TableFile.open(file)) {
            return table.texts("name", most);
        }
    }

    @Test
    void theRowsOfOneTextAreReadWithTheirPlaces() {
        Path file = csv("name,time,x", "b,1,1", "a,1,2", "\"O'Neil, x\",1,3", "a,2,4", "b,2,5", "a,3,6");

        assertThat(texts(file, 9)).containsExactly("b", "a", "O'Neil, x");
        assertThat(read(file, "a")).containsExactly("1 2.0 line 3", "2 4.0 line 5", "3 6.0 line 7");
        assertThat(read(file, "b")).containsExactly("1 1.0 line 2", "2 5.0 line 6");
        assertThat(read(file, "O'Neil, x")).containsExactly("1 3.0 line 4");
        assertThat(refusal(InputException.class, () -> read(file, "A"))).hasMessageContaining("at least one row");
    }

    @Test
    void parquetIsReadAlike() {
        Path file = parquet("SELECT CASE WHEN i % 3 = 0 THEN 'a' ELSE 'b' END AS name, i AS time, i / 2 AS x"
                + " FROM range(5000) AS r(i)");

        List<String> rows = read(file, "a");

        assertThat(texts(file, 2)).containsExactly("a", "b");
        assertThat(rows).hasSize(1667).startsWith("0 0.0 row 1", "3 1.5 row 4").endsWith("4998 2499.0 row 4999");
    }

    @Test
    void whatIsWrongIsNamedWithItsPlaceInTheWholeFile() {
        Path number = csv("name,time,x", "a,1,1", "b,1,nothing", "a,2,2");
        assertThat(read(number, "a")).hasSize(2);
        assertThat(refusal(InputException.class, () -> read(number, "b")))
                .hasMessageContaining("line 3, x")
                .hasMessageContaining("nothing");
        Path order = csv("name,time,x", "a,5,1", "b,1,1", "a,4,2");
        assertThat(refusal(InputException.class, () -> read(order, "a"))).hasMessageContaining("line 4, time");
        assertThat(read(order, "b")).hasSize(1);
    }

    @Test
    void aRowWithoutATextIsRefused() {
        assertThat(refusal(InputException.class, () -> texts(csv("name,time,x", "a,1,1", ",2,1", "b,3,1"), 9)))
                .hasMessageContaining("line 3, name")
                .hasMessageContaining("empty");
        assertThat(refusal(InputException.class, () -> texts(csv("time,x", "1,1"), 9)))
                .hasMessageContaining("none of time, x");
        assertThat(refusal(InputException.class, () -> texts(csv("name,time,x", "a,1,1", "b,1,1", "c,1,1"), 2)))
                .hasMessageContaining("at most 2");
        assertThat(refusal(
                        InputException.class,
                        () -> TableFile.open(csv("time,x", "1,1")).only("name", "a")))
                .hasMessageContaining("none of time, x");
    }

    @Test
    void aLongFileOfManyTextsIsReadInOrder() {
        String[] lines = new String[20_001];
        Arrays.setAll(lines, i -> i == 0 ? "name,time,x" : "n" + i % 7 + "," + i + "," + i);

        int count = 0;
        try (TableFile table = TableFile.open(csv(lines)).only("name", "n3")) {
            TableReader rows = table.read("time", X, TimeOrder.FORWARD, ZonelessTimes.refused());
            for (int row = 3; rows.next(); row += 7) {
                assertThat(rows.time()).isEqualTo(row);
                assertThat(rows.value(0)).isEqualTo(row);
                if (count % 500 == 0) { // to find a line, the file is read from its beginning
                    assertThat(rows.place().toString()).endsWith("line " + (row + 1));
                }
                count++;
            }
        }
        assertThat(count).isEqualTo(2857);
    }
}
