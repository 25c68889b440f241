/**
 * The client against a sink that misbehaves at random, with hundreds of mails in flight. The judge is the sink's ledger: what is
 * reported must be what happened.
 */
package io.postrider.faults;
