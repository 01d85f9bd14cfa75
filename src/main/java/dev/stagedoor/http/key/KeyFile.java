package dev.stagedoor.http.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * File of callers and their keys. A line is a name, the bcrypt hash of a key and, if wished, a list of authorities,
 * separated by colons: {@code robot:$2y$10$…:deposit,read}. Empty lines and those that begin with {@code #} are left
 * out. The file is read again within a second after a change; while it is unreadable, what was read last counts.
 */
public final class KeyFile implements ReactiveUserDetailsService, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]?\\$\\d\\d\\$[./0-9A-Za-z]{53}");

    private final Path file;
    private final Runnable changed;
    private final Disposable watch;
    private volatile Content content;

    /**
     * What the file said.
     *
     * @param version changes with the file
     */
    private record Content(Object version, Map<String, UserDetails> callers) {}

    /**
     * Reads the file, and watches it until it is closed.
     *
     * @param changed runs after the file was read again
     * @throws IllegalArgumentException if the file cannot be read; the message names the file, the line and the fault
     */
    public KeyFile(Path file, Runnable changed) {
        this.file = file;
        this.changed = changed;
        this.content = read(file);
        this.watch = Flux.interval(INTERVAL, Schedulers.boundedElastic())
                .onBackpressureDrop()
                .subscribe(tick -> reread());
    }

    @Override
    public Mono<UserDetails> findByUsername(String name) {
        return Mono.justOrEmpty(content.callers().get(name));
    }

    @Override
    public void close() {
        watch.dispose();
    }

    private void reread() {
        if (Objects.equals(version(file), content.version())) {
            return;
        }
        try {
            content = read(file);
            changed.run();
            LOG.info("event=keys-read callers={}", content.callers().size());
        } catch (IllegalArgumentException e) {
            content = new Content(version(file), content.callers());
            LOG.error("event=keys-unreadable reason=\"{}\"", e.getMessage());
        }
    }

    /** A file that is missing has a version as well, so that its loss is logged once. */
    private static Object version(Path file) {
        try {
            var attributes = Files.readAttributes(file.toRealPath(), BasicFileAttributes.class);
            return List.of(
                    attributes.lastModifiedTime(),
                    attributes.size(),
                    Objects.requireNonNullElse(attributes.fileKey(), ""));
        } catch (IOException e) {
            return "missing";
        }
    }

    private static Content read(Path file) {
        var version = version(file);
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "stagedoor.security.keys-file=%s cannot be read: %s".formatted(file, e), e);
        }
        var callers = new HashMap<String, UserDetails>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            var caller = caller(line);
            if (caller == null || callers.put(caller.getUsername(), caller) != null) {
                throw new IllegalArgumentException(
                        "stagedoor.security.keys-file=%s: line %s must be 'name:hash' or 'name:hash:authority,authority', with a bcrypt hash such as 'htpasswd -nB name' makes, and each name once"
                                .formatted(file, i + 1));
            }
        }
        return new Content(version, Map.copyOf(callers));
    }

    private static @Nullable UserDetails caller(String line) {
        var parts = line.split(":", -1);
        if (parts.length < 2
                || parts.length > 3
                || parts[0].isBlank()
                || !BCRYPT.matcher(parts[1]).matches()) {
            return null;
        }
        var authorities = parts.length == 2 || parts[2].isBlank()
                ? new String[0]
                : parts[2].strip().split("\\s*,\\s*");
        return User.withUsername(parts[0])
                .password(parts[1])
                .authorities(authorities)
                .build();
    }
}
