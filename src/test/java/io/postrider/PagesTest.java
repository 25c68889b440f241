package io.postrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages speak of classes, tests and pages that are there. */
class PagesTest {

    private static final Path SITE = Path.of("src/site/markdown");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)");
    private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)`");
    private static final Pattern MEMBER = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)\\.(\\w+)`");

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(SITE)) {
            return Stream.concat(
                            Stream.of(Path.of("README.md")),
                            files.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Path page) {
        assertThat(found(LINK, page))
                .allSatisfy(
                        link -> assertThat(page.resolveSibling(link.group(1))).exists());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyMemberOfAClassOfOursIsThere(Path page) throws IOException {
        for (MatchResult member : found(MEMBER, page)) {
            List<Path> sources = sources(member.group(1));
            boolean there = sources.isEmpty() || sources.stream().anyMatch(source -> mentions(source, member.group(2)));
            assertThat(there).as(member.group()).isTrue();
        }
    }

    private static boolean mentions(Path source, String member) {
        return !found(Pattern.compile("\\b" + member + "\\b"), source).isEmpty();
    }

    @Test
    void everyClassAndTestInTheTableOfRfcsIsThere() throws IOException {
        Set<String> named = found(CLASS, SITE.resolve("rfcs.md")).stream()
                .map(name -> name.group(1))
                .collect(Collectors.toSet());

        assertThat(named)
                .hasSizeGreaterThan(50)
                .allSatisfy(name -> assertThat(sources(name)).isNotEmpty());
    }

    private static List<MatchResult> found(Pattern pattern, Path page) {
        try {
            return pattern.matcher(Files.readString(page)).results().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> sources(String name) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.getFileName().toString().equals(name + ".java"))
                    .toList();
        }
    }
}
