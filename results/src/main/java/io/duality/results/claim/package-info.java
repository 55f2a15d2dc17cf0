/**
 * What the literature says, held against what a run has measured: a claim is a sentence, where it
 * was published, and a test whose margin is fixed before anything is measured; a finding is its
 * verdict with the estimate and the 95 % interval.
 *
 * <p>Pure functions of a run's records: no clock, no chance; {@link
 * io.duality.results.claim.ClaimFile} alone touches files. Start at {@link
 * io.duality.results.claim.Claim}; {@link io.duality.results.claim.Judge} has the rules of the
 * verdicts, {@link io.duality.results.claim.Criterion} the tests there are.
 */
@NullMarked
package io.duality.results.claim;

import org.jspecify.annotations.NullMarked;
