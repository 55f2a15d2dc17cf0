package io.duality.servers.accept;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who is counted as runnable. */
final class ActivityTest {
  private final Activity activity = new Activity(true);

  @Test
  void countsNobodyWhereNewConnectionsAreFavoured() {
    Activity uncounted = new Activity(false);
    uncounted.join().works();
    uncounted.begins();
    assertThat(uncounted.mark()).isZero();
  }

  @Test
  void countsAConnectionOnceHoweverOftenItSays() {
    Activity.Member connection = activity.join();
    connection.works();
    connection.works();
    assertThat(activity.mark()).isEqualTo(Activity.BUSY);
    connection.waits();
    connection.waits();
    assertThat(activity.mark()).isEqualTo(1);
  }

  @Test
  void isBusyUntilTheLastOfThemWaits() {
    activity.begins();
    activity.begins();
    activity.ends();
    assertThat(activity.mark()).isEqualTo(Activity.BUSY);
    activity.ends();
    assertThat(activity.mark()).isEqualTo(2);
  }
}
