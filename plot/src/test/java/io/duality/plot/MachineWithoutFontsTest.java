package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.compare.FinishedRun;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Draws in a JVM for which fontconfig finds no font, as in a minimal container. */
@EnabledOnOs(OS.LINUX)
class MachineWithoutFontsTest {
  @TempDir private Path folder;

  @Test
  void theReportIsTheSameByteByByte() throws Exception {
    draw(folder.resolve("here"));

    Ended ended = java(Draw.class, folder.resolve("there").toString());

    assertThat(ended.status()).as(ended.output()).isZero();
    assertThat(folder.resolve("there/report.pdf"))
        .hasSameBinaryContentAs(folder.resolve("here/report.pdf"));
    assertThat(folder.resolve("there/charts/throughput.svg"))
        .hasSameBinaryContentAs(folder.resolve("here/charts/throughput.svg"));
    assertThat(folder.resolve("there/charts/throughput.png"))
        .hasSameBinaryContentAs(folder.resolve("here/charts/throughput.png"));
  }

  private static void draw(Path folder) throws IOException {
    FinishedRun run = new FinishedRun(folder, Runs.small(), Optional.empty());
    Report.write(run, EnumSet.allOf(Format.class), folder);
  }

  /** The twin that shows that such a JVM is one in which AWT fails. */
  @Test
  void noTextCanBeMeasuredWithoutOurConfiguration() throws Exception {
    Ended ended = java(MeasurePlainly.class);

    assertThat(ended.status()).isNotZero();
    assertThat(ended.output()).contains("sun.awt.FontConfiguration");
  }

  private record Ended(int status, String output) {}

  private Ended java(Class<?> main, String... arguments) throws IOException, InterruptedException {
    Path none = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>");
    Path output = folder.resolve("output");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The JDK keeps what fontconfig said in the home folder, and would believe it.
    command.add("-Duser.home=" + folder);
    command.add("-Djava.awt.headless=true");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("FONTCONFIG_FILE", none.toString());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }

  /** Writes a report into the folder given. */
  static final class Draw {
    private Draw() {}

    public static void main(String[] args) throws IOException {
      draw(new File(args[0]).toPath());
    }
  }

  /** Measures a text as anybody would. */
  static final class MeasurePlainly {
    private MeasurePlainly() {}

    public static void main(String[] args) {
      Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 9);
      System.out.println(font.getStringBounds("text", new FontRenderContext(null, true, true)));
    }
  }
}
