/** Where mail goes: which addresses a destination has. Imports the root. */
@NullMarked
package io.postrider.internal.route;

import org.jspecify.annotations.NullMarked;
