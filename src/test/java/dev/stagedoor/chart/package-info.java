/** Tests that the Helm chart agrees with Kubernetes, with the application, and with its own schema and README. */
@NullMarked
package dev.stagedoor.chart;

import org.jspecify.annotations.NullMarked;
