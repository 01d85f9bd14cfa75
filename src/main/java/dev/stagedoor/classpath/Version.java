package dev.stagedoor.classpath;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * First three numbers of a version.
 *
 * @param major the first number
 * @param minor the second number
 * @param patch the third number; 0 if there is none
 */
record Version(int major, int minor, int patch) implements Comparable<Version> {

    private static final Pattern NUMBERS =
            Pattern.compile("(?<major>\\d{1,9})\\.(?<minor>\\d{1,9})(?:\\.(?<patch>\\d{1,9}))?.*");

    /** Reads a version; returns empty if it does not begin with two numbers. */
    static Optional<Version> read(String text) {
        var numbers = NUMBERS.matcher(text);
        return numbers.matches()
                ? Optional.of(new Version(
                        Integer.parseInt(numbers.group("major")),
                        Integer.parseInt(numbers.group("minor")),
                        numbers.group("patch") == null ? 0 : Integer.parseInt(numbers.group("patch"))))
                : Optional.empty();
    }

    @Override
    public int compareTo(Version other) {
        return major != other.major
                ? Integer.compare(major, other.major)
                : minor != other.minor ? Integer.compare(minor, other.minor) : Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return "%s.%s.%s".formatted(major, minor, patch);
    }
}
