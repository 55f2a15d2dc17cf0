package io.duality.scenarios.cli;

import io.duality.scenarios.spec.Durations;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.ProfileName;
import io.duality.scenarios.spec.Rates;
import io.duality.scenarios.spec.XValues;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** Puts the commands together, with how their words are read. */
final class CommandLines {
  private static final int HELP_WIDTH = 100;
  private static final long MAX_INT = Integer.MAX_VALUE;

  private CommandLines() {}

  /** Runs a command line; never throws and never ends the process. */
  static int execute(World world, String... args) {
    int exitCode = executed(world, args);
    if (world.out().checkError()) {
      world.complain("standard output could not be written; is its disk full, or its reader gone?");
      return ExitCode.FAILED;
    }
    return exitCode;
  }

  /** An error passes the library by, and would end the process without a line of ours. */
  private static int executed(World world, String... args) {
    try {
      return of(world).execute(args);
    } catch (OutOfMemoryError e) {
      return Complaint.outOfMemory(world, e);
    }
  }

  /**
   * The options of a run as its plan recorded them.
   *
   * @throws InvalidInputException if the words are not those of a run
   */
  static RunOptions runOptions(World world, List<String> words) {
    ScenarioCommand command = new ScenarioCommand(world);
    try {
      ParseResult parsed = of(world, command).parseArgs(words.toArray(String[]::new));
      if (!parsed.hasSubcommand()) {
        return command.options();
      }
    } catch (ParameterException e) {
      throw new InvalidInputException(
          "the run's own command line is not known: " + Complaint.firstLine(e));
    }
    throw new InvalidInputException("the run's own command line starts no scenario: " + words);
  }

  /**
   * A gate as its plan recorded it.
   *
   * @throws InvalidInputException if the words are not those of a gate
   */
  static GateCommand gate(World world, List<String> words) {
    try {
      ParseResult parsed = of(world).parseArgs(words.toArray(String[]::new));
      if (parsed.hasSubcommand()
          && parsed.subcommand().commandSpec().userObject() instanceof GateCommand gate) {
        return gate;
      }
    } catch (ParameterException e) {
      throw new InvalidInputException(
          "the gate's own command line is not known: " + Complaint.firstLine(e));
    }
    throw new InvalidInputException("the gate's own command line starts no gate: " + words);
  }

  static CommandLine of(World world) {
    return of(world, new ScenarioCommand(world));
  }

  /** The command line of a load alone. */
  static CommandLine of(LoadCommand load) {
    CommandLine command = new CommandLine(load);
    makeReader(command);
    command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new GroupedOptions());
    return command;
  }

  private static CommandLine of(World world, ScenarioCommand run) {
    CommandLine root = new CommandLine(run);
    root.setCommandName(world.program());
    root.addSubcommand("all", new AllCommand(world));
    root.addSubcommand("list", new ListCommand(world));
    root.addSubcommand("explain", new ExplainCommand(world));
    root.addSubcommand("doctor", new DoctorCommand(world));
    root.addSubcommand("serve", new ServeCommand(world));
    root.addSubcommand("load", of(new LoadCommand(world)));
    root.addSubcommand("selftest", new SelftestCommand(world));
    root.addSubcommand("files", new FilesCommand(world));
    root.addSubcommand("report", new ReportCommand(world));
    root.addSubcommand("resume", new ResumeCommand(world));
    root.addSubcommand("compare", new CompareCommand(world));
    root.addSubcommand("gate", new GateCommand(world));
    root.addSubcommand("agent", new AgentCommand(world));
    root.addSubcommand("completion", new CompletionCommand(world));
    addHelp(root);
    root.getSubcommands().values().forEach(CommandLines::addHelp);
    root.getCommandSpec()
        .addOption(flag("Shows the version.", "-V", "--version").versionHelp(true).build());
    makeReader(root);
    root.registerConverter(ProfileName.class, converter(CommandLines::profile));
    root.setUsageHelpWidth(HELP_WIDTH);
    root.setUsageHelpAutoWidth(false);
    root.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    root.setOut(new PrintWriter(world.out(), true, StandardCharsets.UTF_8));
    root.setErr(new PrintWriter(world.err(), true, StandardCharsets.UTF_8));
    root.setParameterExceptionHandler((e, args) -> Complaint.badArguments(world, e));
    root.setExecutionExceptionHandler((e, command, parsed) -> Complaint.failed(world, e));
    root.setExecutionStrategy(CommandLines::run);
    return root;
  }

  /**
   * How words are read. A word that begins with '@' is one as others: no file holds options. So is
   * a command's name behind an option, as in {@code --servers all}.
   */
  private static void makeReader(CommandLine root) {
    root.setExpandAtFiles(false);
    root.setAllowSubcommandsAsOptionParameters(true);
    root.registerConverter(Duration.class, converter(Durations::parse));
    root.registerConverter(Points.class, converter(text -> new Points(XValues.parse(text))));
    root.registerConverter(
        Further.class, converter(text -> new Further(XValues.parseOneOrNone(text))));
    root.registerConverter(Speed.class, converter(text -> new Speed(Rates.bytesPerSecond(text))));
    root.registerConverter(
        PerSecond.class, converter(text -> new PerSecond(Rates.perSecond(text))));
    root.registerConverter(Share.class, converter(text -> new Share(Rates.share(text))));
    ITypeConverter<Integer> whole = converter(text -> Math.toIntExact(number(text, MAX_INT)));
    root.registerConverter(Integer.class, whole);
    root.registerConverter(int.class, whole);
    ITypeConverter<Long> any = converter(text -> number(text, Long.MAX_VALUE));
    root.registerConverter(Long.class, any);
    root.registerConverter(long.class, any);
  }

  private static void addHelp(CommandLine command) {
    command
        .getCommandSpec()
        .addOption(flag("Shows this help.", "-h", "--help").usageHelp(true).build());
  }

  private static OptionSpec.Builder flag(String description, String... names) {
    return OptionSpec.builder(names).description(description).arity("0").type(boolean.class);
  }

  /** Points on the x axis, as one value of an option. */
  record Points(List<Long> xs) {}

  /** The speed of a line, such as 28.8kbit. */
  record Speed(long bytesPerSecond) {}

  /** A rate, such as 20k. */
  record PerSecond(double value) {}

  /** A part of a whole, 0 to 1, such as 2%. */
  record Share(double value) {}

  /**
   * A number of what there may be none of.
   *
   * @param value from 0
   */
  record Further(long value) {}

  private static int run(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      if (!last.matchedOptions().isEmpty() || !last.matchedPositionals().isEmpty()) {
        throw new ParameterException(
            last.commandSpec().commandLine(),
            "'" + last.subcommand().commandSpec().name() + "' has to be the first word");
      }
      last = last.subcommand();
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static long number(String text, long most) {
    try {
      long number = Long.parseLong(text.strip());
      if (Math.abs(number) <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number that is too long.
    }
    throw new InvalidInputException(
        "expected a whole number, at most " + most + ", found '" + text + "'");
  }

  private static ProfileName profile(String text) {
    for (ProfileName name : ProfileName.values()) {
      if (name.key().equals(text)) {
        return name;
      }
    }
    throw new InvalidInputException("expected quick or full, found '" + text + "'");
  }

  private static <T> ITypeConverter<T> converter(Function<String, T> parse) {
    return text -> {
      try {
        return parse.apply(text);
      } catch (InvalidInputException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }
}
