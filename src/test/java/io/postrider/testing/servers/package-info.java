/**
 * Real mail servers on loopback, each with a configuration of its own, started when a test first asks for them and
 * stopped with the test run; and the independent clients and readers that judge what Postrider did. A test class says
 * in {@link io.postrider.testing.servers.Needs} which of them it cannot do without.
 */
package io.postrider.testing.servers;
