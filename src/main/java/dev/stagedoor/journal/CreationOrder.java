package dev.stagedoor.journal;

import org.springframework.boot.autoconfigure.AbstractDependsOnBeanFactoryPostProcessor;

/** Order of beans that migrate a database when they are created: all of one type come after all of another. */
final class CreationOrder extends AbstractDependsOnBeanFactoryPostProcessor {

    CreationOrder(Class<?> later, Class<?> earlier) {
        super(later, earlier);
    }
}
