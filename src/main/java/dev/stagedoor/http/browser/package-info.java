/** What protects those who use a browser on the machine of the service, or on its network, from the pages of others. */
@NullMarked
package dev.stagedoor.http.browser;

import org.jspecify.annotations.NullMarked;
