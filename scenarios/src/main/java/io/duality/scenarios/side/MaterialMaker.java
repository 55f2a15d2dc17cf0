package io.duality.scenarios.side;

import io.duality.scenarios.process.ChildJvm;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.spec.External;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.servers.ServerModel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Builds what a side is started from. */
final class MaterialMaker {
  private static final int SHORT_ID = 10;

  private final OwnBuild own;
  private final Workshop workshop;
  private final Consumer<String> progress;
  private final StopSignal stop;
  private final Git git;
  private final BuiltCommits commits;

  MaterialMaker(
      OwnBuild own,
      Workshop workshop,
      InstantSource clock,
      Consumer<String> progress,
      StopSignal stop) {
    this.own = own;
    this.workshop = workshop;
    this.progress = progress;
    this.stop = stop;
    this.git = new Git(workshop.repository());
    this.commits = new BuiltCommits(git, workshop.work(), clock, progress);
  }

  /** What a side is, before anything is built. */
  SideSource find(SideRequest request) throws SideFailedException, InterruptedException {
    return SideSource.parse(
        request.option(), request.what(), workshop.directory(), new Commits(git));
  }

  Material make(SideRequest request, SideSource source)
      throws SideFailedException, InterruptedException {
    try {
      return switch (source) {
        case SideSource.Own() -> own(request);
        case SideSource.Jar(Path file) -> jar(request, file);
        case SideSource.Folder(Path path) -> folder(request, path);
        case SideSource.Commit(String ref, String id) -> commit(request, ref, id);
      };
    } catch (IOException e) {
      throw new SideFailedException(
          request.option() + " cannot be read: " + e + "; let this user read it, or name another");
    }
  }

  private Material own(SideRequest request)
      throws SideFailedException, IOException, InterruptedException {
    return workshop.external().isPresent()
        ? folder(request, workshop.repository())
        : new Material("this build", own.identity(), own.jvm());
  }

  private Material jar(SideRequest request, Path file) throws IOException {
    if (workshop.external().isPresent()) {
      throw new InvalidInputException(
          request.option()
              + ": "
              + file
              + " is a jar, and --external needs a REF or a folder to start its program in");
    }
    ServerModel model = ModelJar.find(request.option(), file, request.model());
    ChildJvm jvm =
        own.jvm()
            .withClassPath(
                own.jvm().classPath() + File.pathSeparator + file, own.jvm().furtherClassPaths());
    String identity = own.identity() + " with " + Digest.ofFiles(List.of(file));
    return new Material(
        file.getFileName().toString(), identity, jvm, Optional.of(model), Optional.empty());
  }

  private Material folder(SideRequest request, Path folder)
      throws SideFailedException, IOException, InterruptedException {
    String label = request.what().orElse(folder.toString());
    Optional<Distribution> ready =
        workshop.external().isPresent() ? Optional.empty() : Distribution.in(folder);
    if (ready.isPresent()) {
      return servers(label, "jars " + ready.get().digest(), ready.get());
    }
    boolean checkout = Files.exists(folder.resolve(".git"));
    buildInPlace(request, folder, order(checkout, Files.exists(folder.resolve(BuildOrder.SCRIPT))));
    return made(request, label, Optional.empty(), folder);
  }

  /** A folder that is a checkout, and is the user's own: its build is the user's own too. */
  private void buildInPlace(SideRequest request, Path folder, BuildOrder order)
      throws SideFailedException, IOException, InterruptedException {
    Files.createDirectories(workshop.work());
    Path log = workshop.work().resolve(Digest.of(List.of(folder.toString())) + ".log");
    order.run(request.name() + " " + folder, folder, log, progress, stop);
  }

  private Material commit(SideRequest request, String ref, String commit)
      throws SideFailedException, InterruptedException, IOException {
    String label = ref + " (" + commit.substring(0, SHORT_ID) + ")";
    boolean script =
        git.ask(List.of("cat-file", "-e", commit + ":" + BuildOrder.SCRIPT)).isPresent();
    Path tree = commits.tree(request.name() + " " + label, commit, order(true, script), stop);
    return made(request, label, Optional.of("commit " + commit), tree);
  }

  private BuildOrder order(boolean checkout, boolean script) {
    if (workshop.build().isPresent() && checkout) {
      return BuildOrder.shell(workshop.build().get(), workshop.buildLimit());
    }
    return script && workshop.external().isEmpty()
        ? BuildOrder.script(workshop.buildLimit())
        : BuildOrder.nothing();
  }

  /**
   * What a build has left.
   *
   * @param commit that says what it is; empty for a folder, which says so by its content
   */
  private Material made(SideRequest request, String label, Optional<String> commit, Path tree)
      throws SideFailedException, IOException {
    if (workshop.external().isPresent()) {
      External program = workshop.external().get();
      String identity = commit.orElseGet(() -> state(tree)) + " " + digest(program);
      return new Material(
          label, identity, own.jvm(), Optional.empty(), Optional.of(program.in(tree)));
    }
    Optional<Distribution> built = Distribution.builtIn(tree);
    Optional<Distribution> found = built.isPresent() ? built : Distribution.in(tree);
    if (found.isEmpty()) {
      throw new SideFailedException(
          noServers(request.option(), commit.isPresent() ? label : tree.toString()));
    }
    String jars = commit.isPresent() ? commit.get() : "jars " + found.get().digest();
    return servers(label, jars, found.get());
  }

  private static String digest(External program) {
    return Digest.of(
        List.of(
            program.command().toString(),
            program.ready(),
            program.stop(),
            new TreeMap<>(program.files()).toString()));
  }

  private Material servers(String label, String identity, Distribution found)
      throws SideFailedException {
    if (!Distribution.canHold(found.folder())) {
      throw new SideFailedException(
          found.folder()
              + " cannot stand on a class path, which '"
              + File.pathSeparator
              + "' divides; move it");
    }
    Map<String, String> further = new HashMap<>();
    own.jvm()
        .furtherClassPaths()
        .keySet()
        .forEach(id -> further.put(id, found.frameworksClassPath()));
    return new Material(label, identity, own.jvm().withClassPath(found.classPath(), further));
  }

  private static String noServers(String option, String label) {
    return option
        + ": "
        + label
        + " holds no servers of this project, neither jars (duality-servers-*.jar) nor a "
        + BuildOrder.SCRIPT
        + " that makes them; for a program of your own add --external FILE";
  }

  /** Of a folder that nobody has promised not to change. */
  private static String state(Path folder) {
    Git git = new Git(folder);
    String commit = git.ask(List.of("rev-parse", "HEAD")).orElse("no commit");
    boolean dirty =
        git.ask(List.of("status", "--porcelain")).filter(text -> !text.isEmpty()).isPresent();
    return folder + " at " + commit + (dirty ? "+dirty" : "");
  }
}
