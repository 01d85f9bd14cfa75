package com.example;

import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
public class ThermostatAutoConfiguration {

    @Bean
    Entity<Thermostat.Message, ShardingEnvelope<Thermostat.Message>> thermostat() {
        return Entity.of(Thermostat.KEY, context -> Thermostat.set(20));
    }
}
