/**
 * The mechanisms of AUTH (RFC 4954, RFC 4422) as pure functions from challenge to response: no I/O, no threads of their own. Imports the
 * root, the JDK and the SCRAM functions of {@code com.ongres.scram}.
 */
@NullMarked
package io.postrider.internal.sasl;

import org.jspecify.annotations.NullMarked;
