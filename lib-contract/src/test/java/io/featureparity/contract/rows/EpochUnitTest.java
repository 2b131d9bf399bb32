// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpochUnitTest {

    @ParameterizedTest
    @CsvSource({
        "1709038800,as seconds since 1970 it is 2024-02-27T13:00:00Z",
        "315532800,as seconds since 1970 it is 1980-01-01T00:00:00Z",
        "4102444799,as seconds since 1970 it is 2099-12-31T23:59:59Z",
        "28483980,as minutes since 1970 it is 2024-02-27T13:00:00Z",
        "19780,as days since 1970 it is 2024-02-27T00:00:00Z",
        "1709038800000000,as microseconds since 1970 it is 2024-02-27T13:00:00Z",
        "1709038800000000999,as nanoseconds since 1970 it is 2024-02-27T13:00:00Z",
    })
    void theUnitInWhichANumberMakesSense(String number, String words) {
        assertThat(EpochUnit.hint(new BigInteger(number))).contains(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "1", "-1", "315532799", "4102444800", "1709038800000", "-1709038800", "20240227130000"})
    void aNumberThatMakesNoSenseInAnyOfThem(String number) {
        assertThat(EpochUnit.likely(new BigInteger(number))).isEmpty();
    }
}
