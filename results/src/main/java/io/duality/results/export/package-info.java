/**
 * A run, and a gate's verdict, in the forms that other programs read: JMH's JSON, the custom JSON
 * of github-action-benchmark, Bencher's metric format, a CSV history for change-point analysis,
 * JUnit XML, and Markdown for people. Start at {@link io.duality.results.export.Exports}.
 * Everything here turns records into text and touches no file but {@link
 * io.duality.results.export.History}'s.
 *
 * <p>Only valid points go out: a dashboard cannot show that a number is not to be believed.
 */
@NullMarked
package io.duality.results.export;

import org.jspecify.annotations.NullMarked;
