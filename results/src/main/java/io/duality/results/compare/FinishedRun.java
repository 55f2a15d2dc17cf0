package io.duality.results.compare;

import io.duality.results.RunData;
import io.duality.results.claim.ClaimsDocument;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run that is over or was interrupted, as it is drawn.
 *
 * @param folder where it lies, with its histograms
 * @param data its records
 * @param claims what it was held against, with the findings; empty if nothing was
 */
public record FinishedRun(Path folder, RunData data, Optional<ClaimsDocument> claims) {}
