package dev.stagedoor.issuer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Authorization server for tests. Its settings name two clients, one for each kind of token. */
@SpringBootApplication
public class AuthorizationServer {

    /** Starts the server. */
    public static void main(String[] args) {
        SpringApplication.run(AuthorizationServer.class, args);
    }
}
