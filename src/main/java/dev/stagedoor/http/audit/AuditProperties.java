package dev.stagedoor.http.audit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what the log says about requests.
 *
 * @param changes whether each request that may change an actor is logged, not only those that are refused
 * @param ids how the log names actors: plain by their ids, or hashed by the first 16 digits of their SHA-256
 */
@ConfigurationProperties(prefix = "stagedoor.audit", ignoreUnknownFields = false)
record AuditProperties(
        @DefaultValue("false") boolean changes,
        @DefaultValue("plain") IdForm ids) {}
