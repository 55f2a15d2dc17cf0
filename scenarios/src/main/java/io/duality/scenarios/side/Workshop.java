package io.duality.scenarios.side;

import io.duality.scenarios.spec.External;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where sides come from and are made; the same for both.
 *
 * @param directory of the user, from which paths begin
 * @param repository that REFs are looked for in
 * @param work folder for builds, which are kept there
 * @param temporary folder for what a first start prints
 * @param build the user's own command for a shell; empty for the checkout's script
 * @param buildLimit of the time of one build
 * @param external the program to start in a built folder; empty if that holds servers of this
 *     project
 */
public record Workshop(
    Path directory,
    Path repository,
    Path work,
    Path temporary,
    Optional<String> build,
    Duration buildLimit,
    Optional<External> external) {}
