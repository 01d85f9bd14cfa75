/** Default values of properties that other projects define, such as those of Spring Boot. */
@NullMarked
package dev.stagedoor.defaults;

import org.jspecify.annotations.NullMarked;
