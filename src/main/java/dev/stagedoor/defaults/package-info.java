/** What is set unless the user says otherwise, of keys that other projects own. */
@NullMarked
package dev.stagedoor.defaults;

import org.jspecify.annotations.NullMarked;
