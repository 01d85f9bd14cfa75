/** Tests that healthy actors are served while another actor or another caller misbehaves. */
@NullMarked
package dev.stagedoor.isolation;

import org.jspecify.annotations.NullMarked;
