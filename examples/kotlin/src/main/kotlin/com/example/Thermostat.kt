package com.example

import jakarta.validation.constraints.Max
import jakarta.validation.constraints.Min
import org.apache.pekko.actor.typed.ActorRef
import org.apache.pekko.actor.typed.Behavior
import org.apache.pekko.actor.typed.javadsl.Behaviors
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey
import org.springframework.boot.autoconfigure.SpringBootApplication
import org.springframework.boot.runApplication
import org.springframework.context.annotation.Bean

sealed interface Message

@JvmRecord
data class SetTarget(@field:Min(5) @field:Max(30) val degrees: Int, val replyTo: ActorRef<Target>) : Message

@JvmRecord
data class GetTarget(val replyTo: ActorRef<Target>) : Message

@JvmRecord
data class Target(val degrees: Int)

fun thermostat(degrees: Int): Behavior<Message> = Behaviors.receiveMessage { message ->
    when (message) {
        is SetTarget -> {
            message.replyTo.tell(Target(message.degrees))
            thermostat(message.degrees)
        }
        is GetTarget -> {
            message.replyTo.tell(Target(degrees))
            Behaviors.same()
        }
    }
}

@SpringBootApplication
class ThermostatApplication {

    @Bean
    fun thermostatEntity(): Entity<Message, ShardingEnvelope<Message>> =
        Entity.of(EntityTypeKey.create(Message::class.java, "thermostat")) { thermostat(20) }
}

fun main(args: Array<String>) {
    runApplication<ThermostatApplication>(*args)
}
