package dev.stagedoor.http.connection;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the handlers of the server's connections. */
@AutoConfiguration
@EnableConfigurationProperties(ConnectionProperties.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
class ConnectionAutoConfiguration {

    @Bean
    Connections connections() {
        return new Connections();
    }

    @Bean
    ConnectionHandlers connectionHandlers(ConnectionProperties properties, Connections connections) {
        return new ConnectionHandlers(properties, connections);
    }

    /** Comes before Spring, which answers a URL that it cannot parse with a bare status. */
    @Bean
    NettyRouteProvider malformedUrls() {
        return MalformedUrls::route;
    }
}
