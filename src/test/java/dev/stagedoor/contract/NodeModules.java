package dev.stagedoor.contract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** The folder where scripts of Node.js find what they import, as {@code src/test/contract/package.json} lists it. */
public final class NodeModules {

    private static final Path FOLDER = Path.of("target/contract");

    private static boolean installed;

    private NodeModules() {}

    /** The folder, with all of {@code src/test/contract} copied to it. */
    public static synchronized Path folder() throws IOException, InterruptedException {
        if (!installed) {
            FileSystemUtils.copyRecursively(Path.of("src/test/contract"), FOLDER);
            Tool.run(
                    "npm-install",
                    List.of(
                            "npm",
                            "install",
                            "--prefix",
                            FOLDER.toString(),
                            "--no-package-lock",
                            "--ignore-scripts",
                            "--no-audit",
                            "--no-fund"));
            installed = true;
        }
        return FOLDER;
    }

    /** A program that comes with a module. */
    public static String program(String name) throws IOException, InterruptedException {
        return folder().resolve("node_modules/.bin").resolve(name).toString();
    }
}
