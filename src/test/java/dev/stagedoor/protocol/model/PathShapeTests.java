package dev.stagedoor.protocol.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PathShapeTests {

    @ParameterizedTest
    @CsvSource({
        "/{id}, /problems",
        "/{id}/{key}, /v3/api-docs",
        "/{id}/{key}, /problems/{problem}",
        "/problems/{id}, /problems/{problem}",
        "/{id}/{key}, /swagger-ui/**",
        "/swagger-ui/{id}, /swagger-ui/**",
        "/manage/health/{id}, /manage/health/{*path}",
        "/{id}/a, /{kind}/a",
        "/shops/{id}, /{kind}/list",
        "/shops/{id}, /shops/{file}.html",
    })
    void findsThatAUrlHidesAPath(String url, String path) {
        assertThat(new PathShape(url).hides(new PathShape(path))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/shops/{id}, /**",
        "/{id}, /**",
        "/shops/{id}, /{kind}/{key}",
        "/shops/{id}, /shops",
        "/shops/{id}, /shops/{id}/items",
        "/shops/{id}/items, /webjars/**",
        "/shops/{id}, /",
    })
    void findsThatAUrlLeavesAPathAlone(String url, String path) {
        assertThat(new PathShape(url).hides(new PathShape(path))).isFalse();
    }
}
