package dev.stagedoor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tests that the benchmark compares servers on the same libraries. */
final class PeersTests {

    private static final Pattern VERSION = Pattern.compile("<([\\w.-]+\\.version)>([^<]+)</");
    private static final Pattern PARENT =
            Pattern.compile("<artifactId>spring-boot-starter-parent</artifactId>\\s*<version>([^<]+)");

    @Test
    void givesPeersTheVersionsOfThisBuild() throws IOException {
        var own = versions("pom.xml");
        var peers = versions("bench/peers/pom.xml");

        var onlyOfPeers = List.of("vertx.version", "leveldb.version");
        assertThat(peers).containsKeys(onlyOfPeers.toArray(String[]::new)).hasSizeGreaterThan(6);
        onlyOfPeers.forEach(peers::remove);
        assertThat(own).containsAllEntriesOf(peers);
    }

    private static Map<String, String> versions(String pom) throws IOException {
        var text = Files.readString(Path.of(pom));
        var versions = VERSION.matcher(text)
                .results()
                .collect(Collectors.toMap(version -> version.group(1), version -> version.group(2)));
        PARENT.matcher(text).results().forEach(parent -> versions.put("parent", parent.group(1)));
        return versions;
    }
}
