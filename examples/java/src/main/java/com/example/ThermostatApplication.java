package com.example;

import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class ThermostatApplication {

    public static void main(String[] args) {
        SpringApplication.run(ThermostatApplication.class, args);
    }

    @Bean
    Entity<Thermostat.Message, ShardingEnvelope<Thermostat.Message>> thermostat() {
        return Entity.of(Thermostat.KEY, context -> Thermostat.set(20));
    }
}
