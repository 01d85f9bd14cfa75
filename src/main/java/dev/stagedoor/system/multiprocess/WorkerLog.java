package dev.stagedoor.system.multiprocess;

import dev.stagedoor.logging.EventFields;
import dev.stagedoor.logging.LogScope;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Copies a worker's log into that of this process, with the same loggers and levels, on a thread named after the
 * worker. Lines that are not log events, such as the last output of a JVM, are logged unchanged, as warnings.
 */
final class WorkerLog {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Logger TEXT = LoggerFactory.getLogger(WorkerLog.class);
    private static final List<String> REQUEST = List.of("traceparent", "caller", "traceId", "spanId");

    private WorkerLog() {}

    /** Passes each line to the consumer until the stream ends, on a new thread, which is returned. */
    static Thread read(String worker, InputStream stream, Consumer<String> lines) {
        return Thread.ofPlatform().daemon().name(worker).start(() -> {
            try (var reader = new LineReader(stream)) {
                for (@Nullable String line = reader.next(); line != null; line = reader.next()) {
                    lines.accept(line);
                }
            } catch (IOException e) {
                TEXT.debug("event=worker-stream-ended", e);
            }
        });
    }

    /** Logs a line; returns whether it is a log event. */
    static boolean log(String line) {
        if (line.startsWith("{")) {
            try {
                var event = JSON.readTree(line);
                if (event.has("logger_name")) {
                    log(event);
                    return true;
                }
            } catch (JacksonException e) {
                // plain text that begins with a brace
            }
        }
        TEXT.warn("{}", line);
        return false;
    }

    private static void log(JsonNode event) {
        var stackTrace = event.path("stack_trace").asString("");
        var message = event.path("message").asString("");
        REQUEST.stream()
                .filter(event::has)
                .forEach(key -> MDC.put(key, event.path(key).asString()));
        var fields = fields(event);
        LogScope.enter(() -> fields);
        try {
            LoggerFactory.getLogger(event.path("logger_name").asString())
                    .atLevel(level(event.path("level").asString()))
                    .log("{}", stackTrace.isEmpty() ? message : message + "\n" + stackTrace);
        } finally {
            LogScope.exit();
            REQUEST.forEach(MDC::remove);
        }
    }

    /** Returns what the worker's own log says of the message that the actor handled. */
    private static Map<String, String> fields(JsonNode event) {
        return event.path(EventFields.NAME)
                .propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> field.getValue().asString("")));
    }

    private static Level level(String name) {
        return switch (name) {
            case "TRACE" -> Level.TRACE;
            case "DEBUG" -> Level.DEBUG;
            case "INFO" -> Level.INFO;
            case "WARN" -> Level.WARN;
            default -> Level.ERROR;
        };
    }
}
