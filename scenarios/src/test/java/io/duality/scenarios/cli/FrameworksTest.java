package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.ServerModel;
import io.duality.servers.ServerModels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frameworks are found in their own folder, and nowhere else. */
class FrameworksTest {
  private static final String SOURCE =
      """
      public final class Stand implements io.duality.servers.ServerModel {
        public String id() { return "stand"; }
        public String summary() { return "stands for a framework"; }
        public io.duality.servers.RunningServer start(io.duality.servers.ServerConfig config) {
          throw new UnsupportedOperationException("only listed");
        }
      }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void makeJarOfAModelThatIsNotOnTheClassPath() throws IOException {
    Path source = Files.writeString(folder.resolve("Stand.java"), SOURCE);
    String classPath = System.getProperty("java.class.path", "");
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-cp", classPath, source.toString());
    assertThat(failed).isZero();
    Path jar = folder.resolve("duality-frameworks-1.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("Stand.class"));
      Files.copy(folder.resolve("Stand.class"), out);
      out.putNextEntry(new JarEntry("META-INF/services/" + ServerModel.class.getName()));
      out.write("Stand".getBytes(StandardCharsets.UTF_8));
    }
  }

  private static ServerModels find(Frameworks frameworks) {
    return frameworks.find(warning -> {
      throw new AssertionError(warning);
    });
  }

  @Test
  void areListedBesideTheModelsAndToldFromThem() {
    Frameworks frameworks = Frameworks.in(Optional.of(folder));
    ServerModels models = find(frameworks);
    assertThat(models.all()).extracting(ServerModel::id).contains("stand", "threaded", "epoll");
    assertThat(models.all().stream().filter(frameworks::has).map(ServerModel::id))
        .containsExactly("stand");
  }

  @Test
  void eachGetsAllJarsOfTheFolderForItsProcess() {
    assertThat(Frameworks.in(Optional.of(folder)).classPaths())
        .isEqualTo(Map.of("stand", folder.resolve("*").toString()));
  }

  @Test
  void withoutTheFolderThereAreTheModelsAlone() {
    Frameworks none = Frameworks.in(Optional.of(folder.resolve("gone")));
    assertThat(find(none).all()).extracting(ServerModel::id).contains("threaded");
    assertThat(find(none).all()).extracting(ServerModel::id).doesNotContain("stand");
    assertThat(find(none).all().stream().filter(none::has)).isEmpty();
    assertThat(none.classPaths()).isEmpty();
  }
}
