package io.postrider.internal.session;

import io.postrider.Printable;
import io.postrider.Reply;
import io.postrider.Transcript;
import io.postrider.Transcript.Speaker;
import io.postrider.internal.codec.Command;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log and the transcript what is said, and takes the secrets and the control characters out of it: a command shows none by itself, and a reply goes
 * through here before anyone else sees it. Confined to the event loop.
 */
final class Trace {

    private static final Logger LOG = LoggerFactory.getLogger(Trace.class);

    private final long session;
    private final @Nullable Transcript transcript;
    private final Redaction redaction;
    private final boolean enabled;

    Trace(long session, @Nullable Transcript transcript, Redaction redaction) {
        this.session = session;
        this.transcript = transcript;
        this.redaction = redaction;
        this.enabled = transcript != null || LOG.isDebugEnabled();
    }

    /** Content is never shown, only how much of it there is. */
    void said(Command command, @Nullable Outflow content) {
        if (enabled) {
            String line = redaction.apply(command.toString());
            String octets = content == null || content.octets() < 0 ? "content" : content.octets() + " octets";
            String shown = content == null
                    ? line
                    : command.precedesContent() ? line + " [" + octets + "]" : "[" + octets + "] " + line;
            tell(Speaker.CLIENT, shown);
        }
    }

    Reply heard(Reply spoken) {
        Reply reply = redaction.apply(spoken);
        if (enabled) {
            int last = reply.lines().size() - 1;
            for (int i = 0; i <= last; i++) {
                tell(
                        Speaker.SERVER,
                        reply.code() + (i < last ? "-" : " ") + reply.lines().get(i));
            }
        }
        return reply;
    }

    private void tell(Speaker speaker, String said) {
        String line = Printable.of(said);
        LOG.debug("[{}] {}: {}", session, speaker == Speaker.CLIENT ? "C" : "S", line);
        if (transcript != null) {
            transcript.line(session, speaker, line);
        }
    }

    void phase(Phase phase) {
        LOG.debug("[{}] {}", session, phase);
    }

    void over(Failure failure) {
        LOG.debug("[{}] over: {}", session, failure.description());
    }
}
