package io.duality.scenarios.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Help in which the options of each mixin stand below its own heading. They are mixins and not
 * groups because picocli begins a group anew, with all its options unset, when one is repeated.
 */
final class GroupedOptions implements IHelpSectionRenderer {
  @Override
  public String render(Help help) {
    CommandSpec command = help.commandSpec();
    List<OptionSpec> own = new ArrayList<>(command.options());
    StringBuilder groups = new StringBuilder();
    for (CommandSpec mixin : command.mixins().values()) {
      own.removeAll(mixin.options());
      String heading = mixin.usageMessage().optionListHeading();
      groups.append(help.createHeading(heading)).append(table(help, mixin.options()));
    }
    return table(help, own) + groups;
  }

  private static String table(Help help, List<OptionSpec> options) {
    Help.Layout layout =
        help.createDefaultLayout(help.commandSpec().options(), List.of(), help.colorScheme());
    layout.addOptions(options, help.parameterLabelRenderer());
    return layout.toString();
  }
}
