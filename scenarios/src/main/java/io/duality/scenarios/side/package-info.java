/**
 * The two sides of a comparison: a commit, a jar, a folder or a configuration becomes a {@link
 * io.duality.scenarios.side.Side}, which has been built and has answered once.
 *
 * <p>Start at {@link io.duality.scenarios.side.SideResolver}. The user's working tree and index are
 * never touched; nothing but the user's own build command is run. This package knows no statistics
 * and no command line.
 */
@NullMarked
package io.duality.scenarios.side;

import org.jspecify.annotations.NullMarked;
