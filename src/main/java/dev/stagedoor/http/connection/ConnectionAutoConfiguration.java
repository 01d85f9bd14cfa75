package dev.stagedoor.http.connection;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

/** Auto-configuration of the handlers of the server's connections. */
@AutoConfiguration(
        beforeName = "org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration")
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

    /** Has the name that Spring looks for. */
    @Bean
    @ConditionalOnMissingBean(ForwardedHeaderTransformer.class)
    @ConditionalOnProperty(name = "server.forward-headers-strategy", havingValue = "framework")
    ForwardedBasePath forwardedHeaderTransformer() {
        return new ForwardedBasePath();
    }
}
