/**
 * What the kernel says of exactly the processes of a trial, of its port and of the machine
 * meanwhile.
 *
 * <p>Start at {@link io.duality.scenarios.probe.Probe}. Reads files below a root that is {@code
 * /proc} on Linux and anything else in a test; what is not there is unknown, -1, and never an
 * exception, so that a trial is never lost to its observer.
 */
@NullMarked
package io.duality.scenarios.probe;

import org.jspecify.annotations.NullMarked;
