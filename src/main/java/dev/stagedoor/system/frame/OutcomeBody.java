package dev.stagedoor.system.frame;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.protocol.model.Reply;
import dev.stagedoor.system.wire.OutcomeCodec;
import io.netty.buffer.ByteBuf;

/** Body of a frame that carries an outcome: the JSON of a reply as it is, anything else as {@link OutcomeCodec} has it. */
final class OutcomeBody {

    private OutcomeBody() {}

    static void write(ByteBuf out, Outcome outcome) {
        boolean replied = outcome instanceof Outcome.Replied(Reply.Written.Json json);
        out.writeBoolean(replied);
        if (outcome instanceof Outcome.Replied(Reply.Written.Json(var variant, var json))) {
            Texts.write(out, variant);
            out.writeBytes(json);
        } else {
            out.writeBytes(OutcomeCodec.write(outcome));
        }
    }

    /**
     * Reads what {@link #write} has written.
     *
     * @throws RuntimeException of any kind if it cannot be read
     */
    static Outcome read(ByteBuf in) {
        if (in.readBoolean()) {
            var variant = Texts.read(in);
            return new Outcome.Replied(new Reply.Written.Json(variant, rest(in)));
        }
        return OutcomeCodec.read(rest(in));
    }

    private static byte[] rest(ByteBuf in) {
        var bytes = new byte[in.readableBytes()];
        in.readBytes(bytes);
        return bytes;
    }
}
