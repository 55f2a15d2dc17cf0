/**
 * WatPipe (Pariag et al., EuroSys'07): a pipeline of four stages, one thread each to accept, to
 * read and to wait for writability, and N writers; no queues between them and no controllers, but
 * sets of descriptors that one stage adds to and the next selects from.
 *
 * <p>Start at {@link io.duality.servers.watpipe.WatPipeGraph}. Connections and the first two
 * threads are those of {@link io.duality.servers.pipeline}.
 */
@NullMarked
package io.duality.servers.watpipe;

import org.jspecify.annotations.NullMarked;
