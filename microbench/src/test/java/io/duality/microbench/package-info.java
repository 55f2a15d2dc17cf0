/** Tests that the benchmarks run; what they measure is for a quiet machine. */
@NullMarked
package io.duality.microbench;

import org.jspecify.annotations.NullMarked;
