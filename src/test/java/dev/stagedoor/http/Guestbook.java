package dev.stagedoor.http;

import java.security.Principal;
import java.util.List;
import java.util.Objects;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** Actors whose messages have their caller. */
@NullMarked
@TestConfiguration(proxyBeanMethods = false)
public class Guestbook {

    /** Protocol of the actors. */
    public sealed interface Message {}

    /** Message that has its caller, and cannot be made without it. */
    public record Sign(String text, Principal author, ActorRef<Told> replyTo) implements Message {

        /** Requires the author. */
        public Sign {
            Objects.requireNonNull(author.getName());
        }
    }

    /** Message that may have no caller. */
    public record GetGuest(@Nullable Principal caller, ActorRef<Told> replyTo) implements Message {}

    /** Message that has what Spring Security knows of its caller. */
    public record GetAuthorities(Authentication caller, ActorRef<Told> replyTo) implements Message {}

    /** Message that has the token of its caller. */
    public record GetClaims(Jwt token, ActorRef<Told> replyTo) implements Message {}

    /** Message that does not have its caller. */
    public record GetLogged(ActorRef<Told> replyTo) implements Message {}

    /** What the actor learned. */
    public record Told(List<String> told) {}

    private static Behavior<Message> guestbook() {
        return Behaviors.receiveMessage(message -> {
            switch (message) {
                case Sign(var text, var author, var replyTo) -> tell(replyTo, text, author.getName());
                case GetGuest(var caller, var replyTo) -> tell(replyTo, caller == null ? "nobody" : caller.getName());
                case GetAuthorities(var caller, var replyTo) ->
                    tell(
                            replyTo,
                            caller.getAuthorities().stream()
                                    .map(GrantedAuthority::getAuthority)
                                    .filter(Objects::nonNull)
                                    .filter(authority -> authority.startsWith("SCOPE_"))
                                    .sorted()
                                    .toArray(String[]::new));
                case GetClaims(var token, var replyTo) ->
                    tell(
                            replyTo,
                            String.valueOf(token.getSubject()),
                            String.valueOf(token.getAudience()),
                            String.valueOf(Objects.requireNonNull(token.getExpiresAt())
                                    .equals(token.getClaimAsInstant("exp"))));
                case GetLogged(var replyTo) -> tell(replyTo, String.valueOf(MDC.get("caller")));
            }
            return Behaviors.same();
        });
    }

    private static void tell(ActorRef<Told> replyTo, String... told) {
        replyTo.tell(new Told(List.of(told)));
    }

    @Bean
    Entity<Message, ShardingEnvelope<Message>> guestbooks() {
        return Entity.of(EntityTypeKey.create(Message.class, "guestbook"), context -> guestbook());
    }
}
