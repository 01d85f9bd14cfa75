package dev.stagedoor.classpath;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Refuses to start an application with a class path that Stagedoor cannot work with. It comes before all beans, and uses
 * only what old releases of Spring Boot have, too.
 */
final class ClassPathCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ClassPathCheck.class);

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var loader = event.getSpringApplication().getClassLoader();
        Versions.springBoot(SpringBootVersion.getVersion())
                .or(() -> RequiredClass.missing(loader))
                .or(() -> Versions.misfit(loader))
                .ifPresent(sentence -> {
                    throw new ClassPathException(sentence);
                });
        warnOfNewer(SpringBootVersion.getVersion());
    }

    private static void warnOfNewer(String version) {
        Optional.ofNullable(version)
                .flatMap(Version::read)
                .filter(found ->
                        found.major() > Versions.SPRING_BOOT.major() || found.minor() > Versions.SPRING_BOOT.minor())
                .ifPresent(found ->
                        LOG.warn("event=spring-boot-untested version={} tested={}", found, Versions.SPRING_BOOT));
    }

    /** After logging is set up. */
    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }
}
