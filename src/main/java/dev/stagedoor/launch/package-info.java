/** Makes the executable jar start faster: from a copy of its jars, with a cache of the JVM. */
@NullMarked
package dev.stagedoor.launch;

import org.jspecify.annotations.NullMarked;
