/** What can only be tested in a virtual machine of its own: that nothing blocks an event loop, and how little memory is enough. */
package io.postrider.forked;
