/** What holds for the folder of a run: its formats, its survival of crashes, its statistics. */
@NullMarked
package io.duality.results;

import org.jspecify.annotations.NullMarked;
