package io.duality.scenarios.cli;

import io.duality.scenarios.spec.InvalidInputException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The verb {@code completion}. */
@Command(
    name = "completion",
    description = {
      "Writes a script by which bash or zsh completes commands, options and names.",
      "Scenarios, models and claims are those there are now: for new ones it is written again."
    },
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  " + World.PROGRAM + " completion bash >~/.duality-completion",
      "  source ~/.duality-completion       # for good: this line in ~/.bashrc or ~/.zshrc"
    },
    sortOptions = false)
final class CompletionCommand implements Callable<Integer> {
  /** One script: in zsh it asks for what zsh has for scripts of bash. */
  private static final List<String> SHELLS = List.of("bash", "zsh");

  private final World world;

  @Parameters(paramLabel = "bash|zsh", description = "The shell.")
  private String shell = "";

  CompletionCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    if (!SHELLS.contains(shell)) {
      throw new InvalidInputException(
          "completion: expected " + String.join(" or ", SHELLS) + ", found '" + shell + "'");
    }
    CompletionWords words = CompletionWords.of(Catalog.find(world));
    world.out().print(Completion.script(CommandLines.of(world), words));
    return ExitCode.OK;
  }
}
