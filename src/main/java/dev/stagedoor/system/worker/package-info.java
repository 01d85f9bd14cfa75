/** What makes a process a worker of a gateway: the tether that it hangs by, and what the two tell each other over it. */
@NullMarked
package dev.stagedoor.system.worker;

import org.jspecify.annotations.NullMarked;
