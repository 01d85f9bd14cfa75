package dev.stagedoor.journal.database;

import org.springframework.boot.autoconfigure.AbstractDependsOnBeanFactoryPostProcessor;

/** Order of beans that migrate a database when they are created: all of one type come after all of another. */
public final class CreationOrder extends AbstractDependsOnBeanFactoryPostProcessor {

    /** Creates the beans of the later type after those of the earlier type. */
    public CreationOrder(Class<?> later, Class<?> earlier) {
        super(later, earlier);
    }
}
