package dev.stagedoor.http.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.http.problem.ProblemType;
import dev.stagedoor.inspect.ActorQuery;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ListRequestTests {

    private static final Cursor PLACE = new Cursor("counter", "a", "añ €😀");

    private static ListRequest read(String query) {
        return ListRequest.of(query, "counter");
    }

    private static String detail(String query) {
        assertThat(read(query)).isInstanceOf(ListRequest.Invalid.class);
        var problem = ((ListRequest.Invalid) read(query)).problem();
        assertThat(problem.type()).isEqualTo(ProblemType.INVALID_QUERY);
        return problem.detail();
    }

    @Test
    void readsOneActorMoreThanThePageHas() {
        assertThat(read("prefix=a%20b&limit=7"))
                .isEqualTo(new ListRequest.Page(new ActorQuery("counter", "a b", null, 8)));
    }

    @Test
    void goesOnWhereACursorSays() {
        assertThat(read("limit=1000&cursor=" + PLACE.text()))
                .isEqualTo(new ListRequest.Page(new ActorQuery("counter", "a", "añ €😀", 1_001)));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, 'limit must be a number from 1 to 1000'",
        "limit=1001, 'limit must be a number from 1 to 1000'",
        "limit=ten, 'is ''ten'''",
        "limit=, limit must be",
        "limit=1&limit=2, given more than once",
        "page=2, 'page'' is not known'",
        "cursor=, not one that",
        "cursor=%21, not one that",
        "cursor=AAAA, not one that",
    })
    void namesWhatIsWrong(String query, String part) {
        assertThat(detail(query)).contains(part);
    }

    @Test
    void refusesTheCursorOfAnotherTypeOrPrefix() {
        assertThat(detail("cursor=" + new Cursor("seat", "", "b").text()))
                .contains("of the type seat", "not of the type counter");
        assertThat(detail("prefix=b&cursor=" + PLACE.text())).contains("the prefix 'a', and not 'b'");
    }

    @Test
    void refusesACursorThatWasChanged() {
        var bytes = Base64.getUrlDecoder().decode(PLACE.text());
        bytes[bytes.length - 1]++;

        assertThat(detail("cursor=" + Base64.getUrlEncoder().encodeToString(bytes)))
                .contains("not one that");
    }
}
