package dev.stagedoor.http.authentication;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.util.ClassUtils;

/** Checks who could reach the service, with or without Spring Security. */
@AutoConfiguration
@EnableConfigurationProperties(SecurityProperties.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "stagedoor.http.enabled", matchIfMissing = true)
class ListeningAutoConfiguration {

    private static final String FILTERS = "org.springframework.security.web.server.WebFilterChainProxy";

    /** Not lazy, because nothing else refers to it. */
    @Bean
    @Lazy(false)
    ListeningCheck listeningCheck(ServerProperties server, SecurityProperties properties, ListableBeanFactory beans) {
        return new ListeningCheck(server.getAddress(), isProtected(beans), properties.anonymous());
    }

    private static boolean isProtected(ListableBeanFactory beans) {
        var loader = ListeningAutoConfiguration.class.getClassLoader();
        return ClassUtils.isPresent(FILTERS, loader)
                && BeanFactoryUtils.beanNamesForTypeIncludingAncestors(
                                        beans, ClassUtils.resolveClassName(FILTERS, loader), true, false)
                                .length
                        > 0;
    }
}
