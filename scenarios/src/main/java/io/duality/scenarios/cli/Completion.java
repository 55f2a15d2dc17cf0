package io.duality.scenarios.cli;

import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The script by which a shell completes this command line. */
final class Completion {
  /** As the library's part of the script knows the program: its functions are named after it. */
  private static final String NAME = "duality";

  /**
   * What the library's part takes as it is typed, and should not. It counts words from the
   * program's name on; takes a command's name for the command wherever it stands; completes words
   * whole, and not the last name of a list; and is lost where an option and its value are one word
   * to a person and three to the shell.
   */
  private static final String ADAPTER =
      """

      # Shows the words that were typed to the function above as it expects them: under the name
      # duality, an option and its value without =, and of a list the name behind the last comma.
      function _complete_run_benchmark() {
        COMP_LINE=duality${COMP_LINE#"${COMP_WORDS[0]}"}
        COMP_WORDS[0]=duality
        if [[ ${COMP_WORDS[COMP_CWORD]} == "=" ]]; then
          COMP_WORDS[COMP_CWORD]=
        elif [[ ${COMP_WORDS[COMP_CWORD-1]} == "=" ]]; then
          COMP_WORDS=("${COMP_WORDS[@]:0:$((COMP_CWORD - 1))}" "${COMP_WORDS[@]:$COMP_CWORD}")
          COMP_CWORD=$((COMP_CWORD - 1))
        fi
        # zsh leaves an option and its value one word, which it wants back.
        local option=
        if [[ ${COMP_WORDS[COMP_CWORD]} == --*=* ]]; then
          option=${COMP_WORDS[COMP_CWORD]%%=*}=
          COMP_CWORD=$((COMP_CWORD + 1))
          COMP_WORDS[COMP_CWORD]=${COMP_WORDS[COMP_CWORD-1]#*=}
          COMP_WORDS[COMP_CWORD-1]=${option%=}
        fi
        # A command is the first word or none, as in --servers all: later words only count.
        local i
        for ((i = 2; i < COMP_CWORD; i++)); do
          [[ ${COMP_WORDS[i]} == -* ]] || COMP_WORDS[i]=_
        done
        local typed=${COMP_WORDS[COMP_CWORD]}
        local before=${typed%"${typed##*,}"}
        COMP_WORDS[COMP_CWORD]=${typed#"$before"}
        _complete_duality
        for ((i = 0; i < ${#COMPREPLY[@]}; i++)); do
          COMPREPLY[i]=$option$before${COMPREPLY[i]}
        done
        # Anything else may be a file, as a scenario may.
        if ((${#COMPREPLY[@]} == 0)) && type compopt &>/dev/null; then
          compopt -o default 2>/dev/null
        fi
        return 0
      }
      complete -F _complete_run_benchmark -o default run-benchmark.sh duality
      """;

  private Completion() {}

  /**
   * For bash; zsh takes it by its bashcompinit, which the script loads there.
   *
   * @param root whose options and parameters are given their words
   */
  static String script(CommandLine root, CompletionWords words) {
    teach(root.getCommandSpec(), words);
    for (CommandLine verb : root.getSubcommands().values()) {
      teach(verb.getCommandSpec(), words);
    }
    return AutoComplete.bash(NAME, root) + ADAPTER;
  }

  private static void teach(CommandSpec command, CompletionWords words) {
    for (OptionSpec option : List.copyOf(command.options())) {
      if (known(option, words)) {
        command.remove(option);
        command.addOption(option.toBuilder().completionCandidates(words.of(option)).build());
      }
    }
    for (PositionalParamSpec parameter : List.copyOf(command.positionalParameters())) {
      if (known(parameter, words)) {
        command.remove(parameter);
        command.addPositional(
            parameter.toBuilder().completionCandidates(words.of(parameter)).build());
      }
    }
  }

  private static boolean known(ArgSpec arg, CompletionWords words) {
    return arg.group() == null && !words.of(arg).isEmpty();
  }
}
