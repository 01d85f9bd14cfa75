package dev.stagedoor.classpath;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Checks that the application is of the kind that can serve actors, unless it turned HTTP off. */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "stagedoor.http.enabled", matchIfMissing = true)
class ServerAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ServerAutoConfiguration.class);

    /** Property that only workers have. They serve no HTTP. */
    private static final String WORKER = "stagedoor.worker.name";

    @Bean
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
    static ServerCheck serverCheck() {
        return new ServerCheck();
    }

    @Bean
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static BeanFactoryPostProcessor servletRefusal() {
        return beans -> {
            throw new ClassPathException(
                    "Stagedoor serves HTTP by Spring WebFlux, but this is a servlet application, because Spring MVC is on the class path; remove spring-boot-starter-webmvc, or set spring.main.web-application-type=reactive if you need Spring MVC for something else.");
        };
    }

    @Bean
    @ConditionalOnNotWebApplication
    static BeanFactoryPostProcessor absentServer(Environment environment) {
        return beans -> {
            if (!environment.containsProperty(WORKER)) {
                LOG.warn(
                        "event=http-not-served reason=\"spring.main.web-application-type is none, so actors have no URLs\"");
            }
        };
    }
}
