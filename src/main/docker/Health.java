import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/** The image's health check, as there is no shell to count on, nor curl: 0 while the service is ready, else 1. */
final class Health {

    private static final int PATIENCE = 3_000;

    private Health() {}

    public static void main(String[] arguments) {
        System.exit(ready(System.getenv()) ? 0 : 1);
    }

    private static boolean ready(Map<String, String> environment) {
        try {
            var readiness = URI.create("http://localhost:%s/actuator/health/readiness".formatted(port(environment)));
            var connection = (HttpURLConnection) readiness.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE);
            connection.setReadTimeout(PATIENCE);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    /** Where the actuator is, which members of a cluster have at a port of its own. */
    private static String port(Map<String, String> environment) {
        var main = environment.getOrDefault("SERVER_PORT", "8080");
        var clustered = "cluster".equalsIgnoreCase(environment.get("STAGEDOOR_SYSTEM_BASE"));
        return environment.getOrDefault("MANAGEMENT_SERVER_PORT", clustered ? "8081" : main);
    }
}
