package dev.stagedoor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Properties that hold for every service and the document that it serves, whatever its actors. */
abstract class ContractProperties {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get");

    /** Statuses that must not answer a request that is valid by the document. */
    private static final Set<Integer> COMPLAINTS = Set.of(400, 405, 406, 413, 415, 429);

    private final ContractService service;
    private final AnswerChecker checker;
    private final Tally tally;
    private final ValidRequests valid;
    private final RequestFlaws flaws;

    ContractProperties(Contract contract) {
        this.service = contract.service();
        this.checker = contract.checker();
        this.tally = contract.tally();
        this.valid = new ValidRequests(service.document());
        this.flaws = new RequestFlaws(service.document(), valid);
    }

    /** Returns the paths of operations that fail for every request. */
    Set<String> failing() {
        return Set.of();
    }

    private List<ApiOperation> operations(boolean fail) {
        return service.document().operations().stream()
                .filter(operation -> failing().contains(operation.path()) == fail)
                .toList();
    }

    @Provide
    Arbitrary<Sent> validRequests() {
        return Arbitraries.oneOf(operations(false).stream().map(valid::to).toList());
    }

    @Provide
    Arbitrary<Sent> invalidRequests() {
        var choices = Arbitraries.integers().between(0, Integer.MAX_VALUE - 1);
        return Combinators.combine(validRequests(), choices, choices)
                .as(flaws::in)
                .filter(Optional::isPresent)
                .map(Optional::get);
    }

    @Provide
    Arbitrary<ApiOperation> operations() {
        return Arbitraries.of(service.document().operations());
    }

    @Provide
    Arbitrary<String> methods() {
        return Arbitraries.of(METHODS);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void validRequestsAreAnsweredAsDocumented(@ForAll("validRequests") Sent request) {
        checker.checkRequest(request);

        var answer = send(request);

        assertThat(answer.status())
                .as("%s%n%s", request, answer)
                .isNotIn(COMPLAINTS)
                .isLessThan(500);
        checker.check(request.operation(), answer);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void invalidRequestsAreRefused(@ForAll("invalidRequests") Sent request) {
        var answer = send(request);

        assertThat(answer.status()).as("%s%n%s", request, answer).isEqualTo(request.refusal());
        checker.check(request.operation(), answer);
        assertThat(answer.json().path("executed").asString()).isEqualTo("no");
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void anyBytesAreAnsweredAsDocumented(
            @ForAll("validRequests") Sent request, @ForAll int where, @ForAll byte other, @ForAll boolean shorter) {
        var body = request.body().clone();
        if (body.length == 0) {
            return;
        }
        int index = Math.floorMod(where, body.length);
        body[index] = other;

        var answer = send(request.withBody(shorter ? Arrays.copyOf(body, index) : body));

        assertThat(answer.status()).as("%s%n%s", request, answer).isLessThan(500);
        checker.check(request.operation(), answer);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void methodsThatAreNotDocumentedAreRefused(
            @ForAll("operations") ApiOperation operation, @ForAll("methods") String method) {
        var allowed = new TreeSet<>(service.document().methods(operation.path()));
        if (allowed.contains(method) || (allowed.contains("GET") && method.equals("HEAD"))) {
            return;
        }
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        allowed.add("OPTIONS");

        var answer = service.send(method, operation.path().replaceAll("\\{[^}]*}", "1"));

        tally.count(false, answer);
        assertThat(answer.status()).isEqualTo(method.equals("OPTIONS") ? 204 : 405);
        assertThat(Set.of(answer.header("allow").orElse("").split(", "))).isEqualTo(allowed);
    }

    @Example
    void operationsThatFailDoSoAsDocumented() {
        for (var operation : operations(true)) {
            var request = Sent.to(operation).withPath("id", "failing").with(new Sent.Field("Prefer", "wait=1"));

            var answer = send(request);

            assertThat(answer.status()).as("%s", operation).isGreaterThanOrEqualTo(500);
            checker.check(operation, answer);
        }
    }

    @Example
    void examplesOfTheDocumentAreAccepted() {
        for (var request : new DocumentExamples(service.document()).requests()) {
            var answer = send(request);

            assertThat(answer.status())
                    .as("%s%n%s", request, answer)
                    .isNotIn(COMPLAINTS)
                    .isLessThan(500);
            checker.check(request.operation(), answer);
        }
    }

    private Received send(Sent request) {
        var answer = service.send(request);
        tally.count(request.valid(), answer);
        return answer;
    }
}
