package io.duality.scenarios.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {

  @ParameterizedTest
  @CsvSource({"500us,500000", "20ms,20000000", "3s,3000000000", "2m,120000000000", "0.5,500000000"})
  void readsDurations(String text, long nanos) {
    assertThat(Durations.parse(text).toNanos()).isEqualTo(nanos);
    assertThat(Durations.parse(Durations.format(Durations.parse(text))).toNanos()).isEqualTo(nanos);
    assertThat(Durations.ofSeconds(nanos / 1e9).toNanos()).isEqualTo(nanos);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1s", "1d", "1 s", "s", "25h", "1,5s", "NaN", "1e3s"})
  void refusesOtherDurations(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("found '" + text + "'");
  }

  @ParameterizedTest
  @CsvSource({"28.8kbit,3600", "56kbit,7000", "1.5mbit,187500", "8bit,1", "1 Gbit/s,125000000"})
  void readsSpeedsOfLinesInPowersOfTen(String text, long bytesPerSecond) {
    assertThat(Rates.bytesPerSecond(text)).isEqualTo(bytesPerSecond);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "28.8", "28.8kb", "-1kbit", "1bit", "28,8kbit"})
  void refusesOtherSpeeds(String text) {
    assertThatThrownBy(() -> Rates.bytesPerSecond(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("found '" + text + "'");
  }

  @ParameterizedTest
  @CsvSource({"250,250", "0.5,0.5", "20k,20000", "1.5M,1500000", "100/s,100"})
  void readsRates(String text, double perSecond) {
    assertThat(Rates.perSecond(text)).isEqualTo(perSecond);
  }

  @ParameterizedTest
  @CsvSource({"2%,0.02", "0.1%,0.001", "0%,0", "100 %,1"})
  void readsShares(String text, double share) {
    assertThat(Rates.share(text)).isEqualTo(share);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "0.02", "101%", "-1%", "%"})
  void refusesOtherShares(String text) {
    assertThatThrownBy(() -> Rates.share(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("found '" + text + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "512,512",
    "8KB,8192",
    "8KiB,8192",
    "8k,8192",
    "1MB,1048576",
    "0.5kb,512",
    "2 GB,2147483648"
  })
  void readsSizesInWhichAKilobyteIs1024Bytes(String text, long bytes) {
    assertThat(Sizes.parse(text)).isEqualTo(bytes);
    assertThat(Sizes.parse(Sizes.format(bytes))).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-8KB", "8 parsecs", "KB", "9999GB", "1_000"})
  void refusesOtherSizes(String text) {
    assertThatThrownBy(() -> Sizes.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("found '" + text + "'");
  }

  @Test
  void suggestsTheNearestNameOrListsAll() {
    List<String> names = List.of("epoll", "nio-select", "seda");

    assertThat(NearestName.hint("epol", names)).isEqualTo("; did you mean 'epoll'?");
    assertThat(NearestName.hint("NIO-select", names)).isEqualTo("; did you mean 'nio-select'?");
    assertThat(NearestName.hint("fibers", names)).isEqualTo("; there are epoll, nio-select, seda");
  }
}
