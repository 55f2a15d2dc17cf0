package io.duality.loadgen.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.LoadConfig;
import io.duality.loadgen.LoadConfigBuilder;
import io.duality.loadgen.Mix;
import io.duality.loadgen.Part;
import io.duality.loadgen.RequestBody;
import io.duality.loadgen.Shape;
import io.duality.loadgen.Spacing;
import io.duality.loadgen.Target;
import io.duality.loadgen.Think;
import io.duality.loadgen.files.FileSet;
import io.duality.loadgen.net.Mechanism;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A configuration survives the way through a command line. */
class AgentArgumentsTest {
  private static LoadConfigBuilder plain() {
    return LoadConfig.to(new Target("127.0.0.1", 8080, "/page?q=1")).clients(70);
  }

  static Stream<LoadConfig> configurations() {
    Think inactive = Think.exponential(Arrival.Sessions.INACTIVE);
    Think active = Think.fixed(Arrival.Sessions.ACTIVE);
    return Stream.of(
        plain().build(),
        LoadConfig.to(new Target("h", 1, "/set")).files(new FileSet(3, 8, -5)).build(),
        plain()
            .method("POST")
            .body(RequestBody.of(new byte[] {0, -1, 32, 61}))
            .header("Accept", "text/html, */*; q=0.8")
            .deadline(Duration.ofMillis(7))
            .requests(1_000_000_007)
            .timeout(Duration.ofSeconds(15))
            .build(),
        plain()
            .arrival(new Arrival.Closed(Think.exponential(Duration.ofMillis(20)), 7))
            .shape(new Shape.Spike(3, Duration.ofSeconds(10), Duration.ofSeconds(20)))
            .requestsPerConnection(5)
            .build(),
        plain()
            .arrival(new Arrival.Open(1_234.5, Spacing.POISSON))
            .shape(new Shape.Slope(0.25, Duration.ofSeconds(30)))
            .part(new Part(2, 3))
            .build(),
        plain()
            .arrival(new Arrival.Sessions(4, Spacing.CONSTANT, 12, 3, inactive, active))
            .shape(new Shape.Steps(4, Duration.ofSeconds(5)))
            .build(),
        plain().clients(80).arrival(new Arrival.Chat(20, 100)).build(),
        plain().shape(new Shape.Turns(Duration.ofMillis(100), false)).build(),
        plain().shape(new Shape.Turns(Duration.ofMillis(50), true)).build(),
        plain()
            .idle(8_000)
            .readerBytesPerSecond(3_600)
            .receiveBufferBytes(4_096)
            .writerBytesPerSecond(10)
            .connectsPerSecond(12.5)
            .threads(2)
            .mechanism(Mechanism.NIO)
            .sources(
                List.of(InetAddress.ofLiteral("127.0.0.9"), InetAddress.ofLiteral("127.1.1.1")))
            .sample(0)
            .seed(-42)
            .build(),
        plain()
            .mix(
                new Mix(
                    List.of(
                        new Mix.Share("/page?a=b:c", 0.85, Path.of("/tmp/a=b")),
                        new Mix.Share("/pause?millis=20", 0.15, Path.of("done")))))
            .build());
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void whatIsWrittenIsReadBack(LoadConfig config) {
    assertThat(AgentArguments.parse(AgentArguments.format(config))).isEqualTo(config);
  }

  @Test
  void valuesThatAreTheDefaultsAreLeftOut() {
    assertThat(AgentArguments.format(plain().build()))
        .containsExactly(
            "url=http://127.0.0.1:8080/page?q=1",
            "clients=70",
            "requests-per-connection=0",
            "think-nanos=0",
            "timeout-nanos=10000000000",
            "sample=100",
            "threads=1",
            "seed=1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          arrival=ajar                     | arrival 'ajar': has to be closed, open, sessions or chat
          arrival=open                     | argument rate: missing; give rate=VALUE
          arrival=open rate=NaN            | rate NaN: has to be from 0.001 to 1.0E7
          arrival=open rate=0              | rate 0.0: has to be from 0.001 to 1.0E7
          arrival=open rate=1 burst=2      | argument burst: not known
          arrival=open rate=1 spacing=even | spacing 'even': has to be constant or poisson
          arrival=sessions rate=1          | argument session-requests: missing
          think-law=normal                 | think-law 'normal': has to be fixed or exponential
          burst=0                          | burst 0: has to be from 1 to 1000000
          shape=spike:3                    | shape 'spike:3': has to be one of steady, spike:BASE
          shape=steps:0:1000000            | steps 0: has to be from 1 to 1000
          shape=slope:x:1000000            | shape 'x': has to be a number
          shape=turns:third:100000000      | shape 'turns:third:100000000': has to be one of
          shape=turns:first:1000           | length of a turn
          part=3/3                         | part 3: has to be from 0 to 2
          part=3                           | part '3': write INDEX/COUNT
          method=get                       | method 'get': has to be capital letters
          method=HEAD                      | method 'HEAD': has to be capital letters, and not HEAD
          body=~~~~                        | body: Illegal base64 character
          mix.0=1                          | mix.0 '1': write WEIGHT:PATH
          mix.0=x:/ mix-body.0=a           | mix.0 'x': has to be a number
          mix.0=1:/                        | argument mix-body.0: missing
          mix.1=1:/ mix-body.1=a           | argument mix.0: missing
          idle=1048576                     | idle 1048576: has to be from 0 to 1048506
          threads=71                       | argument threads: given twice
          """)
  void aBadValueIsRefusedWithItsName(String more, String message) {
    List<String> arguments =
        Stream.concat(
                AgentArguments.format(plain().build()).stream(), Stream.of(more.split(" ", -1)))
            .toList();
    assertThatThrownBy(() -> AgentArguments.parse(arguments))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }
}
