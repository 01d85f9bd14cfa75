package dev.stagedoor.http.direct;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * URL of a message that its author chose, if the actor's id is its only variable.
 *
 * @param before what stands before the id
 * @param after what stands after the id
 */
record ChosenUrl(String before, String after) {

    private static final String ID = "{id}";

    /**
     * Returns the URL of a template; empty if it has other variables, or if a path can match another template, too.
     *
     * @param basePath the path that all paths of the application begin with; empty if there is none
     * @param all the templates of all URLs that authors chose
     */
    static Optional<ChosenUrl> of(String template, String basePath, List<String> all) {
        int id = template.indexOf(ID);
        var after = template.substring(id + ID.length());
        boolean single = template.indexOf('{') == id && after.indexOf('{') < 0;
        return single && all.stream().noneMatch(other -> !other.equals(template) && overlap(other, template))
                ? Optional.of(new ChosenUrl(basePath + template.substring(0, id), after))
                : Optional.empty();
    }

    private static boolean overlap(String one, String other) {
        var first = List.of(one.split("/", -1));
        var second = List.of(other.split("/", -1));
        return first.size() == second.size()
                && IntStream.range(0, first.size())
                        .allMatch(i -> first.get(i).equals(second.get(i))
                                || first.get(i).startsWith("{")
                                || second.get(i).startsWith("{"));
    }

    /** Returns the actor's id in a path; null if it is the path of another URL. */
    @Nullable
    String id(String path) {
        int end = path.length() - after.length();
        if (end <= before.length() || !path.startsWith(before) || !path.endsWith(after)) {
            return null;
        }
        var id = path.substring(before.length(), end);
        return id.indexOf('/') < 0 ? id : null;
    }
}
