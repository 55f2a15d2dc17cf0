package io.duality.scenarios.gate;

import io.duality.results.gate.Comparison;
import io.duality.results.gate.Finding;
import io.duality.results.gate.Gate;
import io.duality.results.gate.Rule;
import io.duality.results.gate.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a gate has come to.
 *
 * @param base what the head was compared with, for a reader
 * @param head what was judged
 * @param verdict the gravest; empty if a side could not be run
 * @param findings a metric each, in the order of the table
 * @param levels medians of both sides, where they are known
 * @param problems why there is no better verdict, a line each; empty if all was measured
 * @param notes what a reader should know, a line each
 */
public record Conclusion(
    String base,
    String head,
    Optional<Verdict> verdict,
    List<Finding> findings,
    List<Level> levels,
    List<String> problems,
    List<String> notes) {
  public Conclusion {
    findings = List.copyOf(findings);
    levels = List.copyOf(levels);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /** Of a gate that has nothing more to measure. */
  public static Conclusion of(GatePlan plan, Course course) {
    List<Finding> findings = findings(plan, course);
    List<String> problems = new ArrayList<>(course.invalid().values());
    course.noisy().ifPresent(problems::add);
    course.broken().ifPresent(problems::add);
    if (findings.isEmpty() && problems.isEmpty()) {
      problems.add("no metric is known of both sides");
    }
    Optional<Verdict> verdict =
        course.broken().isPresent()
            ? Optional.empty()
            : Optional.of(findings.isEmpty() ? unjudged(course) : Gate.overall(findings));
    return conclusion(plan, course, verdict, findings, problems);
  }

  private static Verdict unjudged(Course course) {
    return course.noisy().isPresent() ? Verdict.NOISY : Verdict.INVALID;
  }

  /** Of a gate that was interrupted: nothing is shown yet, whatever the figures are. */
  public static Conclusion soFar(GatePlan plan, Course course) {
    List<Finding> findings =
        judged(plan, course).stream().map(each -> with(each, Verdict.INCONCLUSIVE)).toList();
    return conclusion(
        plan, course, Optional.of(Verdict.INCONCLUSIVE), findings, List.of("interrupted"));
  }

  private static Conclusion conclusion(
      GatePlan plan,
      Course course,
      Optional<Verdict> verdict,
      List<Finding> findings,
      List<String> problems) {
    return new Conclusion(
        plan.base().label(),
        plan.head().label(),
        verdict,
        findings,
        course.samples().levels(),
        problems,
        notes(plan, course));
  }

  private static List<Finding> findings(GatePlan plan, Course course) {
    List<Finding> findings = new ArrayList<>();
    boolean unfinished = course.noisy().isPresent() || course.broken().isPresent();
    for (Finding finding : judged(plan, course)) {
      findings.add(
          unfinished
              ? with(finding, course.noisy().isPresent() ? Verdict.NOISY : Verdict.INCONCLUSIVE)
              : finding);
    }
    plan.scenarios().stream()
        .filter(scenario -> course.invalid().containsKey(scenario.name()))
        .flatMap(scenario -> scenario.judged().stream().map(each -> each.rule(scenario.name())))
        .map(Conclusion::invalid)
        .forEach(findings::add);
    return findings;
  }

  private static List<Finding> judged(GatePlan plan, Course course) {
    List<Comparison> comparisons =
        plan.scenarios().stream()
            .filter(scenario -> !course.invalid().containsKey(scenario.name()))
            .map(course.samples()::comparisons)
            .flatMap(Collection::stream)
            .toList();
    return Gate.judge(comparisons);
  }

  private static Finding with(Finding finding, Verdict verdict) {
    return new Finding(
        finding.rule(),
        verdict,
        false,
        finding.pairs(),
        finding.ratio(),
        finding.low(),
        finding.high(),
        finding.p(),
        finding.adjustedP(),
        finding.controlRatio(),
        finding.detectable());
  }

  /** Nothing that was measured says anything: there are no figures to be read. */
  private static Finding invalid(Rule rule) {
    double none = Double.NaN;
    return new Finding(rule, Verdict.INVALID, false, 0, none, none, none, none, none, none, none);
  }

  private static List<String> notes(GatePlan plan, Course course) {
    List<String> notes = new ArrayList<>(course.samples().gaps());
    if (!course.candidates().isEmpty()) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%s: %d more pairs were made, for the first %d had a candidate for FAIL",
              String.join(", ", course.candidates()),
              plan.pairs(),
              plan.pairs()));
    }
    if (course.repeats() > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%d of at most %d pairs were made again, for the machine had disturbed them",
              course.repeats(),
              plan.mostRepeats()));
    }
    return notes;
  }
}
