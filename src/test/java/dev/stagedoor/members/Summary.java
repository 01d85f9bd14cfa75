package dev.stagedoor.members;

import dev.stagedoor.testkit.fixture.Asked.Verdict;
import dev.stagedoor.testkit.fixture.Books;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Result of a load: its replies, and the comparison of balances with acknowledged operations. */
record Summary(List<Reply> replies, Books books) {

    private static final Logger LOG = LoggerFactory.getLogger(Summary.class);
    private static final int READ_AT_ONCE = 64;

    /** Reads all accounts that were ever asked, compares them with the answers, and logs the figures. */
    static Summary of(String event, List<Reply> replies, Trio trio) {
        var member = trio.member(0);
        var asked = trio.replies().stream()
                .map(Reply::asked)
                .filter(Objects::nonNull)
                .toList();
        var accounts =
                asked.stream().map(one -> one.operation().account()).distinct().toList();
        var balances = new TreeMap<String, Long>();
        for (int from = 0; from < accounts.size(); from += READ_AT_ONCE) {
            accounts.subList(from, Math.min(from + READ_AT_ONCE, accounts.size())).stream()
                    .collect(Collectors.toMap(account -> account, account -> balance(member, account)))
                    .forEach((account, balance) -> balances.put(account, balance.join()));
        }
        var summary = new Summary(replies, Books.compare(asked, balances));
        summary.log(event);
        return summary;
    }

    private static CompletableFuture<Long> balance(Member member, String account) {
        return member.send("GET", "/actors/account/" + account + "/balance", "Prefer", "wait=30")
                .orTimeout(Member.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .thenApply(answer -> JsonMapper.shared()
                        .readTree(answer.body())
                        .required("balance")
                        .decimalValue()
                        .longValueExact());
    }

    List<Reply> failed() {
        return replies.stream().filter(reply -> !reply.isAnswered()).toList();
    }

    private long count(Verdict verdict) {
        return replies.stream()
                .map(Reply::asked)
                .filter(asked -> asked != null && asked.verdict() == verdict)
                .count();
    }

    private void log(String event) {
        LOG.info(
                "event={} asks={} volatile={} durable={} acknowledged={} refused={} failed={} lost={} doubled={} misapplied={} longest-millis={} failures={}",
                event,
                replies.size(),
                replies.stream().filter(reply -> !reply.isDurable()).count(),
                replies.stream().filter(Reply::isDurable).count(),
                count(Verdict.KEPT),
                count(Verdict.REFUSED),
                failed().size(),
                books.lost().size(),
                books.doubled().size(),
                books.misapplied().size(),
                TimeUnit.NANOSECONDS.toMillis(
                        replies.stream().mapToLong(Reply::nanos).max().orElse(0)),
                failed().stream().collect(Collectors.groupingBy(Reply::problem, TreeMap::new, Collectors.counting())));
    }
}
