package dev.stagedoor.launch;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Makes the cache that later starts of the executable jar use. */
@AutoConfiguration
@ConditionalOnWebApplication
@EnableConfigurationProperties(LaunchProperties.class)
class LaunchAutoConfiguration {

    @Bean
    @ConditionalOnProperty(StartCache.RECORD)
    CacheRecorder cacheRecorder(@Value("${" + StartCache.RECORD + "}") Path file) {
        return new CacheRecorder(file);
    }

    @Bean
    @ConditionalOnBooleanProperty(LaunchProperties.TRAINING)
    Training training() {
        return new Training();
    }
}
