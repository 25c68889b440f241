package io.postrider.sink;

import io.postrider.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The rules in force; the last one added is asked first. For any thread. */
final class Rules {

    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final Map<Stage, Long> occurrences = new ConcurrentHashMap<>();

    Rule add(Misbehaviour misbehaviour) {
        Rule rule = new Rule(this, misbehaviour);
        rules.add(0, rule);
        return rule;
    }

    void remove(Rule rule) {
        rules.remove(rule);
    }

    void clear() {
        rules.clear();
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    Optional<Fault> at(Stage stage, long connection, long mail, String line, String recipient) {
        long occurrence = occurrences.merge(stage, 1L, Long::sum);
        Step step = new Step(stage, connection, mail, occurrence, line, recipient);
        for (Rule rule : rules) {
            Optional<Fault> fault = rule.misbehaviour().at(step);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }
}
