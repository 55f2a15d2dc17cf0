/**
 * A set of static files like SPECweb99's, as SEDA, Knot and EuroSys'07 served it: which files there
 * are, what is in them, which are asked for how often, and how they get onto a disk. Start reading
 * at {@link io.duality.loadgen.files.FileSet}. Uses the JDK only.
 */
@NullMarked
package io.duality.loadgen.files;

import org.jspecify.annotations.NullMarked;
