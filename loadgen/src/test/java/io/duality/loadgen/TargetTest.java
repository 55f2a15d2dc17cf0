package io.duality.loadgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
  @ParameterizedTest
  @CsvSource({
    "http://example.org,example.org,80,/",
    "HTTP://example.org:8080/a%20b?c=d#e,example.org,8080,/a%20b?c=d",
    "http://[::1]:81/x,::1,81,/x",
    "http://127.0.0.1?q,127.0.0.1,80,/?q"
  })
  void readsUrls(String url, String host, int port, String path) {
    Target target = Target.parse(url);
    assertThat(target).isEqualTo(new Target(host, port, path));
    assertThat(Target.parse(target.url())).isEqualTo(target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org",
        "example.org",
        "http://",
        "http://user@example.org/",
        "http://example.org:0/",
        "http://example.org:70000/",
        "http://exa mple.org/",
        "http://example.org/a b"
      })
  void refusesAllElseInOneLine(String url) {
    assertThatThrownBy(() -> Target.parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void writesTheRequest() {
    LoadConfig config =
        LoadConfig.to(Target.parse("http://[::1]:81/x?y")).header("Accept", "*/*").build();
    assertThat(new String(RequestBytes.of(config), StandardCharsets.US_ASCII))
        .isEqualTo("GET /x?y HTTP/1.1\r\nHost: [::1]:81\r\nAccept: */*\r\n\r\n");
  }

  @Test
  void aHostThatIsGivenStandsForTheTarget() {
    LoadConfig config =
        LoadConfig.to(Target.parse("http://127.0.0.1:81/")).header("host", "a.example").build();
    assertThat(new String(RequestBytes.of(config), StandardCharsets.US_ASCII))
        .isEqualTo("GET / HTTP/1.1\r\nhost: a.example\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource({"Connection,close", "A B,c", "A,'b\r\nC: d'", "A,\u00e4", "transfer-encoding,x"})
  void refusesFieldsThatBreakTheRequest(String name, String value) {
    LoadConfigBuilder config = LoadConfig.to(new Target("a", 80, "/")).header(name, value);
    assertThatThrownBy(config::build).isInstanceOf(IllegalArgumentException.class);
  }
}
