package dev.stagedoor.http.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses {@code application/x-www-form-urlencoded}, the format of queries and forms. */
final class FormFields {

    private FormFields() {}

    /** Returns the values by name, in order; empty if the text is not well-formed. */
    static Optional<Map<String, List<String>>> parse(@Nullable String encoded) {
        if (encoded == null || encoded.isEmpty()) {
            return Optional.of(Map.of());
        }
        var fields = new LinkedHashMap<String, List<String>>();
        for (var pair : encoded.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            var name = PercentEncoding.decodeForm(equals < 0 ? pair : pair.substring(0, equals));
            var value = PercentEncoding.decodeForm(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty()) {
                return Optional.empty();
            }
            fields.computeIfAbsent(name.get(), key -> new ArrayList<>()).add(value.get());
        }
        return Optional.of(fields);
    }
}
