/** What models that are made of stages are tested with. */
@NullMarked
package io.duality.servers.pipeline;

import org.jspecify.annotations.NullMarked;
