package dev.stagedoor.system.inspection;

import dev.stagedoor.ask.Worker;
import dev.stagedoor.ask.Workers;
import dev.stagedoor.inspect.FailureQuery;
import dev.stagedoor.inspect.ProcessInspector;
import dev.stagedoor.inspect.ProcessReport;
import dev.stagedoor.inspect.ProcessStatus;
import dev.stagedoor.inspect.ProcessStatus.Role;
import dev.stagedoor.inspect.ProcessStatus.State;
import dev.stagedoor.system.wire.ProcessInquiry;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.jspecify.annotations.Nullable;

/** Tells how all processes are: this one, its workers, and the members of its cluster. */
public final class ClusterProcesses implements ProcessInspector {

    private final Supplier<? extends ActorSystem<?>> joined;
    private final Function<ActorSystem<?>, String> host;
    private final ProcessReporter reporter;
    private final @Nullable Workers workers;

    /**
     * Creates the inspector.
     *
     * @param joined returns the actor system, which has joined its cluster
     * @param host returns the name of this process
     * @param reporter tells how this process is
     * @param workers the worker processes; null if the base has none
     */
    public ClusterProcesses(
            Supplier<? extends ActorSystem<?>> joined,
            Function<ActorSystem<?>, String> host,
            ProcessReporter reporter,
            @Nullable Workers workers) {
        this.joined = joined;
        this.host = host;
        this.reporter = reporter;
        this.workers = workers;
    }

    @Override
    public CompletableFuture<List<ProcessStatus>> find(FailureQuery failures, Duration timeout) {
        var system = joined.get();
        var leader = Cluster.get(system).state().getLeader();
        return new OtherMembers(system, timeout)
                .<ProcessReport>ask(replyTo -> new ProcessInquiry(failures, replyTo))
                .thenApply(answers -> Stream.concat(
                                Stream.of(here(system, leader, failures)),
                                others(answers, leader).sorted(Comparator.comparing(ProcessStatus::name)))
                        .toList());
    }

    private ProcessStatus here(ActorSystem<?> system, @Nullable Address leader, FailureQuery failures) {
        var member = Cluster.get(system).selfMember();
        var report = reporter.report(host.apply(system), failures);
        return new ProcessStatus(
                report.name(),
                workers == null ? role(member) : Role.GATEWAY,
                state(member, true),
                true,
                member.address().equals(leader),
                null,
                null,
                Optional.of(report));
    }

    private Stream<ProcessStatus> others(List<OtherMembers.Answer<ProcessReport>> answers, @Nullable Address leader) {
        if (workers == null) {
            return answers.stream().map(answer -> member(answer, leader));
        }
        return workers.all().stream()
                .map(worker -> worker(
                        worker,
                        answers.stream()
                                .flatMap(answer -> answer.text().stream())
                                .filter(report -> report.name().equals(worker.name()))
                                .findFirst()));
    }

    private static ProcessStatus member(OtherMembers.Answer<ProcessReport> answer, @Nullable Address leader) {
        var member = answer.member();
        return new ProcessStatus(
                answer.text().map(ProcessReport::name).orElseGet(answer::name),
                role(member),
                state(member, answer.reachable()).answered(answer.text().isPresent()),
                false,
                member.address().equals(leader),
                null,
                null,
                answer.text());
    }

    private static ProcessStatus worker(Worker worker, Optional<ProcessReport> report) {
        return new ProcessStatus(
                worker.name(),
                Role.WORKER,
                state(worker).answered(report.isPresent()),
                false,
                false,
                worker.since(),
                worker.restarts(),
                report);
    }

    private static State state(Worker worker) {
        return switch (worker.state()) {
            case STARTING -> State.STARTING;
            case UP -> State.UP;
            case RESTARTING -> State.RESTARTING;
            case FAILED -> State.FAILED;
            case STOPPED -> State.STOPPED;
        };
    }

    private static Role role(Member member) {
        boolean serves = member.hasRole(Role.GATEWAY.word());
        boolean hosts = member.hasRole(Role.WORKER.word());
        return serves == hosts ? Role.SERVICE : serves ? Role.GATEWAY : Role.WORKER;
    }

    private static State state(Member member, boolean reachable) {
        if (!reachable) {
            return State.UNREACHABLE;
        }
        var status = member.status();
        if (status.equals(MemberStatus.up())) {
            return State.UP;
        }
        if (status.equals(MemberStatus.joining()) || status.equals(MemberStatus.weaklyUp())) {
            return State.JOINING;
        }
        return status.equals(MemberStatus.leaving()) || status.equals(MemberStatus.exiting())
                ? State.LEAVING
                : State.DOWN;
    }
}
