/** Placeholder. */
@org.jspecify.annotations.NullMarked
package io.duality.loadgen;
