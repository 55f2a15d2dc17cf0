package io.duality.results.gate;

/**
 * The verdict on one metric. Ratios are worse over better: 1.1 is ten percent worse, 0.9 better,
 * whichever direction the metric improves in.
 *
 * @param rule what was judged
 * @param verdict what came of it
 * @param improved better by more than delta, and not by chance
 * @param pairs of base and head
 * @param ratio exp of the median worsening
 * @param low lower end of the median's interval (95 % from 6 pairs on, else the range)
 * @param high upper end
 * @param p exact signed-rank probability, two-sided
 * @param adjustedP the same after Holm's correction over all metrics of the gate
 * @param controlRatio exp of the control's median, away from 1 in either direction; 1 without one
 * @param detectable the least change, as a part, that these pairs could have told from none
 */
public record Finding(
    Rule rule,
    Verdict verdict,
    boolean improved,
    int pairs,
    double ratio,
    double low,
    double high,
    double p,
    double adjustedP,
    double controlRatio,
    double detectable) {}
