package io.duality.scenarios.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExternalReaderTest {

  @Test
  void readsTheExampleThatIsShipped() {
    External nginx = ExternalReader.read(Path.of("external/nginx.yaml"));
    assertThat(nginx.id()).isEqualTo("external:nginx");
    External placed =
        nginx.with(Map.of("port", "81", "root", "/r", "file", "f", "cpus", "2", "work", "/w"));
    assertThat(placed.command()).containsExactly("nginx", "-p", "/w", "-c", "nginx.conf");
    assertThat(placed.ready()).isEqualTo("/f");
    assertThat(placed.stop()).isEqualTo("QUIT");
    assertThat(placed.files().get("nginx.conf"))
        .contains("listen 127.0.0.1:81 ")
        .contains("root /r;")
        .contains("worker_processes 2;")
        .contains("client_body_temp_path body;")
        .doesNotContain("${");
  }

  @Test
  void onlyTheCommandAndTheSummaryHaveToBeThere() {
    External program = ExternalReader.parse("p", "p.yaml", "summary: s\ncommand: run");
    assertThat(program.command()).containsExactly("run");
    assertThat(program.ready()).isEqualTo("/");
    assertThat(program.stop()).isEqualTo("TERM");
    assertThat(program.files()).isEmpty();
  }

  @Test
  void aSignalMayBeWrittenWithSig() {
    External program = ExternalReader.parse("p", "p.yaml", "summary: s\ncommand: x\nstop: SIGQUIT");
    assertThat(program.stop()).isEqualTo("QUIT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "summary: s | p.yaml:1:1: the program has no key 'command'",
        "summary: s~comand: x | p.yaml:2:1: unknown key 'comand' in the program; did you mean",
        "summary: s~command: [] | command: expected a program, found none",
        "summary: s~command: x~ready: index | ready: expected a path such as /, found 'index'",
        "summary: s~command: x~stop: 15 | p.yaml:3:7: stop: expected a signal such as TERM, found '15'",
        "summary: s~command: x~stop: SIGTRM | p.yaml:3:7: stop: expected a signal such as TERM, found"
            + " 'SIGTRM'; did you mean 'TERM'?",
        "summary: s~command: x~files: [a] | p.yaml:3:8: files: expected names and contents",
        "summary: s~command: x~files: {../a: b} | files: expected a file's name without a folder",
      })
  void complainsInOneLine(String text, String expected) {
    assertThatThrownBy(() -> ExternalReader.parse("p", "p.yaml", text.strip().replace('~', '\n')))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(expected)
        .hasMessageNotContaining("\n");
  }
}
