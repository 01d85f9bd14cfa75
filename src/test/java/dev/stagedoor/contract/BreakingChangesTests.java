package dev.stagedoor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Makes changes to the contract that break callers, and changes that do not. */
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
            the operation is removed         | /actors/counter/[{]id}/reset:      | /actors/counter/{id}/restart: | POST /actors/counter/{id}/reset
            its name in clients changes      | counter_increment                  | counter_add                   | POST /actors/counter/{id}/increment
            the maximum is lower             | maximum: 1000000000                | maximum: 10                   | POST /actors/counter/{id}/increment
            the minimum is higher            | exclusiveMinimum: 0(\\n +maximum) | exclusiveMinimum: 5$1         | POST /actors/counter/{id}/increment
            the maximum length is lower      | maxLength: 100                     | maxLength: 10                 | POST /actors/hello/{id}/introduce
            the type of a refusal changes    | const: insufficient-funds          | const: poor                   | POST /actors/account/{id}/withdraw
            the type of a member changes     | (CounterCount:[^~]*?)integer       | $1string                      | GET /actors/counter/{id}/count
            a member of a reply is removed   | (CounterCount:[^~]*?)count:        | $1number:                     | GET /actors/counter/{id}/count
            a member of a reply is optional  | (CounterCount:[^~]*?) +required:\\n +- count\\n | $1             | GET /actors/counter/{id}/count
            a message requires a new member  | (CounterIncrement:[^~]*?)required:\\n | $1required:\\n      - why\\n | POST /actors/counter/{id}/increment
            the status of a success changes  | 201(":\\n +description: The deposit) | 200$1                       | POST /actors/account/{id}/deposit
            """)
    void findsAChangeThatBreaksCallers(String why, String what, String by, String operation) throws IOException {
        assertThat(broken(what, by.replace("\\n", "\n"))).contains(operation);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a description changes         | How far it has counted. | The count.
            an operation is deprecated    | operationId: counter_increment | operationId: counter_increment\\n      deprecated: true
            the maximum is higher         | maximum: 1000000000 | maximum: 2000000000
            a reply gets a further member | (CounterCount:[^~]*?)properties:\\n | $1properties:\\n        since:\\n          type: string\\n
            a message gets an optional member   | (CounterIncrement:[^~]*?)properties:\\n | $1properties:\\n        why:\\n          type: string\\n
            """)
    void ignoresAChangeThatBreaksNoCaller(String why, String what, String by) throws IOException {
        assertThat(broken(what, by.replace("\\n", "\n"))).isEmpty();
    }

    @Test
    void findsARenamedModel() throws IOException {
        var contract = Files.readString(CONTRACT);

        assertThat(BreakingChanges.between(contract, contract.replace("CounterCount", "CounterTotal")))
                .containsExactly("GET /actors/counter/{id}/count", "POST /actors/counter/{id}/increment");
    }

    @Test
    void findsNothingBetweenEqualDocuments() throws IOException {
        var contract = Files.readString(CONTRACT);

        assertThat(BreakingChanges.between(contract, contract)).isEmpty();
    }
}
