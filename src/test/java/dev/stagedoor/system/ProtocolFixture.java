package dev.stagedoor.system;

import dev.stagedoor.protocol.model.Protocols;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.ClassUtils;

/** Protocols as the application reads them from its entities. */
public final class ProtocolFixture {

    private ProtocolFixture() {}

    /** Returns the protocols of the entities that a configuration has. */
    public static Protocols of(Class<?> configuration) {
        var protocols = new Protocols[1];
        new ApplicationContextRunner()
                .withUserConfiguration(
                        configuration,
                        ClassUtils.resolveClassName("dev.stagedoor.protocol.reading.ProtocolAutoConfiguration", null))
                .run(context -> protocols[0] = context.getBean(Protocols.class));
        return protocols[0];
    }
}
