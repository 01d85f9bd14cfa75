/** Makes a process a worker of a gateway: the tether between them, and the messages that it carries. */
@NullMarked
package dev.stagedoor.system.worker;

import org.jspecify.annotations.NullMarked;
