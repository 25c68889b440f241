package io.postrider.internal.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.postrider.BodyType;
import io.postrider.Mailbox;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One command into a buffer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CommandBenchmark {

    /** What a mail consists of, and the slow way through an address beyond ASCII. */
    public enum Kind {
        MAIL(() -> new Commands.MailFrom("alice@example.com", 1024, BodyType.EIGHT_BIT_MIME, Set.of())),
        RCPT(() -> new Commands.RcptTo(Mailbox.parse("somebody.with.a.name@mail.example.org"))),
        BDAT(() -> new Commands.Bdat(1024, true, 1)),
        DATA(() -> Command.Plain.DATA),
        RCPT_UTF8(() -> new Commands.RcptTo(Mailbox.parse("jürgen.groß@example.org"))),
        MAIL_UTF8(() -> new Commands.MailFrom("alice@example.com", 1024, null, EnumSet.of(Commands.MailFlag.SMTPUTF8)));

        private final Supplier<Command> command;

        Kind(Supplier<Command> command) {
            this.command = command;
        }
    }

    @Param
    Kind kind;

    private final CommandEncoder encoder = new CommandEncoder();
    private Command command;
    private ByteBuf out;

    @Setup
    public void make() {
        encoder.allowUtf8(true);
        command = kind.command.get();
        out = PooledByteBufAllocator.DEFAULT.directBuffer(1024);
    }

    @TearDown
    public void release() {
        out.release();
    }

    @Benchmark
    public ByteBuf encode() {
        encoder.encode(command, out.clear());
        return out;
    }
}
