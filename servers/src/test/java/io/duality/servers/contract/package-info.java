/**
 * What every concurrency model has to do: one contract, run against each model that {@link
 * io.duality.servers.ServerModels} finds, through real sockets.
 *
 * <p>Start at {@link io.duality.servers.contract.AnswersContractTest}. A {@link
 * io.duality.servers.contract.Candidate} is a model with the client's patience, a {@link
 * io.duality.servers.contract.Subject} a server of it with a folder of its own. {@link
 * io.duality.servers.contract.BrokenTwinTest} shows that the contract can fail. All but what looks
 * at the whole JVM runs concurrently.
 */
@NullMarked
package io.duality.servers.contract;

import org.jspecify.annotations.NullMarked;
