package io.duality.scenarios.cli;

import io.duality.plot.ReferenceCurves;
import io.duality.scenarios.spec.Scenario;
import io.duality.scenarios.spec.ScenarioFolder;
import io.duality.scenarios.spec.ScenarioReader;
import io.duality.scenarios.spec.Vocabulary;
import io.duality.servers.ServerModel;
import io.duality.servers.ServerModels;
import java.util.List;

/** The models and the scenarios that can be named. */
final class Catalog {
  private final World world;
  private final ServerModels models;
  private final ScenarioFolder folder;
  private final Vocabulary vocabulary;

  private Catalog(World world, ServerModels models) {
    this.world = world;
    this.models = models;
    this.folder = new ScenarioFolder(world.home().resolve("scenarios"));
    this.vocabulary =
        Vocabulary.of(models.all().stream().map(ServerModel::id).toList(), ReferenceCurves.ids());
  }

  /** Finds them; a provider that cannot be loaded is a warning. */
  static Catalog find(World world) {
    return new Catalog(world, ServerModels.find(warning -> world.complain("warning: " + warning)));
  }

  List<ServerModel> models() {
    return models.all();
  }

  /** A model by id, or the error that names those there are. */
  ServerModel model(String id) {
    return models.get(vocabulary.model(id));
  }

  List<String> scenarioNames() {
    return folder.names();
  }

  /** A scenario by name or path. */
  Scenario scenario(String nameOrPath) {
    return new ScenarioReader(vocabulary).read(folder.find(nameOrPath, world.directory()));
  }
}
