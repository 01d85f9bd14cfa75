import dev.stagedoor.client.ApiClient;
import dev.stagedoor.client.ApiException;
import dev.stagedoor.client.api.AccountApi;
import dev.stagedoor.client.api.CounterApi;
import dev.stagedoor.client.api.StuntApi;
import dev.stagedoor.client.model.AccountDeposit;
import dev.stagedoor.client.model.AccountInsufficientFunds;
import dev.stagedoor.client.model.AccountWithdraw;
import dev.stagedoor.client.model.CounterIncrement;
import dev.stagedoor.client.model.Executed;
import dev.stagedoor.client.model.Problem;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Asks the sample actors with the generated client: {@code java Scene http://localhost:8080}. */
public final class Scene {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final CounterApi counterApi;
    private final AccountApi accountApi;
    private final StuntApi stuntApi;

    private Scene(ApiClient client) {
        counterApi = new CounterApi(client);
        accountApi = new AccountApi(client);
        stuntApi = new StuntApi(client);
    }

    public static void main(String[] arguments) throws ApiException {
        var client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        var scene = new Scene(client);
        scene.increments();
        scene.getsARefusalOfTheActor();
        scene.getsTheFaultsOfAnInvalidMessage();
        scene.getsAProblemAtTheDeadline();
        scene.getsAProblemWhileTheCircuitIsOpen();
        scene.tells();
        scene.usesTheUrlOfHttpExchange();
    }

    private void increments() throws ApiException {
        var id = freshId();
        counterApi.increment(id, new CounterIncrement().by(2L));
        var answer = counterApi.increment(id, new CounterIncrement().by(3L));

        same(answer.getCount(), 5L);
        System.out.println("increment: the count is " + answer.getCount());
    }

    private void getsARefusalOfTheActor() {
        var refused = thrown(() -> accountApi.withdraw(freshId(), new AccountWithdraw().amount(HUNDRED)));
        var refusal = refused.getResponseBodyAs(AccountInsufficientFunds.class);

        same(refused.getCode(), 409);
        same(refusal.getBalance(), BigDecimal.ZERO);
        same(refusal.getRequested(), HUNDRED);
        System.out.println("refusal: there is " + refusal.getBalance() + " of " + refusal.getRequested());
    }

    private void getsTheFaultsOfAnInvalidMessage() {
        var problem = problem(() -> counterApi.increment(freshId(), new CounterIncrement().by(0L)));
        var error = problem.getErrors().get(0);

        same(problem.getType(), "/problems/invalid-message");
        same(problem.getStatus(), 400);
        same(problem.getExecuted(), Executed.NO);
        same(error.getPointer(), "/by");
        System.out.println("validation: " + error.getPointer() + " " + error.getDetail());
    }

    private void getsAProblemAtTheDeadline() {
        var problem = problem(() -> stuntApi.freeze(freshId(), Map.of("Prefer", "wait=1")));

        same(problem.getType(), "/problems/deadline-exceeded");
        same(problem.getStatus(), 504);
        same(problem.getExecuted(), Executed.UNKNOWN);
        System.out.println("timeout: executed is " + problem.getExecuted());
    }

    private void getsAProblemWhileTheCircuitIsOpen() {
        var failed = thrown(() -> stuntApi.fall(freshId()));
        for (int falls = 1; failed.getCode() == 500 && falls < 20; falls++) {
            failed = thrown(() -> stuntApi.fall(freshId()));
        }
        var problem = failed.getResponseBodyAs(Problem.class);
        var retryAfter = failed.getResponseHeaders().firstValueAsLong("Retry-After");

        same(problem.getType(), "/problems/circuit-open");
        same(problem.getStatus(), 503);
        same(problem.getExecuted(), Executed.NO);
        same(problem.getRetryable(), true);
        System.out.println("circuit: ask again in " + retryAfter.getAsLong() + " s");
    }

    private void tells() throws ApiException {
        var id = freshId();
        counterApi.increment(id, new CounterIncrement().by(2L));
        counterApi.reset(id);
        var answer = counterApi.getCount(id);

        same(answer.getCount(), 0L);
        System.out.println("tell: the count is " + answer.getCount());
    }

    private void usesTheUrlOfHttpExchange() throws ApiException {
        var deposited = accountApi.postDeposits(freshId(), new AccountDeposit().amount(HUNDRED));

        same(deposited.getBalance(), HUNDRED);
        System.out.println("explicit URL: the balance is " + deposited.getBalance());
    }

    private static String freshId() {
        return UUID.randomUUID().toString();
    }

    private interface Call {
        Object send() throws ApiException;
    }

    private static Problem problem(Call call) {
        return thrown(call).getResponseBodyAs(Problem.class);
    }

    private static ApiException thrown(Call call) {
        try {
            throw new AssertionError("no problem, but " + call.send());
        } catch (ApiException e) {
            return e;
        }
    }

    private static void same(Object actual, Object expected) {
        if (!Objects.equals(actual, expected)) {
            throw new AssertionError("expected " + expected + ", got " + actual);
        }
    }
}
