package io.duality.scenarios.cli;

import io.duality.plot.ReferenceCurves;
import io.duality.results.claim.Claim;
import io.duality.scenarios.spec.ClaimReader;
import io.duality.scenarios.spec.External;
import io.duality.scenarios.spec.ExternalFolder;
import io.duality.scenarios.spec.ModelOptions;
import io.duality.scenarios.spec.Scenario;
import io.duality.scenarios.spec.ScenarioFolder;
import io.duality.scenarios.spec.ScenarioReader;
import io.duality.scenarios.spec.Vocabulary;
import io.duality.servers.ModelOption;
import io.duality.servers.ServerModel;
import io.duality.servers.ServerModels;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The models and the scenarios that can be named. */
final class Catalog {
  private final World world;
  private final Frameworks frameworks;
  private final ServerModels models;
  private final ScenarioFolder folder;
  private final ExternalFolder externals;
  private final Vocabulary vocabulary;

  private Catalog(World world, Frameworks frameworks) {
    this.world = world;
    this.frameworks = frameworks;
    this.models = frameworks.find(warning -> world.complain("warning: " + warning));
    this.folder = new ScenarioFolder(world.home().resolve("scenarios"));
    this.externals = externals(world);
    this.vocabulary =
        Vocabulary.of(models.all().stream().map(ServerModel::id).toList(), ReferenceCurves.ids())
            .taking(new Options())
            .with(Microbench.ofThisProgram()::benchmarks);
  }

  /** The programs that can stand in for a model. */
  static ExternalFolder externals(World world) {
    return new ExternalFolder(world.home().resolve("scenarios/external"));
  }

  /** Finds them; a provider that cannot be loaded is a warning. */
  static Catalog find(World world) {
    return new Catalog(world, Frameworks.ofThisProgram());
  }

  /** The concurrency models. */
  List<ServerModel> models() {
    return models.all().stream().filter(model -> !frameworks.has(model)).toList();
  }

  /** The models that are a framework each. */
  List<ServerModel> frameworks() {
    return models.all().stream().filter(frameworks::has).toList();
  }

  /** A model by id, or the error that names those there are. */
  ServerModel model(String id) {
    return models.get(vocabulary.model(id));
  }

  /**
   * The same.
   *
   * @param others names that somebody may have meant, too
   */
  ServerModel model(String id, List<String> others) {
    return models.get(vocabulary.and(others).model(id));
  }

  /** Ids of the programs that can be named in a model's place. */
  List<String> externalIds() {
    return externals.ids();
  }

  /** A program by id, or the error that names those there are, or says what is wrong with it. */
  External external(String id) {
    return externals.get(id);
  }

  List<String> scenarioNames() {
    return folder.names();
  }

  /** A scenario by name or path. */
  Scenario scenario(String nameOrPath) {
    return new ScenarioReader(withExternals()).read(file(nameOrPath));
  }

  /** The claims that stand beside a scenario, by its name or path; none where there are none. */
  List<Claim> claims(String nameOrPath) {
    Vocabulary all = withExternals().and(scenario(nameOrPath).servers());
    return new ClaimReader(all).beside(file(nameOrPath));
  }

  private Path file(String nameOrPath) {
    return folder.find(nameOrPath, world.directory());
  }

  private Vocabulary withExternals() {
    return vocabulary.and(externals.ids());
  }

  /** As this program's models see their options. */
  private final class Options implements ModelOptions {
    @Override
    public List<String> names(String id) {
      return id.startsWith(External.PREFIX)
          ? List.of()
          : model(id).options().stream().map(ModelOption::name).toList();
    }

    @Override
    public void require(String id, Map<String, String> options, boolean tasks) {
      if (!id.startsWith(External.PREFIX)) {
        CheckedOptions.require(model(id), options, tasks);
      }
    }
  }
}
