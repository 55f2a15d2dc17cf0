package io.duality.servers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.ServerModels;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Who waits for another service in {@code seda}: a timer, or a thread of the stage, which is what
 * the pool's controller is for (SOSP'01, Figure 14).
 */
final class SleepingStageTest {
  private static final String LONG = "/pause?millis=60000";

  private static Subject start(Map<String, String> options) throws IOException {
    Candidate seda =
        new Candidate(ServerModels.find(System.err::println).get("seda"), Duration.ofSeconds(30));
    return Subject.start(seda, config -> config.withParallelism(1).withOptions(options));
  }

  @Test
  void aTimerKeepsNobodyWaiting() throws IOException {
    try (Subject subject = start(Map.of("controller", "off"))) {
      Client pausing = subject.connect().get(LONG);
      assertThat(subject.connect().get("/small.txt").answer().text()).isEqualTo(Subject.SMALL);
      assertThat(pausing.answerWithin(1)).as("still under way").isNull();
    }
  }

  /**
   * The first of the others may come before the pause, if the server finds both in one turn; then
   * the second comes behind it.
   */
  @Test
  void aThreadThatSleepsKeepsOthersWaiting() throws IOException {
    try (Subject subject = start(Map.of("controller", "off", "pause", "thread"))) {
      Client pausing = subject.connect().get("/pause?millis=300");
      for (int other = 0; other < 2; other++) {
        assertThat(subject.connect().get("/small.txt").answer().text()).isEqualTo(Subject.SMALL);
      }
      assertThat(pausing.answerWithin(1)).as("answered before those behind it").isNotNull();
    }
  }

  @Test
  void theControllerAddsThreadsForThoseThatSleep() throws IOException {
    Map<String, String> grows =
        Map.of("pause", "thread", "sample-millis", "10", "add-threshold", "0");
    try (Subject subject = start(grows)) {
      subject.connect().get(LONG);
      subject.connect().get(LONG);
      assertThat(subject.connect().get("/small.txt").answer().text()).isEqualTo(Subject.SMALL);
    }
  }
}
