package dev.stagedoor.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;
import org.springframework.util.CollectionUtils;

/**
 * Adds a member {@value #NAME} to each line of a structured log that is an event of the service, or that an actor logged
 * while it handled a message. It has the keys of the event, and what is known of the message.
 */
public final class EventFields implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {

    /** Name of the member. */
    public static final String NAME = "stagedoor";

    private static final String PREFIX = "event=";
    private static final Pattern FIELD = Pattern.compile("(?:^|\\s)([a-zA-Z][\\w.-]*)=(?:\"([^\"]*)\"|([^\\s;]*))");

    @Override
    public void customize(JsonWriter.Members<ILoggingEvent> members) {
        members.add(NAME, EventFields::of).whenNot(CollectionUtils::isEmpty);
    }

    /** Returns the fields of a line; a key of the event wins over one of the scope. */
    static Map<String, String> of(ILoggingEvent line) {
        var fields = new TreeMap<>(LogScope.fields());
        var message = line.getFormattedMessage();
        if (line.getLoggerName().startsWith("dev.stagedoor.") && message.startsWith(PREFIX)) {
            FIELD.matcher(message.lines().findFirst().orElse(""))
                    .results()
                    .forEach(field -> fields.put(
                            field.group(1), Objects.requireNonNullElseGet(field.group(2), () -> field.group(3))));
        }
        return fields;
    }
}
