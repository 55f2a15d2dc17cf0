/**
 * Child processes: servers, task populations and load generators, driven by lines on their standard
 * input and output.
 *
 * <p>Start at {@link io.duality.scenarios.process.ChildProcess}, the one place where a process is
 * started, asked, watched and ended. Where it runs only its {@link
 * io.duality.scenarios.process.Host} knows. Every way in which a child can fail becomes a {@link
 * io.duality.scenarios.process.ChildFailure}. This package knows no plan and no result file.
 */
@NullMarked
package io.duality.scenarios.process;

import org.jspecify.annotations.NullMarked;
