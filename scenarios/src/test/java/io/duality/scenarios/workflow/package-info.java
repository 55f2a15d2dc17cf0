/** The project's workflows and its action on GitHub, held to rules that no compiler knows. */
@NullMarked
package io.duality.scenarios.workflow;

import org.jspecify.annotations.NullMarked;
