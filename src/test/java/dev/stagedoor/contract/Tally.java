package dev.stagedoor.contract;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts requests, valid and invalid, and answers by status. */
final class Tally {

    private static final Logger LOG = LoggerFactory.getLogger(Tally.class);

    private final String service;
    private final Map<Integer, Integer> byStatus = new TreeMap<>();
    private int valid;
    private int invalid;

    Tally(String service) {
        this.service = service;
    }

    void count(boolean isValid, Received answer) {
        if (isValid) {
            valid++;
        } else {
            invalid++;
        }
        byStatus.merge(answer.status(), 1, Integer::sum);
    }

    void log() {
        LOG.info("event=contract-requests service={} valid={} invalid={}", service, valid, invalid);
        LOG.info(
                "event=contract-answers service={} {}",
                service,
                byStatus.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" ")));
    }
}
