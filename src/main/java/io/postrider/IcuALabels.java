package io.postrider;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;

/** Asks ICU, which is optional and therefore not named in any import, for A-labels by UTS 46 without transitional mappings. */
final class IcuALabels implements ALabels {

    private final Object idna;
    private final Method nameToAscii;
    private final Class<?> info;
    private final Method errors;

    private IcuALabels() throws ReflectiveOperationException {
        Class<?> type = Class.forName("com.ibm.icu.text.IDNA");
        info = Class.forName("com.ibm.icu.text.IDNA$Info");
        int options =
                option(type, "CHECK_BIDI") | option(type, "CHECK_CONTEXTJ") | option(type, "NONTRANSITIONAL_TO_ASCII");
        idna = type.getMethod("getUTS46Instance", int.class).invoke(null, options);
        nameToAscii = type.getMethod("nameToASCII", CharSequence.class, StringBuilder.class, info);
        errors = info.getMethod("getErrors");
    }

    private static int option(Class<?> type, String name) throws ReflectiveOperationException {
        Field field = type.getField(name);
        return field.getInt(null);
    }

    static Optional<ALabels> find() {
        try {
            return Optional.of(new IcuALabels());
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }

    @Override
    public String convert(String domain) {
        try {
            Object result = info.getConstructor().newInstance();
            String ascii = nameToAscii
                    .invoke(idna, domain, new StringBuilder(), result)
                    .toString();
            if (errors.invoke(result) instanceof Set<?> found && !found.isEmpty()) {
                throw new IllegalArgumentException("domain '" + domain + "' has no ASCII form: " + found);
            }
            return ascii;
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("domain '" + domain + "' has no ASCII form: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("icu4j is not the version it seemed to be", e);
        }
    }
}
