package io.duality.servers.stages;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.stages.AdmissionController.Rule;
import io.duality.servers.stages.AdmissionController.Rules;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A stage that is offered ten times what it can do, in simulated time: one server of 5 ms a
 * request, 2,000 requests a second. The steps are the published ones.
 */
class OverloadTest {
  private static final long MILLI = 1_000_000L;
  private static final long SERVICE_NANOS = 5 * MILLI;
  private static final long BETWEEN_NANOS = MILLI / 2;
  private static final long TARGET_NANOS = 100 * MILLI;
  private static final int OFFERED = 240_000;

  private final List<Long> responses = new ArrayList<>();

  private void simulate(LongPredicate admits, @Nullable AdmissionController controller) {
    ArrayDeque<long[]> inside = new ArrayDeque<>();
    long free = 0;
    for (long i = 0, now = 0; i < OFFERED; i++, now += BETWEEN_NANOS) {
      while (!inside.isEmpty() && inside.peekFirst()[1] <= now) {
        long[] done = inside.removeFirst();
        responses.add(done[1] - done[0]);
        if (controller != null) {
          controller.completed(done[1] - done[0], done[1]);
        }
      }
      if (controller != null) {
        controller.tick(now);
      }
      if (admits.test(now)) {
        free = Math.max(free, now) + SERVICE_NANOS;
        inside.addLast(new long[] {now, free});
      }
    }
  }

  private void simulate(AdmissionController controller) {
    simulate(controller::admit, controller);
  }

  private static AdmissionController controller(double decrease) {
    return new AdmissionController(
        new Rules(Rule.USITS03, TARGET_NANOS, 2.0, decrease, 10, 5_000, 10), 0);
  }

  /** The 90th percentile of the second half. */
  private long percentile90() {
    List<Long> last = responses.subList(responses.size() / 2, responses.size());
    return last.stream().sorted().toList().get(last.size() * 9 / 10);
  }

  @Test
  void admissionControlHoldsItsTarget() {
    simulate(controller(1.2));
    assertThat(percentile90()).isLessThan(TARGET_NANOS);
    // The rate goes up and down like a saw: half of the 24,000 that could be done is what it costs.
    assertThat(responses.size()).isGreaterThan(12_000);
  }

  @Test
  void withoutControlTheQueueGrowsForEver() {
    simulate(now -> true, null);
    assertThat(percentile90()).isGreaterThan(100 * TARGET_NANOS);
  }

  /** A rate that hardly falls: the test above can fail. */
  @Test
  void findsAControllerThatDoesNotDecrease() {
    simulate(controller(1.000_001));
    assertThat(percentile90()).isGreaterThan(TARGET_NANOS);
  }
}
