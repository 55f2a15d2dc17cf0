package io.duality.loadgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotHeapTest {
  private static final int SLOTS = 200;

  @ParameterizedTest
  @ValueSource(longs = {0, Long.MAX_VALUE - 500, Long.MIN_VALUE})
  void givesWhatASortedListGives(long base) {
    SlotHeap heap = new SlotHeap(SLOTS);
    Map<Integer, Long> model = new HashMap<>();
    Random random = new Random(base);
    for (int i = 0; i < 20_000; i++) {
      int slot = random.nextInt(SLOTS);
      switch (random.nextInt(4)) {
        case 0, 1 -> {
          long at = random.nextInt(1_000);
          heap.put(slot, base + at);
          model.put(slot, at);
        }
        case 2 -> {
          heap.remove(slot);
          model.remove(slot);
        }
        default -> checkPoll(heap, model, base);
      }
      assertThat(heap.isEmpty()).isEqualTo(model.isEmpty());
    }
    while (!model.isEmpty()) {
      checkPoll(heap, model, base);
    }
  }

  private static void checkPoll(SlotHeap heap, Map<Integer, Long> model, long base) {
    if (model.isEmpty()) {
      return;
    }
    long least = model.values().stream().min(Comparator.naturalOrder()).orElseThrow();
    assertThat(heap.leastNanos() - base).isEqualTo(least);
    assertThat(model.remove(heap.poll())).isEqualTo(least);
  }

  @Test
  void holdsEachSlotOnceAtItsLastTime() {
    SlotHeap heap = new SlotHeap(2);
    heap.put(0, 10);
    heap.put(1, 20);
    heap.put(0, 30);
    List<Integer> order = new ArrayList<>();
    while (!heap.isEmpty()) {
      order.add(heap.poll());
    }
    assertThat(order).containsExactly(1, 0);
  }
}
