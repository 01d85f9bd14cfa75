package dev.stagedoor.system.multiprocess;

import dev.stagedoor.system.SystemStartException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A key and its certificate for one start, in a PKCS #12 file.
 *
 * @param path the file
 * @param password what opens it
 */
record KeyStoreFile(Path path, String password) {

    private static final String PASSWORD = "STAGEDOOR_KEY_STORE_PASSWORD";
    private static final int PATIENCE_SECONDS = 30;

    /**
     * Makes a key in a folder, by the JDK's own tool, as Java has no other way to make certificates.
     *
     * @throws SystemStartException if the tool fails
     */
    static KeyStoreFile create(Path folder) {
        var keys = new KeyStoreFile(folder.resolve("keys.p12"), Secret.create());
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "stagedoor",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=stagedoor",
                        "-validity",
                        "3650",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.path().toString(),
                        "-storepass:env",
                        PASSWORD)
                .redirectErrorStream(true);
        builder.environment().put(PASSWORD, keys.password());
        try {
            var tool = builder.start();
            var said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!tool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || tool.exitValue() != 0) {
                throw failed(said.strip());
            }
            return keys;
        } catch (IOException e) {
            throw failed(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e.toString());
        }
    }

    private static SystemStartException failed(String reason) {
        return new SystemStartException(
                "stagedoor.system.transport=tls-tcp needs a key, which the JDK's keytool did not make: " + reason);
    }
}
