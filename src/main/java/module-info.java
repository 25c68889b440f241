/** An asynchronous, non-blocking SMTP client. */
module io.postrider {
    requires com.ongres.scram.common;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.common;
    requires io.netty.codec.dns;
    requires io.netty.handler;
    requires io.netty.resolver.dns;
    requires io.netty.transport.classes.epoll;
    requires io.netty.transport.classes.io_uring;
    requires io.netty.transport.classes.kqueue;
    requires io.netty.transport;
    requires org.slf4j;
    requires static com.samskivert.jmustache;
    requires static de.siegmar.fastcsv;
    requires static info.picocli;
    requires static java.logging;
    requires static me.tongfei.progressbar;
    requires static org.jspecify;

    exports io.postrider.client;
    exports io.postrider.dkim;
    exports io.postrider.mime;
    exports io.postrider.sink;
    exports io.postrider;
}
