package dev.stagedoor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the pictures of CONTRIBUTING.md with the code. */
final class MapTests {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.stagedoor");

    private static final Page PAGE = Page.at("CONTRIBUTING.md");
    private static final Pattern DRAWN = Pattern.compile("^ *(\\w+) -\\.?->(?:\\|.*\\|)? (\\w+)", Pattern.MULTILINE);
    private static final Pattern STEP = Pattern.compile("^\\d+\\. .*(?:\\n {3}.*)*", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+)`");

    /** Arrow of a picture. Types begin with a capital letter, unlike packages and what is no type of this project. */
    private record Arrow(String from, String to) {

        boolean joinsTypes() {
            return Character.isUpperCase(from.charAt(0)) && Character.isUpperCase(to.charAt(0));
        }

        @Override
        public String toString() {
            return from + " --> " + to;
        }
    }

    @Test
    void drawsThePackages() {
        assertDrawn(0, path -> path.replaceFirst("\\..*", ""));
    }

    @Test
    void drawsThePackagesOfSystem() {
        assertDrawn(1, path -> path.startsWith("system") ? path.replaceFirst("system\\.", "") : "");
    }

    /**
     * Compares a picture with the imports.
     *
     * @param node returns the node of a package, whose name begins below {@code dev.stagedoor}; empty if it has none
     */
    private static void assertDrawn(int picture, UnaryOperator<String> node) {
        var imports = dependencies()
                .map(found ->
                        new Arrow(node.apply(path(found.getOriginClass())), node.apply(path(found.getTargetClass()))))
                .filter(arrow -> !arrow.from().equals(arrow.to()))
                .filter(arrow -> !arrow.from().isEmpty() && !arrow.to().isEmpty())
                .collect(Collectors.toSet());
        var needed = imports.stream()
                .filter(arrow -> !isImplied(arrow, imports))
                .map(Arrow::toString)
                .sorted()
                .toList();

        assertThat(drawn(picture).map(Arrow::toString))
                .as("Picture %s of CONTRIBUTING.md should have these arrows:%n    %s", picture + 1, lines(needed))
                .containsExactlyInAnyOrderElementsOf(needed);
    }

    private static String path(JavaClass type) {
        return type.getPackageName().replaceFirst("^dev\\.stagedoor\\.?", "");
    }

    private static boolean isImplied(Arrow arrow, Set<Arrow> all) {
        return all.stream()
                .filter(first -> first.from().equals(arrow.from()) && !first.equals(arrow))
                .anyMatch(first -> leads(first.to(), arrow.to(), all));
    }

    private static boolean leads(String from, String to, Set<Arrow> all) {
        return from.equals(to)
                || all.stream().filter(next -> next.from().equals(from)).anyMatch(next -> leads(next.to(), to, all));
    }

    @Test
    void drawsArrowsBetweenTypesThatDependOnEachOther() {
        var wrong = drawn(2).filter(Arrow::joinsTypes)
                .filter(arrow -> !depends(arrow.from(), arrow.to()) && !depends(arrow.to(), arrow.from()))
                .toList();

        assertThat(wrong)
                .as(
                        "Of these types, neither uses the other or what it extends. Draw what lies between, or drop the arrow.")
                .isEmpty();
    }

    /** Returns whether a type uses another or a type that it extends; or whether a type that it extends uses it. */
    private static boolean depends(String user, String used) {
        return dependencies()
                .anyMatch(found -> (is(found.getOriginClass(), user) && isOrIsExtended(found.getTargetClass(), used))
                        || (isOrIsExtended(found.getOriginClass(), user) && is(found.getTargetClass(), used)));
    }

    private static boolean is(JavaClass type, String name) {
        return type.getName().replaceFirst("\\$.*", "").endsWith("." + name);
    }

    private static boolean isOrIsExtended(JavaClass type, String name) {
        return is(type, name) || type.getAllSubclasses().stream().anyMatch(extending -> is(extending, name));
    }

    @Test
    void walksThroughEachTypeOnce() {
        var walk = PAGE.text().substring(PAGE.text().indexOf("### The way of an ask"));
        var walked = STEP.matcher(walk)
                .results()
                .flatMap(step -> NAMED.matcher(step.group()).results())
                .map(name -> name.group(1))
                .toList();
        var drawn = drawn(2).flatMap(arrow -> Stream.of(arrow.from(), arrow.to()))
                .filter(name -> Character.isUpperCase(name.charAt(0)))
                .collect(Collectors.toSet());

        assertThat(walked)
                .as("Each type of the picture should be in the list below it, and each type in the list only once.")
                .doesNotHaveDuplicates()
                .containsAll(drawn);
        assertThat(walked)
                .as("Each type in the list should exist.")
                .allMatch(name -> MAIN.stream().anyMatch(type -> is(type, name)));
    }

    private static Stream<Dependency> dependencies() {
        return MAIN.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(found -> found.getTargetClass().getPackageName().startsWith("dev.stagedoor"));
    }

    private static Stream<Arrow> drawn(int picture) {
        return DRAWN.matcher(PAGE.blocks("mermaid").get(picture))
                .results()
                .map(arrow -> new Arrow(arrow.group(1), arrow.group(2)));
    }

    private static String lines(List<String> arrows) {
        return String.join("\n    ", arrows);
    }
}
