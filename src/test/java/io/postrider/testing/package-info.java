/** What tests of every room share: certificates made at run time, and (in {@code servers}) real mail servers. */
package io.postrider.testing;
