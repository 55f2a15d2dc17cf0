package io.duality.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.servers.ServerConfig;
import io.duality.servers.ServerModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The controller lists frameworks, and has none of their libraries. */
class WithoutLibrariesTest {
  private static final List<String> LIBRARIES =
      List.of("org.microhttp.", "org.eclipse.", "io.helidon.", "io.vertx.", "io.netty.");

  /** Loads this module's classes anew, and no library for them. */
  private static final class Controller extends ClassLoader {
    Controller() {
      super(WithoutLibrariesTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (LIBRARIES.stream().anyMatch(name::startsWith)) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("io.duality.frameworks.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = Optional.ofNullable(in).orElseThrow().readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  private static List<ServerModel> models() {
    return ServiceLoader.load(ServerModel.class, new Controller()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(model -> model.getClass().getName().startsWith("io.duality.frameworks."))
        .toList();
  }

  @Test
  void modelsTellOfThemselves() {
    assertThat(models()).hasSize(6);
    for (ServerModel model : models()) {
      assertThat(model.id()).matches("[a-z-]+");
      assertThat(model.summary()).isNotBlank();
      assertThat(model.source()).isNotBlank();
      assertThat(model.unavailable()).isEmpty();
      assertThat(model.jvmFlags(Map.of())).isNotNull();
      model.checkOptions(Map.of());
    }
  }

  @Test
  void onlyTheJdksCannotShareItsPort() {
    assertThat(models())
        .filteredOn(model -> !model.sharesItsPort())
        .extracting(ServerModel::id)
        .containsExactly("jdk-httpserver");
  }

  /** What the loader above keeps away is what a start needs. */
  @Test
  void noneButTheJdksStarts(@TempDir Path root) {
    for (ServerModel model : models()) {
      if (!model.id().equals("jdk-httpserver")) {
        assertThatThrownBy(() -> model.start(ServerConfig.of(root)))
            .as(model.id())
            .isInstanceOf(NoClassDefFoundError.class);
      }
    }
  }
}
