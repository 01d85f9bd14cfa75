package dev.stagedoor.contract;

/** Changelog in the format of Keep a Changelog. */
final class Changelog {

    private static final String HEADING = "\n## ";

    private Changelog() {}

    /** Returns the changes since the last release. */
    static String unreleased(String changelog) {
        int begin = changelog.indexOf(HEADING + "[Unreleased]");
        if (begin < 0) {
            throw new IllegalArgumentException("no heading [Unreleased]");
        }
        int end = changelog.indexOf(HEADING, begin + HEADING.length());
        return changelog.substring(begin, end < 0 ? changelog.length() : end);
    }
}
