package dev.stagedoor.contract;

/**
 * Running service under test, with the checker of its answers.
 *
 * @param service the service
 * @param checker checks answers against the document of the service
 * @param tally counts what was sent
 */
record Contract(ContractService service, AnswerChecker checker, Tally tally) implements AutoCloseable {

    /**
     * Wraps a service.
     *
     * @param name names it in the log
     */
    static Contract of(ContractService service, String name) {
        return new Contract(service, new AnswerChecker(service.document()), new Tally(name));
    }

    @Override
    public void close() {
        tally.log();
        service.close();
    }
}
