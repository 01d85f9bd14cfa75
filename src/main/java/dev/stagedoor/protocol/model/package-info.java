/** What the rest of the service knows of a protocol: its operations, replies and faults, and names in URLs and JSON. */
@NullMarked
package dev.stagedoor.protocol.model;

import org.jspecify.annotations.NullMarked;
