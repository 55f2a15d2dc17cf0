package io.duality.scenarios.spec;

import java.nio.file.Path;
import java.util.List;

/** The folder of programs that are not of this project. */
public final class ExternalFolder {
  private final ScenarioFolder folder;
  private final Path directory;

  /**
   * @param folder need not exist; then it holds no program
   */
  public ExternalFolder(Path folder) {
    this.folder = new ScenarioFolder(folder);
    this.directory = folder;
  }

  /** Ids of the programs, in alphabetical order. */
  public List<String> ids() {
    return folder.names().stream().map(name -> External.PREFIX + name).toList();
  }

  /**
   * The program of that id.
   *
   * @throws InvalidInputException if there is none, or its file cannot be read
   */
  public External get(String id) {
    if (!ids().contains(id)) {
      throw new InvalidInputException("unknown program '" + id + "'" + NearestName.hint(id, ids()));
    }
    return ExternalReader.read(directory.resolve(id.substring(External.PREFIX.length()) + ".yaml"));
  }
}
