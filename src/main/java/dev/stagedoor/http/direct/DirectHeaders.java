package dev.stagedoor.http.direct;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.List;

/** Decides whether the headers of a request ask for nothing but an answer in JSON. */
final class DirectHeaders {

    /** The largest body that an answer cannot overtake, in bytes: it mostly arrives together with the head. */
    private static final int LARGEST_BODY = 16 * 1024;

    private static final int NOT_DIRECT = -1;

    /** Headers of browsers' pages, proxies, and of features that Spring's side has. */
    private static final List<AsciiString> OTHERS = List.of(
            HttpHeaderNames.ORIGIN,
            AsciiString.cached("sec-fetch-site"),
            AsciiString.cached("idempotency-key"),
            HttpHeaderNames.TRANSFER_ENCODING,
            HttpHeaderNames.CONTENT_ENCODING,
            HttpHeaderNames.EXPECT,
            HttpHeaderNames.RANGE,
            HttpHeaderNames.UPGRADE,
            AsciiString.cached("forwarded"),
            AsciiString.cached("x-forwarded-for"));

    private DirectHeaders() {}

    /** Returns the length of the body in bytes; -1 if something else is asked for. */
    static int bodyLength(HttpHeaders headers) {
        if (!acceptsJson(headers)) {
            return NOT_DIRECT;
        }
        for (var other : OTHERS) {
            if (headers.contains(other)) {
                return NOT_DIRECT;
            }
        }
        return length(headers);
    }

    private static boolean acceptsJson(HttpHeaders headers) {
        if (!headers.contains(HttpHeaderNames.ACCEPT)) {
            return true;
        }
        var values = headers.getAll(HttpHeaderNames.ACCEPT);
        return values.size() == 1
                && (values.getFirst().equals("*/*")
                        || HttpHeaderValues.APPLICATION_JSON.contentEqualsIgnoreCase(values.getFirst()));
    }

    private static int length(HttpHeaders headers) {
        var value = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        if (value == null) {
            return 0;
        }
        int length = value.length() > 5 ? Integer.MAX_VALUE : Integer.parseInt(value);
        return length == 0 || (length <= LARGEST_BODY && (isJson(headers) || isForm(headers))) ? length : NOT_DIRECT;
    }

    private static boolean isJson(HttpHeaders headers) {
        return headers.contains(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON, true);
    }

    /** Returns whether the body is a form. */
    static boolean isForm(HttpHeaders headers) {
        return headers.contains(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_X_WWW_FORM_URLENCODED, true);
    }
}
