package dev.stagedoor.http.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.http.access.Access;
import dev.stagedoor.http.access.AccessKind;
import dev.stagedoor.http.problem.Answer;
import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import dev.stagedoor.http.request.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
final class AuditTests {

    private static final Caller NOBODY = new Caller(null, null, null);
    private static final Answer DONE = Answer.empty(204);
    private static final Answer FORBIDDEN =
            Problem.of(ProblemType.FORBIDDEN, "No.").answer();
    private static final Answer OVERLOADED =
            Problem.of(ProblemType.OVERLOADED, "No.").answer();

    @Test
    void concernsRefusalsOnlyByDefault() {
        var audit = new Audit(false, IdForm.PLAIN);

        assertThat(audit.concerns(AccessKind.READ, FORBIDDEN)).isTrue();
        assertThat(audit.concerns(AccessKind.ASK, DONE)).isFalse();
        assertThat(audit.concerns(AccessKind.ASK, OVERLOADED)).isFalse();
    }

    @Test
    void concernsWhatMayChangeAnActorWhenWished() {
        var audit = new Audit(true, IdForm.PLAIN);

        assertThat(audit.concerns(AccessKind.TELL, DONE)).isTrue();
        assertThat(audit.concerns(AccessKind.ASK, OVERLOADED)).isTrue();
        assertThat(audit.concerns(AccessKind.READ, DONE)).isFalse();
    }

    @Test
    void hashesIdsAlikeWhenWished(CapturedOutput log) {
        var audit = new Audit(true, IdForm.HASHED);

        audit.answered(new Access(AccessKind.STOP, "counter", "ann", null), NOBODY, null, DONE);
        audit.refused(NOBODY, "GET", "/actors/counter/ann/count", true, ProblemType.UNAUTHENTICATED);

        assertThat(log)
                // The first 16 digits that sha256sum prints for these texts.
                .contains("id=49915e0d7d4b402e")
                .doesNotContain("ann");
    }

    @Test
    void saysThatTheServiceChoosesTheId(CapturedOutput log) {
        new Audit(true, IdForm.PLAIN).answered(new Access(AccessKind.START, "counter", null, null), NOBODY, null, DONE);

        assertThat(log)
                .contains("event=request-answered caller=- address=- kind=start type=counter message=- id=- status=204"
                        + " outcome=success trace=-");
    }

    @Test
    void keepsEachEventOnOneLine(CapturedOutput log) {
        var caller = new Caller(() -> "ann\nevent=forged", null, null);

        new Audit(false, IdForm.PLAIN).refused(caller, "GET", "/a\nb", false, ProblemType.FORBIDDEN);

        assertThat(log).contains("caller=ann\\u000Aevent=forged").contains("path=/a\\u000Ab");
    }
}
