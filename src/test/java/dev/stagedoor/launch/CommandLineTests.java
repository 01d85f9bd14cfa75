package dev.stagedoor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTests {

    private static final List<String> ARGUMENTS = List.of("--server.port=0", "a b");

    @TempDir
    private Path folder;

    private static List<String> words(String... options) {
        return Stream.of(
                        Stream.of("java"),
                        Stream.of(options),
                        Stream.of("-jar", "stagedoor.jar"),
                        ARGUMENTS.stream(),
                        Stream.of(""))
                .flatMap(words -> words)
                .toList();
    }

    private List<String> command(String... options) {
        return CommandLine.parse(words(options), ARGUMENTS)
                .orElseThrow()
                .runs(StagedoorApplication.class, new JarCopy(folder.resolve("stagedoor.jar")));
    }

    @Test
    void keepsOptionsAndArguments() {
        var command = command("-Xmx1g", "-Dname=some value");

        assertThat(command)
                .containsSubsequence("-Xmx1g", "-Dname=some value", "-cp", StagedoorApplication.class.getName())
                .endsWith("--server.port=0", "a b");
    }

    @Test
    void addsTheJarsOfActorsBehindTheCopy() throws IOException {
        var actors = Files.createDirectory(folder.resolve("actors"));
        var jar = Files.createFile(folder.resolve("own.jar"));

        var command = command("-Dloader.path=%s,%s,missing".formatted(actors, jar));

        assertThat(command.get(command.indexOf("-cp") + 1))
                .isEqualTo(String.join(
                        ":",
                        folder.resolve("stagedoor.jar").toString(),
                        actors.toString(),
                        actors + "/*",
                        jar.toString()));
    }

    @Test
    void usesTheCacheWhenThereIsOne() throws IOException {
        var cache = Files.createFile(
                StartCache.beside(folder.resolve("stagedoor.jar")).file());

        assertThat(command()).contains("-XX:AOTCache=" + cache);
    }

    @Test
    void hasTheCacheMadeWhenThereIsNone() {
        assertThat(command()).anyMatch(option -> option.startsWith("-Dstagedoor.launch-record=" + folder));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-agentlib:jdwp=transport=dt_socket,server=y",
                "-javaagent:agent.jar",
                "-XX:StartFlightRecording",
                "-Xlog:gc",
                "-XX:AOTCache=own.aot",
                "-XX:SharedArchiveFile=own.jsa",
                "-Xshare:off",
                "-Dloader.main=com.example.Main",
                "-Dloader.path=${HOME}/actors",
                "-Dloader.path=actors/*.jar"
            })
    void leavesProcessesAloneThatDoNotBearASecondStart(String option) {
        assertThat(CommandLine.parse(words(option), ARGUMENTS)).isEmpty();
    }

    @Test
    void leavesProcessesAloneWhoseArgumentsTheJvmChanged() {
        var line = CommandLine.parse(List.of("java", "-jar", "stagedoor.jar", "@arguments", ""), ARGUMENTS);

        assertThat(line).isEmpty();
    }

    @Test
    void leavesProcessesAloneThatRunAClass() {
        var line = CommandLine.parse(List.of("java", "-cp", "stagedoor.jar", "Main", ""), List.of());

        assertThat(line).isEmpty();
    }
}
