package dev.stagedoor.system;

import org.apache.pekko.actor.typed.ActorSystem;

/** An actor system that can be asked. */
record RunningSystem(ActorSystem<Void> system, AskRouter askRouter) {}
