package dev.stagedoor.classpath;

/** Thrown when the class path cannot serve actors. The message says what to change, in one sentence. */
final class ClassPathException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClassPathException(String message) {
        super(message);
    }
}
