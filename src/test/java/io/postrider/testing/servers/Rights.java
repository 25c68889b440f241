package io.postrider.testing.servers;

import java.util.Optional;

/** What the user who runs the tests must be allowed to do, so that a program is of use. */
enum Rights {
    ANYBODY {
        @Override
        Optional<String> obstacle() {
            return Optional.empty();
        }
    },

    /** To become other users, and to record packets. */
    SUPERUSER {
        @Override
        Optional<String> obstacle() {
            return Ownership.isSuperuser() ? Optional.empty() : Optional.of("the tests must run as root");
        }
    },

    /** To mount, out of sight of other processes. Root may not, in many containers. */
    MOUNT {
        @Override
        Optional<String> obstacle() {
            return SUPERUSER.obstacle().or(() -> {
                Run attempt = Run.command("/usr/bin/unshare", "--mount", "/bin/true");
                return attempt.status() == 0
                        ? Optional.empty()
                        : Optional.of(attempt.output().strip());
            });
        }
    };

    /** What is lacking; empty if nothing is. */
    abstract Optional<String> obstacle();
}
