package io.duality.results.compare;

import static io.duality.results.compare.FinishedRuns.HERE;
import static io.duality.results.compare.FinishedRuns.commit;
import static io.duality.results.compare.FinishedRuns.flags;
import static io.duality.results.compare.FinishedRuns.jdk;
import static io.duality.results.compare.FinishedRuns.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.duality.results.Environment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunLabelsTest {
  private static List<String> labels(Environment... environments) {
    List<FinishedRun> runs = new ArrayList<>();
    for (Environment environment : environments) {
      runs.add(FinishedRuns.at("runs/" + (char) ('a' + runs.size()), environment));
    }
    return RunLabels.of(runs);
  }

  @Test
  void namesTheJdkAsShortAsItDiffers() {
    assertThat(labels(jdk("25.0.3+9 Adoptium VM"), jdk("26+35 Adoptium VM")))
        .containsExactly("JDK 25.0.3", "JDK 26");
    assertThat(labels(jdk("25.0.3+9 Adoptium VM"), jdk("25.0.3+10 Adoptium VM")))
        .containsExactly("JDK 25.0.3+9", "JDK 25.0.3+10");
    assertThat(labels(jdk("25.0.3+9 Adoptium VM"), jdk("25.0.3+9 Azul VM")))
        .containsExactly("JDK 25.0.3+9 Adoptium VM", "JDK 25.0.3+9 Azul VM");
  }

  @Test
  void namesTheCommitAsShortAsItDiffers() {
    String hash = "0123456789abcdef0123456789abcdef01234567";
    assertThat(labels(commit(hash), commit("fedc" + hash.substring(4))))
        .containsExactly("commit 01234567", "commit fedc4567");
    assertThat(labels(commit(hash), commit(hash + "+dirty.3a4b")))
        .containsExactly("commit 01234567", "commit 01234567+dirty");
    assertThat(labels(commit(hash + "+dirty.3a4b"), commit(hash + "+dirty.77aa")))
        .containsExactly("commit 01234567+dirty.3a4b", "commit 01234567+dirty.77aa");
  }

  @Test
  void namesTheMachine() {
    assertThat(
            labels(
                machine("AMD EPYC 7B13", "Linux 6"),
                machine("Intel(R) Xeon(R) Gold 6338 CPU @ 2.00GHz", "Linux 6")))
        .containsExactly("AMD EPYC 7B13", "Intel Xeon Gold 6338");
    assertThat(labels(machine("AMD EPYC 7B13", "Linux 6.1"), machine("AMD EPYC 7B13", "Linux 7")))
        .containsExactly("Linux 6.1", "Linux 7");
  }

  @Test
  void namesTheFlagsThatNotAllHave() {
    assertThat(labels(flags("-Xss256k"), flags("-Xss256k", "-XX:+UseZGC")))
        .containsExactly("no flags", "-XX:+UseZGC");
  }

  @Test
  void aJdkTellsRunsApartBeforeACommitDoes() {
    Environment newer =
        FinishedRuns.with(HERE.cpuModel(), "Linux 7", "26+35 VM", HERE.jvmFlags(), "another");
    assertThat(labels(HERE, newer)).containsExactly("JDK 25.0.3", "JDK 26");
  }

  @Test
  void takesTogetherWhatOneByOneDoesNotTellApart() {
    Environment there = machine("Another CPU", HERE.kernel());
    Environment both =
        FinishedRuns.with("Another CPU", HERE.kernel(), "26+35 VM", HERE.jvmFlags(), HERE.commit());
    assertThat(labels(HERE, jdk("26+35 VM"), there, both))
        .containsExactly(
            "JDK 25.0.3, AMD EPYC 7B13",
            "JDK 26, AMD EPYC 7B13",
            "JDK 25.0.3, Another CPU",
            "JDK 26, Another CPU");
  }

  @Test
  void namesTheFoldersWhereNothingElseDiffers() {
    assertThat(labels(HERE, HERE)).containsExactly("a", "b");
    List<String> paths =
        RunLabels.of(
            List.of(FinishedRuns.at("/x/one/smoke", HERE), FinishedRuns.at("/x/two/smoke", HERE)));
    assertThat(paths).containsExactly("/x/one/smoke", "/x/two/smoke");
  }

  @Test
  void refusesARunThatIsNamedTwice() {
    List<FinishedRun> runs =
        List.of(FinishedRuns.at("runs/a", HERE), FinishedRuns.at("runs/b/../a", HERE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunLabels.of(runs))
        .withMessage("runs/b/../a is named twice: name each run once");
  }
}
