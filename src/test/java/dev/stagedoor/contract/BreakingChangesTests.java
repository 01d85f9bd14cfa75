package dev.stagedoor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes the contract, and sees which changes are found to break whom. */
final class BreakingChangesTests {

    private static final Path CONTRACT = Path.of("openapi", "stagedoor.yaml");

    private static List<String> broken(String what, String by) throws IOException {
        var contract = Files.readString(CONTRACT);
        var changed = contract.replaceFirst(what, by);
        assertThat(changed).as("the contract has %s", what).isNotEqualTo(contract);
        return BreakingChanges.between(contract, changed);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the operation is gone            | /actors/counter/[{]id}/reset:      | /actors/counter/{id}/restart: | POST /actors/counter/{id}/reset
            its name in clients is another   | counter_increment                  | counter_add                   | POST /actors/counter/{id}/increment
            less is taken                    | maximum: 1000000000                | maximum: 10                   | POST /actors/counter/{id}/increment
            a bound is nearer                | exclusiveMinimum: 0(\\n +maximum) | exclusiveMinimum: 5$1         | POST /actors/counter/{id}/increment
            a text has to be shorter         | maxLength: 100                     | maxLength: 10                 | POST /actors/hello/{id}/introduce
            a refusal has another name       | const: insufficient-funds          | const: poor                   | POST /actors/account/{id}/withdraw
            a member is of another type      | (CounterCount:[^~]*?)integer       | $1string                      | GET /actors/counter/{id}/count
            a member is not there any more   | (CounterCount:[^~]*?)count:        | $1number:                     | GET /actors/counter/{id}/count
            a member need not be there       | (CounterCount:[^~]*?) +required:\\n +- count\\n | $1             | GET /actors/counter/{id}/count
            a member has to be there         | (CounterIncrement:[^~]*?)required:\\n | $1required:\\n      - why\\n | POST /actors/counter/{id}/increment
            another status says the same     | 201(":\\n +description: The deposit) | 200$1                       | POST /actors/account/{id}/deposit
            """)
    void findsWhatBreaksThoseWhoAsk(String why, String what, String by, String operation) throws IOException {
        assertThat(broken(what, by.replace("\\n", "\n"))).contains(operation);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a description is better       | How far it has counted. | The count.
            an operation is deprecated    | operationId: counter_increment | operationId: counter_increment\\n      deprecated: true
            more is taken                 | maximum: 1000000000 | maximum: 2000000000
            a reply has a further member  | (CounterCount:[^~]*?)properties:\\n | $1properties:\\n        since:\\n          type: string\\n
            a message may have a further member | (CounterIncrement:[^~]*?)properties:\\n | $1properties:\\n        why:\\n          type: string\\n
            """)
    void letsPassWhatBreaksNobody(String why, String what, String by) throws IOException {
        assertThat(broken(what, by.replace("\\n", "\n"))).isEmpty();
    }

    @Test
    void findsAModelOfAnotherName() throws IOException {
        var contract = Files.readString(CONTRACT);

        assertThat(BreakingChanges.between(contract, contract.replace("CounterCount", "CounterTotal")))
                .containsExactly("GET /actors/counter/{id}/count", "POST /actors/counter/{id}/increment");
    }

    @Test
    void findsNothingBetweenTheSame() throws IOException {
        var contract = Files.readString(CONTRACT);

        assertThat(BreakingChanges.between(contract, contract)).isEmpty();
    }
}
