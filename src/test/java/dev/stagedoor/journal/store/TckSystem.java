package dev.stagedoor.journal.store;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.persistence.journal.JournalSpec$;

/** Actor systems that persist in a store, as Pekko's own tests need them. */
final class TckSystem {

    /** The tests declare serializers of their own. */
    static final Config CONFIG = ConfigFactory.parseResources(Store.CONFIG)
            .withFallback(ConfigFactory.parseString("pekko { fail-mixed-versions = off, loglevel = WARNING }"));

    private TckSystem() {}

    static ActorSystem create(Store store) {
        var config = CONFIG.withFallback(JournalSpec$.MODULE$.config()).withFallback(ConfigFactory.load());
        return ActorSystem.create("StoreSpec", ActorSystemSetup.create(BootstrapSetup.create(config.resolve()), store));
    }
}
