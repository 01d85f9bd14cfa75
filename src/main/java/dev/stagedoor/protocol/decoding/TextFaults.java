package dev.stagedoor.protocol.decoding;

import dev.stagedoor.protocol.model.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds invalid text in JSON: bytes that are not UTF-8 (RFC 8259, section 8.1), which Jackson reads leniently, and
 * escapes of unpaired surrogates (section 8.2), which no serializer can write. It parses JSON only if its bytes may
 * contain such an escape.
 */
final class TextFaults {

    private static final Fault NOT_UTF8 = new Fault("", "is not valid JSON: it is not UTF-8");
    private static final String LONE_SURROGATE = "has half of a surrogate pair, U+%04X, which is no character";
    private static final int MAX_FAULTS = 100;

    private final JsonMapper mapper;

    TextFaults(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** Returns at most {@value #MAX_FAULTS} faults; none if the bytes are not JSON, which the parser reports. */
    List<Fault> find(byte[] json) {
        var suspicion = Suspicion.of(json);
        if (suspicion == Suspicion.BYTES && !isUtf8(json)) {
            return List.of(NOT_UTF8);
        }
        return suspicion == Suspicion.NONE || !mayEscapeSurrogate(json) ? List.of() : findIn(json);
    }

    private enum Suspicion {
        NONE,
        ESCAPES,
        BYTES;

        static Suspicion of(byte[] json) {
            boolean escapes = false;
            for (byte b : json) {
                if (b < 0) {
                    return BYTES;
                }
                escapes |= b == '\\';
            }
            return escapes ? ESCAPES : NONE;
        }
    }

    private static boolean isUtf8(byte[] json) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean mayEscapeSurrogate(byte[] json) {
        for (int i = 0; i + 3 < json.length; i++) {
            if (json[i] == '\\' && json[i + 1] == 'u' && (json[i + 2] | ' ') == 'd') {
                return true;
            }
        }
        return false;
    }

    private List<Fault> findIn(byte[] json) {
        var faults = new ArrayList<Fault>();
        try {
            visit(mapper.readTree(json), "", faults);
        } catch (JacksonException e) {
            return List.of();
        }
        return faults.subList(0, Math.min(MAX_FAULTS, faults.size()));
    }

    private static void visit(JsonNode node, String pointer, List<Fault> faults) {
        if (faults.size() >= MAX_FAULTS) {
            return;
        }
        if (node.isString()) {
            check(node.stringValue(), pointer, faults);
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                visit(node.get(index), Pointers.below(pointer, index), faults);
            }
        } else if (node.isObject()) {
            node.properties().forEach(member -> {
                var below = Pointers.below(pointer, member.getKey());
                check(member.getKey(), below, faults);
                visit(member.getValue(), below, faults);
            });
        }
    }

    private static void check(String text, String pointer, List<Fault> faults) {
        text.codePoints()
                .filter(codePoint -> Character.getType(codePoint) == Character.SURROGATE)
                .mapToObj(LONE_SURROGATE::formatted)
                .findFirst()
                .ifPresent(detail -> faults.add(new Fault(pointer, detail)));
    }
}
