package dev.stagedoor.http;

import static dev.stagedoor.http.Requests.freshId;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Listing actors and looking at one, which wakes none. */
@ServiceTest
final class InspectIT {

    @LocalServerPort
    private int port;

    private Requests requests;

    @BeforeEach
    void connect() {
        requests = new Requests(port);
    }

    private List<JsonNode> walk(String first) {
        var found = new ArrayList<JsonNode>();
        var url = first;
        while (url != null) {
            var page = requests.get(url);
            assertThat(page.json().path("unanswered")).isEmpty();
            page.json().path("actors").forEach(found::add);
            url = page.json().path("next").asString(null);
            assertThat(page.header("link")).isEqualTo(Optional.ofNullable(url).map("<%s>; rel=\"next\""::formatted));
        }
        return found;
    }

    private static List<String> ids(List<JsonNode> actors) {
        return actors.stream().map(actor -> actor.path("id").asString()).toList();
    }

    @Test
    void listsActorsPageByPageInTheOrderOfTheirIds() {
        var prefix = freshId() + "/é-";
        var ids = IntStream.range(10, 35).mapToObj(number -> prefix + number).toList();
        ids.reversed().forEach(id -> requests.post("/actors/counter/" + Requests.encoded(id) + "/increment?by=1"));

        var found = walk("/actors/counter/-/ids?limit=10&prefix=" + Requests.encoded(prefix));

        assertThat(ids(found)).isEqualTo(ids);
        assertThat(found).allSatisfy(actor -> {
            assertThat(actor.path("persisted").asBoolean()).isFalse();
            assertThat(actor.path("memory").path("asks").asInt()).isEqualTo(1);
            assertThat(actor.path("memory").path("host").asString()).isNotEmpty();
            assertThat(requests.get(actor.path("url").asString()).json().path("id"))
                    .isEqualTo(actor.path("id"));
        });
    }

    @Test
    void listsWhatIsPersistedAndWhatIsInMemoryTogether() {
        var prefix = freshId();
        requests.post("/actors/account/%s-b/deposit?amount=1".formatted(prefix));
        requests.get("/actors/account/%s-c/balance".formatted(prefix));
        requests.post("/actors/account/%s-a/deposit?amount=1".formatted(prefix));
        requests.send("DELETE", "/actors/account/%s-a".formatted(prefix), "");

        var found = walk("/actors/account/-/ids?limit=1&prefix=" + prefix);

        assertThat(ids(found)).containsExactly(prefix + "-a", prefix + "-b", prefix + "-c");
        assertThat(found)
                .extracting(actor -> actor.path("persisted").asBoolean())
                .containsExactly(true, true, false);
        assertThat(found).extracting(actor -> actor.has("memory")).containsExactly(false, true, true);
    }

    @Test
    void tellsWhatIsKnownOfAnActor() {
        var seat = "/actors/seat/" + freshId();
        requests.post(seat + "/reserve?guest=ann");
        requests.get(seat + "/guest");

        var known = requests.get(seat).json();

        assertThat(known.at("/memory/asks").asInt()).isEqualTo(2);
        assertThat(known.at("/memory/failures").asInt()).isZero();
        assertThat(known.at("/memory/shard").asString()).isNotEmpty();
        assertThat(known.at("/memory").has("id")).isFalse();
        assertThat(known.at("/journal/revision/number").asInt()).isEqualTo(1);
        assertThat(known.at("/journal").has("state")).isFalse();
        assertThat(known.has("shutOff")).isFalse();
    }

    @Test
    void countsFailuresAndRestarts() {
        var stunt = "/actors/stunt/" + freshId();
        requests.post(stunt + "/fall");

        Awaitility.await().untilAsserted(() -> {
            var known = requests.get(stunt).json();
            assertThat(known.at("/memory/failures").asInt()).isEqualTo(1);
            assertThat(known.at("/memory/restarts").asInt()).isEqualTo(1);
        });
    }

    @Test
    void wakesNoActor() {
        var account = "/actors/account/" + freshId();
        requests.post(account + "/deposit?amount=5");
        requests.send("DELETE", account, "");

        var before = requests.get(account).json();
        requests.get("/actors/account/-/ids?limit=1000");
        requests.send("HEAD", account, "");
        var after = requests.get(account).json();

        assertThat(after).isEqualTo(before);
        assertThat(after.has("memory")).isFalse();
        assertThat(after.at("/journal/events/count").asInt()).isEqualTo(1);
        assertThat(requests.get(account + "/balance").json().path("balance").asInt())
                .isEqualTo(5);
    }

    @Test
    void knowsNothingOfAnActorThatNobodyUsed() {
        requests.get("/actors/counter/" + freshId()).problem(404, "/problems/unknown-actor");
    }

    @Test
    void stillSendsMessagesToTheActorWhoseIdIsAHyphen() {
        assertThat(requests.get("/actors/account/-/balance").status()).isEqualTo(200);
        assertThat(requests.get("/actors/account/-").json().path("id").asString())
                .isEqualTo("-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=a", "cursor=abc", "color=red", "prefix=a&prefix=b"})
    void refusesAQueryThatNamesNoPage(String query) {
        requests.get("/actors/counter/-/ids?" + query).problem(400, "/problems/invalid-query");
    }

    @Test
    void refusesTheCursorOfAnotherType() {
        var prefix = freshId();
        requests.post("/actors/counter/%s-a/increment?by=1".formatted(prefix));
        requests.post("/actors/counter/%s-b/increment?by=1".formatted(prefix));
        var next = requests.get("/actors/counter/-/ids?limit=1&prefix=" + prefix)
                .json()
                .path("next")
                .asString();

        requests.get(next.replace("/counter/", "/seat/")).problem(400, "/problems/invalid-query");
    }
}
