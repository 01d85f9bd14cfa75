package dev.stagedoor.journal.database;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.h2.tools.Server;

/**
 * Server that shares an embedded database, which only one process can open, with other processes of this machine. They
 * connect over loopback, and need the secret name under which the server offers the database.
 */
public final class SharedDatabase implements AutoCloseable {

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

    /**
     * Makes servers listen on loopback only. Must be called before H2's first class is loaded, which reads the
     * property.
     */
    public static void bindToLoopback() {
        if (System.getProperty(BIND_ADDRESS) == null) {
            System.setProperty(BIND_ADDRESS, LOOPBACK);
        }
    }

    /** Returns whether other processes need this server, because they cannot reach the database by its URL. */
    public static boolean isNeededFor(String url) {
        var embedded = EMBEDDED.matcher(url);
        return embedded.matches()
                && !embedded.group("settings").toUpperCase(Locale.ROOT).contains("AUTO_SERVER=TRUE");
    }

    /**
     * Shares an embedded database until the server is closed.
     *
     * @throws JournalException if the server cannot be started
     */
    public static SharedDatabase open(String url) {
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
                    "The embedded database cannot be shared with workers: %s.".formatted(e.getMessage()));
        }
    }

    /** Returns the JDBC URL by which other processes reach the database. Contains the secret. */
    public String url() {
        return "jdbc:h2:tcp://%s:%s/%s".formatted(LOOPBACK, server.getPort(), secret);
    }

    @Override
    public void close() {
        server.stop();
    }
}
