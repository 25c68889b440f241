/**
 * Whole processes against one another: Postrider, what users pick today, and a floor that shows what the machine can do.
 *
 * <p>The <em>conductor</em> ({@link io.postrider.benchmark.Benchmark}) starts the sink on one core, and each client in a JVM of its own on the
 * other, and tells them over their standard input whose turn it is. A JVM for each, rather than one for all, because the clients
 * share much of Netty and of the JDK: in one JVM each would run on code that was compiled for the others, in a heap that the others
 * have filled, and neither its CPU time nor its memory could be told from theirs. Whoever has no turn is blocked and costs nothing.
 */
package io.postrider.benchmark;
