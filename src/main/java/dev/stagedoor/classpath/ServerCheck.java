package dev.stagedoor.classpath;

import java.util.Arrays;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.reactive.ReactiveWebServerFactory;

/** Refuses a web server other than Reactor Netty, before any bean is created. */
final class ServerCheck implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Arrays.stream(beans.getBeanNamesForType(ReactiveWebServerFactory.class, true, false))
                .map(name -> beans.getType(name, false))
                .filter(type -> type != null && !type.isInterface())
                .filter(type -> !NettyReactiveWebServerFactory.class.isAssignableFrom(type))
                .findFirst()
                .ifPresent(type -> {
                    throw new ClassPathException(
                            "Stagedoor serves HTTP by Reactor Netty, but the server of the application comes from %s; remove the starter of that server, such as spring-boot-starter-jetty or spring-boot-starter-tomcat, or your bean."
                                    .formatted(type.getSimpleName()));
                });
    }
}
