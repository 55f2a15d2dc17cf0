package io.duality.scenarios.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jgroups.Address;
import org.jgroups.EmptyMessage;
import org.jgroups.util.UUID;
import org.junit.jupiter.api.Test;

class KeyTokenTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final SharedKey KEY = SharedKey.of(new byte[32]);
  private static final Address JOINER = UUID.randomUUID();

  private final KeyToken member = token(KEY, "bench", NOW);

  @Test
  void whoKnowsTheKeyIsTaken() throws Exception {
    assertThat(takes(sent(token(KEY, "bench", NOW)), JOINER)).isTrue();
  }

  @Test
  void neitherAnotherKeyNorAnotherClusterIsTaken() throws Exception {
    assertThat(takes(sent(token(SharedKey.of(new byte[33]), "bench", NOW)), JOINER)).isFalse();
    assertThat(takes(sent(token(KEY, "other", NOW)), JOINER)).isFalse();
    assertThat(takes(new KeyToken(), JOINER)).isFalse();
  }

  @Test
  void whatAnotherHasSentIsOfNoUse() throws Exception {
    assertThat(takes(sent(token(KEY, "bench", NOW)), UUID.randomUUID())).isFalse();
  }

  @Test
  void whatWasSentLongAgoIsOfNoUse() throws Exception {
    Duration clocksApart = Duration.ofMinutes(9);
    assertThat(takes(sent(token(KEY, "bench", NOW.minus(clocksApart))), JOINER)).isTrue();
    assertThat(takes(sent(token(KEY, "bench", NOW.plus(clocksApart))), JOINER)).isTrue();
    Duration tooFar = Duration.ofMinutes(11);
    assertThat(takes(sent(token(KEY, "bench", NOW.minus(tooFar))), JOINER)).isFalse();
    assertThat(takes(sent(token(KEY, "bench", NOW.plus(tooFar))), JOINER)).isFalse();
  }

  @Test
  void aTokenThatWasReadProvesNobody() throws Exception {
    KeyToken read = sent(token(KEY, "bench", NOW));
    assertThat(read.authenticate(read, new EmptyMessage().setSrc(JOINER))).isFalse();
  }

  private boolean takes(KeyToken token, Address sender) {
    return member.authenticate(token, new EmptyMessage().setSrc(sender));
  }

  private static KeyToken token(SharedKey key, String cluster, Instant now) {
    return KeyToken.of(key, cluster, InstantSource.fixed(now), () -> JOINER);
  }

  private static KeyToken sent(KeyToken token) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    token.writeTo(new DataOutputStream(bytes));
    assertThat(bytes.size()).isEqualTo(token.size());
    KeyToken read = new KeyToken();
    read.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    return read;
  }
}
