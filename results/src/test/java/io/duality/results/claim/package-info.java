/** Tests of claims, on runs that are made up so that the truth is known. */
@NullMarked
package io.duality.results.claim;

import org.jspecify.annotations.NullMarked;
