package dev.stagedoor.system.multiprocess;

import dev.stagedoor.system.SystemStartException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * PKCS #12 file with the key and the certificate of one start.
 *
 * @param path the file
 * @param password the password of the file
 */
record KeyStoreFile(Path path, String password) {

    private static final String PASSWORD = "STAGEDOOR_KEY_STORE_PASSWORD";
    private static final int TIMEOUT_SECONDS = 30;

    /**
     * Creates a key in the folder with the JDK's keytool, because Java has no API that creates certificates.
     *
     * @throws SystemStartException if keytool fails
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
            var output = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!tool.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || tool.exitValue() != 0) {
                throw failed(output.strip());
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
                "stagedoor.system.transport=tls-tcp needs a key, but the JDK's keytool could not create one: "
                        + reason);
    }
}
