package io.duality.scenarios.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiveBlockTest {
  private final FakeTerminal terminal = new FakeTerminal(40, 10);
  private final LiveBlock block = new LiveBlock(terminal.stream(), terminal::size);

  @Test
  void isWrittenOver() {
    block.accept("first\nsecond\nthird");
    assertThat(terminal.screen()).containsExactly("first", "second", "third");
    block.accept("fourth");
    assertThat(terminal.screen()).containsExactly("fourth");
  }

  @Test
  void whatElseIsSaidStaysAboveIt() {
    block.say("before");
    block.accept("live\nlines");
    block.say("a note that is longer than the lines");
    assertThat(terminal.screen())
        .containsExactly("before", "a note that is longer than the lines", "live", "lines");
    block.accept("new");
    assertThat(terminal.screen())
        .containsExactly("before", "a note that is longer than the lines", "new");
  }

  @Test
  void anEchoedCtrlCGoesWithTheLines() {
    block.say("before");
    block.accept("live\nlines");
    terminal.echo("^C");
    block.close();
    assertThat(terminal.screen()).containsExactly("before");
    terminal.echo("$ ");
    assertThat(terminal.screen()).containsExactly("before", "$");
  }

  /** Where the shell then writes its prompt. */
  @Test
  void aProgramThatDiesLeavesTheCursorBelowTheLines() {
    block.accept("live\nlines");
    terminal.echo("$ ");
    assertThat(terminal.screen()).containsExactly("live", "lines", "$");
  }

  @Test
  void nothingIsDrawnOnceItIsClosed() {
    block.accept("live");
    block.close();
    block.close();
    block.accept("late");
    block.say("a note");
    assertThat(terminal.screen()).containsExactly("a note");
  }

  @Test
  void comesBackOnceItWasCleared() {
    block.accept("live");
    block.clear();
    assertThat(terminal.screen()).isEmpty();
    block.accept("again");
    assertThat(terminal.screen()).containsExactly("again");
  }

  @Test
  void linesThatANarrowerWindowBreaksAreTakenAwayWhole() {
    block.say("before");
    block.accept("x".repeat(39) + "\nshort\n" + "y".repeat(21));
    terminal.narrow(20);
    assertThat(terminal.screen()).hasSize(6);
    block.accept("new");
    assertThat(terminal.screen()).containsExactly("before", "new");
  }

  @Test
  void inksTakeNoRoom() {
    block.say("before");
    block.accept("\u001b[32m" + "x".repeat(39) + "\u001b[0m\nshort");
    block.accept("new");
    assertThat(terminal.screen()).containsExactly("before", "new");
  }

  @Test
  void isNeverHigherThanTheWindow() {
    block.accept("line\n".repeat(50));
    assertThat(terminal.screen()).hasSize(9);
    block.accept("new");
    assertThat(terminal.screen()).containsExactly("new");
  }

  @Test
  void leavesTheLastColumnFree() {
    assertThat(block.getMaxRenderedLength()).isEqualTo(39);
    terminal.narrow(1);
    assertThat(block.getMaxRenderedLength()).isEqualTo(1);
  }
}
