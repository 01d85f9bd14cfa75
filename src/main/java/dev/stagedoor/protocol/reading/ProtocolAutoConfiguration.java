package dev.stagedoor.protocol.reading;

import dev.stagedoor.protocol.decoding.StrictConstraints;
import dev.stagedoor.protocol.introspection.MessageClass;
import dev.stagedoor.protocol.json.ProtocolJson;
import dev.stagedoor.protocol.model.CallerForms;
import dev.stagedoor.protocol.model.Protocols;
import jakarta.validation.Validator;
import java.util.Optional;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JacksonModule;

/** Reads the protocol of every {@code Entity} bean. */
@AutoConfiguration(after = ValidationAutoConfiguration.class)
class ProtocolAutoConfiguration {

    @Bean
    Protocols protocols(
            ObjectProvider<Entity<?, ?>> entities,
            ObjectProvider<JacksonModule> modules,
            Validator validator,
            ObjectProvider<CallerForms> callerForms) {
        var mapper = ProtocolJson.mapper(modules.orderedStream().toList());
        var reader = new ProtocolReader(
                mapper, StrictConstraints.in(validator), callerForms.getIfAvailable(() -> CallerForms.NAMES));
        var faults = new ProtocolFaults();
        var read = entities.orderedStream()
                .map(entity -> faults.read(() -> reader.read(entity.typeKey().name(), MessageClass.of(entity))))
                .flatMap(Optional::stream)
                .toList();
        faults.throwIfAny();
        return new Protocols(read);
    }
}
