package io.postrider.internal.sasl;

import io.postrider.AuthOptions;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Chooses the mechanism of a login: the strongest that both sides have and the connection allows, or the one that was asked for. */
public final class Mechanisms {

    private final Identity identity;
    private final AuthOptions options;
    private final Offer offer;

    private Mechanisms(Identity identity, AuthOptions options, Offer offer) {
        this.identity = identity;
        this.options = options;
        this.offer = offer;
    }

    /**
     * A mechanism for one exchange.
     *
     * @param options which one, if one is asked for, and whether a secret may be seen; its credentials are not read
     * @throws SaslFailure permanent, if there is none; it says what the server offers and why that is of no use
     */
    public static SaslMechanism choose(Identity identity, AuthOptions options, Offer offer) throws SaslFailure {
        return new Mechanisms(identity, options, offer).strongest();
    }

    private SaslMechanism strongest() throws SaslFailure {
        for (Candidate candidate : identity.candidates()) {
            if (offer.mechanisms().contains(candidate.name())
                    && obstacle(candidate).isEmpty()) {
                return candidate.maker().make(offer);
            }
        }
        throw SaslFailure.permanent(refusal());
    }

    private Optional<String> obstacle(Candidate candidate) {
        return isWanted(candidate)
                ? candidate.obstacle(offer, options.clear())
                : Optional.of("is not the one asked for");
    }

    private boolean isWanted(Candidate candidate) {
        return options.mechanism().map(candidate.name()::equalsIgnoreCase).orElse(true);
    }

    private String refusal() {
        String subject = options.mechanism().map(name -> "AUTH " + name).orElse("no AUTH mechanism");
        String can = options.mechanism().isPresent() ? " cannot be used: " : " can be used: ";
        return subject + can + offered();
    }

    private String offered() {
        if (offer.mechanisms().isEmpty()) {
            return "the server offers none";
        }
        Map<String, Candidate> candidates =
                identity.candidates().stream().collect(Collectors.toMap(Candidate::name, Function.identity()));
        return offer.mechanisms().stream()
                .map(name -> name + " (" + why(Optional.ofNullable(candidates.get(name))) + ")")
                .collect(Collectors.joining(", ", "the server offers ", ""));
    }

    private String why(Optional<Candidate> candidate) {
        return candidate.flatMap(this::obstacle).orElse("not for a login by " + identity.means());
    }
}
