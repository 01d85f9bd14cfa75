package dev.stagedoor.contract;

import dev.stagedoor.contract.Sent.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** Flaws of a body: in its headers or size, in its syntax, or in its content. */
final class BodyFlaws {

    private static final int TOO_LARGE = ContractService.MAX_BODY + 1;

    /**
     * Invalid text: in UTF-8 a truncated, an overlong, a surrogate and a too large code point; escaped lone surrogates.
     */
    private static final List<String> NO_TEXT = List.of(
            "\u00c3", "\u00c0\u0080", "\u00ed\u00a0\u0080", "\u00f5\u0080\u0080\u0080", "\\ud800", "\\udc00\\ud800");

    private final BrokenValues values;

    BodyFlaws(ApiDocument document) {
        this.values = new BrokenValues(document);
    }

    /** Returns flaws with a media type, an encoding or a size that the service refuses. */
    List<Flaw> wrapped(Sent valid) {
        if (valid.body().length == 0) {
            return List.of();
        }
        var flaws = new ArrayList<Flaw>();
        for (var type : List.of(
                "text/plain",
                "application/xml",
                "multipart/form-data; boundary=x",
                "json",
                "",
                "a/b/c",
                "text/json",
                "*/*")) {
            flaws.add(Flaw.of("Content-Type: " + type, 415, sent -> sent.with(new Field("Content-Type", type))));
        }
        flaws.add(Flaw.of("no Content-Type", 415, sent -> sent.without("Content-Type")));
        for (var encoding : List.of("gzip", "br", "x, identity")) {
            flaws.add(Flaw.of(
                    "Content-Encoding: " + encoding, 415, sent -> sent.with(new Field("Content-Encoding", encoding))));
        }
        flaws.add(Flaw.of("too large", 413, sent -> {
            var large = Arrays.copyOf(sent.body(), TOO_LARGE);
            Arrays.fill(large, sent.body().length, large.length, (byte) ' ');
            return sent.withBody(large);
        }));
        return flaws;
    }

    /** Returns flaws with bytes that are not valid JSON, are no object, or exceed limits of the parser. */
    List<Flaw> written(Sent valid) {
        if (valid.json() == null) {
            return List.of();
        }
        var text = Json.write(valid.json());
        var flaws = new ArrayList<Flaw>();
        Stream.of(
                        text + text,
                        text + "x",
                        text + ",",
                        "[" + text,
                        "[" + text + "]",
                        text.substring(0, text.length() - 1),
                        text.substring(0, text.length() / 2),
                        "//\n" + text,
                        text.replaceFirst("\\{", "{,"),
                        "{'a':1}",
                        "{\"a\":01}",
                        "{\"a\":NaN}",
                        "{\"a\":\"\t\"}",
                        "{\"a\":\"\\x\"}",
                        "{\"a\":1e400000000000}",
                        "{\"a\":" + "9".repeat(5000) + "}",
                        "{\"a\":" + "[".repeat(2000) + "]".repeat(2000) + "}",
                        "{\"a\":" + "{\"a\":".repeat(2000) + "1" + "}".repeat(2000) + "}",
                        "\"\"",
                        "null",
                        "1",
                        " ",
                        "\u0000")
                .map(broken -> Flaw.of("body " + shown(broken), 400, sent -> sent.withBody(Sent.bytes(broken))))
                .forEach(flaws::add);
        valid.json().properties().stream().findFirst().ifPresent(member -> {
            var twice = "{" + Json.write(Json.text(member.getKey())) + ":" + Json.write(member.getValue()) + ","
                    + text.substring(1);
            flaws.add(Flaw.of("body has twice " + member.getKey(), 400, sent -> sent.withBody(Sent.bytes(twice))));
        });
        for (var bytes : List.of(new byte[] {(byte) 0xff}, text.getBytes(StandardCharsets.UTF_16))) {
            flaws.add(Flaw.of("body is no UTF-8", 400, sent -> sent.withBody(bytes)));
        }
        if (text.contains("\"")) {
            NO_TEXT.forEach(octets -> flaws.add(Flaw.of(
                    "body is no text, by " + Percent.encode(octets),
                    400,
                    sent -> sent.withBody(inserted(octets, text)))));
        }
        return flaws;
    }

    /** Returns the JSON with the octets inserted at the start of its first text, which may be a name. */
    private static byte[] inserted(String octets, String json) {
        return new String(Sent.bytes(json), StandardCharsets.ISO_8859_1)
                .replaceFirst("\"", Matcher.quoteReplacement("\"" + octets))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * Returns a flaw, chosen by a number, with JSON that the schema does not allow; none if the schema allows anything.
     */
    List<Flaw> meant(Sent valid, int which) {
        var json = valid.json();
        if (json == null) {
            return List.of();
        }
        var schema = valid.operation().content().path("application/json").path("schema");
        return values
                .of(schema, json, which)
                .map(broken -> Flaw.of(
                        "body" + broken.where(),
                        400,
                        sent -> sent.withBody(
                                Sent.bytes(Json.write(broken.value().get())))))
                .stream()
                .toList();
    }

    /** Returns flaws with form fields that are malformed or unknown. */
    List<Flaw> form(Sent valid) {
        if (valid.body().length == 0 || valid.json() != null) {
            return List.of();
        }
        var text = new String(valid.body(), StandardCharsets.UTF_8);
        return Stream.of("&a=%zz", "&%", "&a=%ff", "&unknown=1", "&=1", "&replyTo=x")
                .map(more -> Flaw.of("form has " + more, 400, sent -> sent.withBody(Sent.bytes(text + more))))
                .toList();
    }

    private static String shown(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
