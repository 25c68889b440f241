package io.postrider.cli;

import io.postrider.client.Conversation;
import java.util.List;

/** What an option of {@code check} wants to know. */
interface Inquiry {

    /** The commands to say in this session, which depend on what its server offers; found out before the first one is said. */
    List<Question> questions(Conversation session);
}
