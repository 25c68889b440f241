package io.postrider.benchmark;

import java.util.Properties;

/** How Jakarta Mail is told to go as fast as it can: TCP_NODELAY, nothing looked up in DNS. In clear, as everybody else. */
final class JakartaProperties {

    private JakartaProperties() {}

    static Properties of(int port) {
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(port));
        properties.put("mail.smtp.localhost", "client.example.com");
        properties.put("mail.smtp.from", Letter.FROM);
        properties.put("mail.smtp.starttls.enable", "false");
        properties.put("mail.smtp.socketFactory", new NoDelaySocketFactory());
        properties.put("mail.mime.address.usecanonicalhostname", "false");
        return properties;
    }
}
