package io.postrider.testing.servers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of a class need programs of others. Where one is missing they are left out, which is said at once and again
 * at the end of the run; but they fail instead where {@code CI=true} is in the environment or
 * {@code -Dpostrider.servers=required} is given.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("real-server")
@ExtendWith({LeaveOut.class, ShowLogs.class})
public @interface Needs {

    Program[] value();
}
