package dev.stagedoor.http;

import static dev.stagedoor.http.Requests.freshId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import java.math.BigDecimal;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Persisted events and states outlive the actors, and the classes, that wrote them. */
@Tag("bases")
@SpringBootTest(
        classes = StagedoorApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "stagedoor.samples.enabled=true",
            "stagedoor.http.erase=true",
            "stagedoor.system.name=kept",
            "spring.datasource.url=jdbc:sqlite:target/databases/kept-${random.uuid}.db"
        })
final class KeptIT {

    private static final String DEPOSITED = "dev.stagedoor.samples.Account$MoneyDeposited";

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    private final String id = freshId();
    private final String account = "/actors/account/" + id;
    private final String seat = "/actors/seat/" + id;
    private Requests requests;
    private JdbcClient jdbc;
    private Yesterday yesterday;

    @BeforeEach
    void connect() {
        requests = new Requests(port);
        jdbc = JdbcClient.create(dataSource);
        yesterday = new Yesterday(jdbc);
    }

    private BigDecimal balance() {
        return requests.get(account + "/balance").json().get("balance").decimalValue();
    }

    private String guest() {
        return requests.get(seat + "/guest").json().get("guest").stringValue();
    }

    @Test
    void recoversAnAccountWithItsBalance() {
        requests.postJson(account + "/deposit", "{\"amount\":100.25}");
        requests.postJson(account + "/withdraw", "{\"amount\":40}");
        requests.send("DELETE", account, "");

        assertThat(balance()).isEqualByComparingTo("60.25");
    }

    @Test
    void recoversAnAccountFromASnapshotAndDeletesTheEventsBeforeIt() {
        for (int i = 0; i < 205; i++) {
            requests.postJson(account + "/deposit", "{\"amount\":1}");
        }
        requests.send("DELETE", account, "");

        assertThat(balance()).isEqualByComparingTo("205");
        var events = jdbc.sql("SELECT count(*) FROM stagedoor_event WHERE persistence_id = ?")
                .param("account|" + id)
                .query(Integer.class)
                .single();
        assertThat(events).isLessThan(205);
    }

    @Test
    void recoversASeatWithItsGuest() {
        requests.postJson(seat + "/reserve", "{\"guest\":\"Ying\"}");
        requests.send("DELETE", seat, "");

        assertThat(guest()).isEqualTo("Ying");
        assertThat(requests.postJson(seat + "/reserve", "{\"guest\":\"Lin\"}").status())
                .isEqualTo(409);
    }

    @Test
    void readsAnEventThatWasStoredWithAnotherNameAndOtherMembers() {
        yesterday.keep("account|" + id, 1, "dev.stagedoor.samples.Account$PaidIn", Map.of("sum", 30));
        yesterday.keep("account|" + id, 2, DEPOSITED, Map.of("amount", 12, "teller", "gone since"));

        assertThat(balance()).isEqualByComparingTo("42");
    }

    @Test
    void readsAStateThatLacksAMember() {
        yesterday.state("seat|" + id, "dev.stagedoor.samples.Seat$State", Map.of());

        assertThat(requests.postJson(seat + "/reserve", "{\"guest\":\"Ying\"}").status())
                .isEqualTo(200);
    }

    @Test
    void doesNotOpenTheBreakerOfTheTypeWhenAnEventCannotBeRead() {
        yesterday.keep("account|" + id, 1, "dev.stagedoor.samples.Account$Forgotten", Map.of());
        for (int i = 0; i < 10; i++) {
            requests.get(account + "/balance");
        }

        var problem = requests.get(account + "/balance").problem(500, "/problems/unreadable-state");

        assertThat(problem.get("executed").stringValue()).isEqualTo("no");
        assertThat(problem.get("retryable").booleanValue()).isFalse();
        assertThat(requests.get("/actors/account/" + freshId() + "/balance").status())
                .isEqualTo(200);
    }

    @Test
    void doesNotTreatASeatAsFreeWhenItsStateCannotBeRead() {
        yesterday.state("seat|" + id, "dev.stagedoor.samples.Seat$Forgotten", Map.of());

        requests.postJson(seat + "/reserve", "{\"guest\":\"Ying\"}").problem(500, "/problems/unreadable-state");
    }

    @Test
    void refusesAnIdThatCannotBePersisted() {
        requests.get("/actors/account/a%7Cb/balance").problem(400, "/problems/invalid-id");
    }

    @Test
    void acceptsTheLongestId() {
        var longest = "/actors/account/" + "%F0%9F%8E%AD".repeat(64);
        requests.postJson(longest + "/deposit", "{\"amount\":7}");
        requests.send("DELETE", longest, "");

        var answered = requests.get(longest + "/balance").json();

        assertThat(answered.get("balance").decimalValue()).isEqualByComparingTo("7");
    }

    @Test
    void erasesStateForGood() {
        requests.postJson(account + "/deposit", "{\"amount\":100}");

        var erased = requests.send("DELETE", account + "/state", "");

        assertThat(erased.status()).isEqualTo(204);
        assertThat(balance()).isZero();
    }

    @Test
    void answers404WhenThereIsNothingToErase() {
        requests.send("DELETE", "/actors/counter/" + id + "/state", "").problem(404, "/problems/nothing-persisted");
    }

    @Test
    void documentsTheErasure() {
        var document = requests.get("/v3/api-docs").json();

        assertThat(document.at("/paths/~1actors~1account~1{id}~1state/delete/operationId")
                        .stringValue())
                .isEqualTo("account_eraseState");
    }
}
