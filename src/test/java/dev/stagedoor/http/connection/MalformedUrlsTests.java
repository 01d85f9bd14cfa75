package dev.stagedoor.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MalformedUrlsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//",
                "///",
                "//a:b@c:x/",
                "/a%2Fb?c=%20&d[]=+",
                "/a;b=c,d/~e_f-g.h!$&'()*:@",
                "/%FF",
                "http://host/a?b",
                "host:80"
            })
    void acceptsUrls(String target) {
        assertThat(MalformedUrls.isWellFormed(target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "/%",
                "/%z",
                "/%zz",
                "/?%zz",
                "/?a=%",
                "/{a}",
                "/a|b",
                "/a^b",
                "/a\\b",
                "/a\"b",
                "/a`b",
                "/<a>",
                "/a[b]",
                "/?{",
                "/?a=|",
                "/a\tb",
                "/a\u007Fb",
                "/ä",
                "/?ä",
                "/a#b",
                "/#",
                "http://a b/"
            })
    void refusesOtherTargets(String target) {
        assertThat(MalformedUrls.isWellFormed(target)).isFalse();
    }
}
