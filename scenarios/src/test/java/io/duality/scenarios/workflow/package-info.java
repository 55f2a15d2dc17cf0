/**
 * The project's workflows, its action on GitHub and its manifests for Kubernetes, held to rules
 * that no compiler knows.
 */
@NullMarked
package io.duality.scenarios.workflow;

import org.jspecify.annotations.NullMarked;
