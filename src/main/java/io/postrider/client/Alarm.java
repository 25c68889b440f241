package io.postrider.client;

/** Runs something later, on a thread where nothing may block; at once when the client ends before that. Any thread. */
@FunctionalInterface
interface Alarm {

    /** Something to be done in so many nanoseconds. */
    void in(long nanos, Runnable what);
}
