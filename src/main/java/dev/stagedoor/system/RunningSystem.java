package dev.stagedoor.system;

import dev.stagedoor.system.routing.AskRouter;
import org.apache.pekko.actor.typed.ActorSystem;

/** Actor system that can be asked, with its router. */
record RunningSystem(ActorSystem<Void> system, AskRouter askRouter) {}
