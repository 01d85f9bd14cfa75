package dev.stagedoor.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.pekko.serialization.jackson.JacksonMigration;

/** Migration of deposits that an account stored under an older name and format. Pekko creates it, so it is public. */
public final class PaidInMigration extends JacksonMigration {

    @Override
    public int currentVersion() {
        return 2;
    }

    @Override
    public String transformClassName(int fromVersion, String className) {
        return "dev.stagedoor.samples.Account$MoneyDeposited";
    }

    @Override
    public JsonNode transform(int fromVersion, JsonNode json) {
        var event = (ObjectNode) json;
        event.set("amount", event.remove("sum"));
        return event;
    }
}
