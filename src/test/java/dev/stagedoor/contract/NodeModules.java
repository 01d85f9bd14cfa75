package dev.stagedoor.contract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** Folder with the Node.js modules that {@code src/test/contract/package.json} lists. */
public final class NodeModules {

    private static final Path FOLDER = Path.of("target/contract");

    private static boolean installed;

    private NodeModules() {}

    /** Returns the folder. The first call copies {@code src/test/contract} to it and installs the modules. */
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

    /** Returns the path of a program that comes with a module. */
    public static String program(String name) throws IOException, InterruptedException {
        return folder().resolve("node_modules/.bin").resolve(name).toString();
    }
}
