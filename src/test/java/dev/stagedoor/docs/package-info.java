/** Keeps the README and the pages of {@code docs/} true. */
package dev.stagedoor.docs;
