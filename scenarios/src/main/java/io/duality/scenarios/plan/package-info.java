/**
 * From a scenario and a machine to the trials that will run: what each needs, how it is split into
 * server shards and generator agents, and which limit rules it out.
 *
 * <p>Start at {@link io.duality.scenarios.plan.RunPlan}. Pure: reads no file and starts no process.
 */
@NullMarked
package io.duality.scenarios.plan;

import org.jspecify.annotations.NullMarked;
