package io.postrider;

/** Which of the operating system's ways to many sockets is used. */
public enum Transport {
    /** Epoll or kqueue where this machine has one of them, else NIO. */
    AUTO,
    /** The JDK's selectors, on every machine. */
    NIO,
    /** Linux. */
    EPOLL,
    /** macOS and the BSDs. */
    KQUEUE,
    /** Linux, where the kernel has it and nobody forbids it; only for those who ask for it. */
    IO_URING
}
