package dev.stagedoor.journal;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.h2.tools.Server;

/**
 * An embedded database has one owner. This lets other processes of the machine in through it, over loopback, if they know
 * the secret name that the database has there.
 */
final class SharedDatabase implements AutoCloseable {

    private static final Pattern EMBEDDED = Pattern.compile("jdbc:h2:(?!tcp:|ssl:)(?<name>[^;]*)(?<settings>.*)");
    private static final int SECRET_BITS = 128;
    private static final String BIND_ADDRESS = "h2.bindAddress";
    private static final String LOOPBACK = "127.0.0.1";

    private final Server server;
    private final String secret;

    private SharedDatabase(Server server, String secret) {
        this.server = server;
        this.secret = secret;
    }

    /** H2 reads this once, with its first class. */
    static void bindToLoopback() {
        if (System.getProperty(BIND_ADDRESS) == null) {
            System.setProperty(BIND_ADDRESS, LOOPBACK);
        }
    }

    /** Whether other processes cannot reach a database by its URL. */
    static boolean isNeededFor(String url) {
        var embedded = EMBEDDED.matcher(url);
        return embedded.matches()
                && !embedded.group("settings").toUpperCase(Locale.ROOT).contains("AUTO_SERVER=TRUE");
    }

    /** Lets others in, until it is closed. */
    static SharedDatabase open(String url) {
        var embedded = EMBEDDED.matcher(url);
        if (!embedded.matches()) {
            throw new IllegalArgumentException("not an embedded database");
        }
        var secret = new BigInteger(SECRET_BITS, new SecureRandom()).toString(Character.MAX_RADIX);
        try {
            var server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-key", secret, embedded.group("name"));
            return new SharedDatabase(server.start(), secret);
        } catch (SQLException e) {
            throw new JournalException(
                    "Workers cannot be let into the embedded database: %s.".formatted(e.getMessage()));
        }
    }

    /** By which others reach it. */
    String url() {
        return "jdbc:h2:tcp://%s:%d/%s".formatted(LOOPBACK, server.getPort(), secret);
    }

    @Override
    public void close() {
        server.stop();
    }
}
