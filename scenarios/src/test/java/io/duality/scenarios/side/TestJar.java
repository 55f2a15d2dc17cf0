package io.duality.scenarios.side;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.scenarios.fake.Fakes;
import io.duality.servers.ServerModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Jars as users have them. */
public final class TestJar {
  private TestJar() {}

  /** One with models of these ids, each of which serves as {@code threaded} does. */
  static Path ofModels(Path folder, String... ids) throws IOException {
    return of(folder, "", ids);
  }

  /** One with a model that starts and stops as it should, and dies of its first request. */
  public static Path ofMortalModel(Path folder, String id) throws IOException {
    return of(
        folder,
        """
        Thread.ofPlatform().daemon().start(() -> {
          while (server.counters().asMap().get("requests") == 0) Thread.onSpinWait();
          System.err.println("a request was too much");
          Runtime.getRuntime().halt(9);
        });
        """,
        id);
  }

  private static Path of(Path folder, String onceStarted, String... ids) throws IOException {
    List<String> classes = new ArrayList<>();
    Path jar = folder.resolve("some models.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String id : ids) {
        classes.add("Model" + classes.size());
        compile(folder, classes.getLast(), id, onceStarted);
        add(out, folder.resolve(classes.getLast() + ".class"), classes.getLast() + ".class");
      }
      out.putNextEntry(new JarEntry("META-INF/services/" + ServerModel.class.getName()));
      out.write(String.join("\n", classes).getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  private static void compile(Path folder, String name, String id, String onceStarted)
      throws IOException {
    Path source =
        Files.writeString(
            folder.resolve(name + ".java"),
            """
            import io.duality.servers.*;
            public final class %s implements ServerModel {
              public String id() { return "%s"; }
              public String summary() { return "another threaded"; }
              public RunningServer start(ServerConfig config) throws java.io.IOException {
                RunningServer server = ServerModels.find(w -> {}).get("threaded").start(config);
                %s
                return server;
              }
            }
            """
                .formatted(name, id, onceStarted));
    String classPath = System.getProperty("java.class.path", "");
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                OutputStream.nullOutputStream(),
                null,
                "-proc:none",
                "-cp",
                classPath,
                source.toString());
    assertThat(failed).isZero();
  }

  /** The fake server, as the jar of servers of some build. */
  static Path ofFakes(Path folder) throws Exception {
    Path classes = Path.of(Fakes.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String fakes = Fakes.class.getPackageName().replace('.', '/');
    Path jar = folder.resolve("fakes.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.list(classes.resolve(fakes))) {
      for (Path file : files.toList()) {
        add(out, file, fakes + "/" + file.getFileName());
      }
    }
    return jar;
  }

  private static void add(JarOutputStream out, Path file, String as) throws IOException {
    out.putNextEntry(new JarEntry(as));
    Files.copy(file, out);
  }
}
