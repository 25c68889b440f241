package io.postrider;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the table of rooms in {@code src/site/markdown/architecture.md}. */
class ArchitectureTest {

    private static final JavaClasses POSTRIDER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.postrider");

    /** Each room with what it may import of ours, and of others. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            io.postrider                     |                                                             | com.ibm.icu..
            io.postrider.mime..              | io.postrider                                                |
            io.postrider.dkim..              | io.postrider                                                |
            io.postrider.internal.sasl..     | io.postrider                                                | com.ongres..
            io.postrider.internal.codec..    | io.postrider                                                | io.netty..,org.slf4j..
            io.postrider.internal.session..  | io.postrider,io.postrider.internal.codec..,io.postrider.internal.sasl.. | io.netty..,org.slf4j..
            io.postrider.internal.route..    | io.postrider                                                | io.netty..
            io.postrider.client..            | io.postrider,io.postrider.internal..                        | io.netty.util..,org.slf4j..
            io.postrider.sink..              | io.postrider,io.postrider.internal.codec..                  | io.netty..,org.slf4j..
            io.postrider.cli..               | io.postrider,io.postrider.client..,io.postrider.mime..,io.postrider.dkim..,io.postrider.sink.. | picocli..,com.samskivert..,de.siegmar..,me.tongfei..
            """)
    void aRoomImportsWhatItMayAndNothingElse(String room, String ours, String others) {
        String[] allowed = packages(room, ours, others, "java..", "javax..", "org.jspecify..");

        classes()
                .that()
                .resideInAnyPackage(room)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(isArrayOrPrimitive()))
                .check(POSTRIDER);
    }

    @Test
    void noPackageIsInACycle() {
        slices().matching("io.postrider.(**)").should().beFreeOfCycles().check(POSTRIDER);
    }

    @Test
    void noTypeOfNettyIsInAnExportedSignature() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(
                        "io.postrider",
                        "io.postrider.client",
                        "io.postrider.mime",
                        "io.postrider.dkim",
                        "io.postrider.sink")
                .should(nameNoTypeOfNetty())
                .check(POSTRIDER);
    }

    @Test
    void everyRoomIsInTheTable() {
        assertThat(POSTRIDER.stream().map(JavaClass::getPackageName))
                .allMatch(name -> name.equals("io.postrider")
                        || name.matches("io\\.postrider\\.(mime|dkim|client|sink|cli)(\\..*)?")
                        || name.matches("io\\.postrider\\.internal\\.(sasl|codec|session|route)(\\..*)?"));
    }

    private static String[] packages(String room, String ours, String others, String... always) {
        String all = room + "," + String.join(",", always) + "," + orEmpty(ours) + "," + orEmpty(others);
        return Arrays.stream(all.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toArray(String[]::new);
    }

    private static String orEmpty(String list) {
        return list == null ? "" : list;
    }

    private static DescribedPredicate<JavaClass> isArrayOrPrimitive() {
        return DescribedPredicate.describe("array or primitive", type -> type.isArray() || type.isPrimitive());
    }

    private static ArchCondition<JavaMethod> nameNoTypeOfNetty() {
        return new ArchCondition<>("name no type of Netty") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean named = method.getRawReturnType().getPackageName().startsWith("io.netty")
                        || method.getRawParameterTypes().stream()
                                .anyMatch(type -> type.getPackageName().startsWith("io.netty"));
                if (named && !method.getOwner().isMemberClass()) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " names a type of Netty"));
                }
            }
        };
    }
}
