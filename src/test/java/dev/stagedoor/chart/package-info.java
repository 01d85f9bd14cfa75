/** Holds the Helm chart to Kubernetes, to the application, and to what it says of itself. */
@NullMarked
package dev.stagedoor.chart;

import org.jspecify.annotations.NullMarked;
