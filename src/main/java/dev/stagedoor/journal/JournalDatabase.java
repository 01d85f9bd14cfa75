package dev.stagedoor.journal;

import com.typesafe.config.Config;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.setup.Setup;
import org.apache.pekko.persistence.jdbc.db.SlickDatabase;
import org.apache.pekko.persistence.jdbc.db.SlickDatabaseProvider;

/**
 * Provides pekko-persistence-jdbc with the database that the actor system was set up with, or with {@link NoDatabase}
 * if there was none. Public because pekko-persistence-jdbc creates it.
 */
public final class JournalDatabase implements SlickDatabaseProvider {

    private final SlickDatabase database;

    /** Setup of an actor system with a database. */
    static final class Use extends Setup {

        private final SlickDatabase database;

        Use(SlickDatabase database) {
            this.database = database;
        }
    }

    /** Creates the provider of one actor system. */
    public JournalDatabase(ActorSystem system) {
        this.database = system.settings()
                .setup()
                .get(Use.class)
                .<SlickDatabase>map(use -> use.database)
                .orElseGet(NoDatabase::open);
    }

    @Override
    public SlickDatabase database(Config config) {
        return database;
    }
}
