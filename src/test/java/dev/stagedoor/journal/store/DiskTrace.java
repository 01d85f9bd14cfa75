package dev.stagedoor.journal.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What threads of a process did to files, and which numbers they printed, as {@code strace} has recorded it. */
final class DiskTrace {

    private static final Pattern CALL =
            Pattern.compile("(?<time>[\\d.]+) (?<name>\\w+)\\((?<rest>.*)\\)\\s+= (?<result>-?\\d+).*");
    private static final Pattern FILE = Pattern.compile("\\d+<(?<path>[^>]*)>.*");
    private static final Pattern WRITE =
            Pattern.compile("\\d+<(?<path>[^>]*)>, \"(?<bytes>[^\"]*)\", (?<length>\\d+)(?:, (?<offset>\\d+))?");
    private static final Pattern TRUNCATION = Pattern.compile("\\d+<(?<path>[^>]*)>, (?<size>\\d+)");
    private static final String STANDARD_OUTPUT = "1<";
    private static final int BYTE_LENGTH = "\\x00".length();
    private static final int HEX = 16;

    private DiskTrace() {}

    /** Something that a thread did. */
    sealed interface Step {

        record Written(String file, int offset, byte[] bytes) implements Step {}

        record Truncated(String file, int size) implements Step {}

        record Flushed(String file) implements Step {}

        record Printed(long number) implements Step {}
    }

    /** Returns the command line that records another, in one file for each thread, whose names begin with the prefix. */
    static List<String> command(Path prefix, List<String> recorded) {
        var command = new ArrayList<>(List.of(
                "strace",
                "-ff",
                "-ttt",
                "-y",
                "-xx",
                "-s",
                "1000000",
                "-e",
                "trace=write,pwrite64,ftruncate,fsync,fdatasync",
                "-o",
                prefix.toString()));
        command.addAll(recorded);
        return command;
    }

    /** Reads the steps of the threads, in the order of the times at which they began. */
    static List<Step> read(List<Path> threads) throws IOException {
        var calls = new ArrayList<MatchResult>();
        for (var thread : threads) {
            try (var lines = Files.lines(thread, StandardCharsets.US_ASCII)) {
                lines.map(CALL::matcher)
                        .filter(call -> call.matches() && !call.group("result").startsWith("-"))
                        .map(Matcher::toMatchResult)
                        .forEach(calls::add);
            }
        }
        calls.sort(Comparator.comparing(call -> new BigDecimal(call.group("time"))));
        var steps = new ArrayList<Step>();
        var printed = new ByteArrayOutputStream();
        calls.forEach(call -> add(steps, printed, call.group("name"), call.group("rest")));
        return steps;
    }

    private static void add(List<Step> steps, ByteArrayOutputStream printed, String name, String arguments) {
        switch (name) {
            case "pwrite64" -> {
                var write = matched(WRITE, arguments);
                steps.add(new Step.Written(
                        text(write.group("path")),
                        Integer.parseInt(write.group("offset")),
                        bytes(write.group("bytes"))));
            }
            case "write" -> {
                var write = matched(WRITE, arguments);
                if (arguments.startsWith(STANDARD_OUTPUT)) {
                    for (byte letter : bytes(write.group("bytes"))) {
                        print(steps, printed, letter);
                    }
                }
            }
            case "ftruncate" -> {
                var truncation = matched(TRUNCATION, arguments);
                steps.add(
                        new Step.Truncated(text(truncation.group("path")), Integer.parseInt(truncation.group("size"))));
            }
            case "fsync", "fdatasync" ->
                steps.add(new Step.Flushed(text(matched(FILE, arguments + " ").group("path"))));
            default -> throw new IllegalArgumentException(name);
        }
    }

    private static void print(List<Step> steps, ByteArrayOutputStream printed, byte letter) {
        if (letter != '\n') {
            printed.write(letter);
            return;
        }
        var line = printed.toString(StandardCharsets.US_ASCII);
        printed.reset();
        if (!line.isEmpty() && line.chars().allMatch(Character::isDigit)) {
            steps.add(new Step.Printed(Long.parseLong(line)));
        }
    }

    private static Matcher matched(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text.substring(0, Math.min(text.length(), 200)));
        }
        return matcher;
    }

    private static String text(String path) {
        return path.startsWith("\\x") ? new String(bytes(path), StandardCharsets.UTF_8) : path;
    }

    private static byte[] bytes(String escaped) {
        var bytes = new byte[escaped.length() / BYTE_LENGTH];
        for (int i = 0; i < bytes.length; i++) {
            int at = i * BYTE_LENGTH;
            bytes[i] = (byte) ((Character.digit(escaped.charAt(at + 2), HEX) << 4)
                    | Character.digit(escaped.charAt(at + 3), HEX));
        }
        return bytes;
    }
}
