/** What the parts of a report's view refuse to be. */
@NullMarked
package io.duality.plot.view;

import org.jspecify.annotations.NullMarked;
