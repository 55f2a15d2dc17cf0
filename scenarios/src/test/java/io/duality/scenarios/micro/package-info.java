/** The gate over JMH results, with files and sides whose truth is known. */
@NullMarked
package io.duality.scenarios.micro;

import org.jspecify.annotations.NullMarked;
