package io.postrider.cli.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.cli.input.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {

    @TempDir
    Path directory;

    @Test
    void rowsAreCountedWithoutTheNamesAndLinesWithThem() throws IOException {
        List<Row> rows = rows("email,name\na@example.org,Ann\nb@example.org,Bob\n");

        assertThat(rows).extracting(Row::place).containsExactly("row 1 (line 2)", "row 2 (line 3)");
        assertThat(rows).extracting(row -> row.field("name")).containsExactly("Ann", "Bob");
    }

    @Test
    void aByteOrderMarkAndCarriageReturnsAndEmptyLinesAreNoFields() throws IOException {
        List<Row> rows = rows("\uFEFFemail,name\r\n\r\na@example.org,Ann\r\n\r\n\r\nb@example.org,Bob\r\n\r\n");

        assertThat(rows).extracting(row -> row.field("email")).containsExactly("a@example.org", "b@example.org");
        assertThat(rows).extracting(Row::place).containsExactly("row 1 (line 3)", "row 2 (line 6)");
    }

    @Test
    void aQuotedFieldMayHoldCommasQuotesAndLineBreaks() throws IOException {
        List<Row> rows = rows("email,name\na@example.org,\"Müller, \"\"Jo\"\"\nErnst\"\nb@example.org,Bob");

        assertThat(rows.get(0).field("name")).isEqualTo("Müller, \"Jo\"\nErnst");
        assertThat(rows.get(1).place()).isEqualTo("row 2 (line 4)");
    }

    @Test
    void aFieldHasAFormForUrls() throws IOException {
        Row row = rows("email,name\na+b@example.org,Jörg M\n").get(0);

        assertThat(row.field("email.url")).isEqualTo("a%2Bb%40example.org");
        assertThat(row.field("name.url")).isEqualTo("J%C3%B6rg%20M");
        assertThat(row.field("city.url")).isNull();
    }

    @Test
    void aRowThatIsTooShortOrTooLongIsNotWhole() throws IOException {
        assertThat(rows("email,name\na@example.org\nb@example.org,Bob\nc@example.org,Cid,x\n"))
                .extracting(Row::fault)
                .containsExactly(
                        Optional.of("fields: 1, columns: 2"), Optional.empty(), Optional.of("fields: 3, columns: 2"));
    }

    @Test
    void aQuoteThatIsNeverClosedDoesNotSwallowTheRowsBehindIt() throws IOException {
        List<Row> rows = rows("email,name\na@example.org,Ann\nb@example.org,\"Bob\nc@example.org,Cid\n");

        assertThat(rows).extracting(Row::quoting).containsExactly(Quoting.SOUND, Quoting.NEVER_CLOSED);
        assertThatThrownBy(() -> rows.get(1).requireEnd())
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("row 2 (line 3)")
                .hasMessageContaining("never closed");
        assertThat(rows("email,name\na@example.org,\"Ann \"\"x\"\""))
                .extracting(Row::quoting)
                .containsExactly(Quoting.NEVER_CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void aStrayQuoteIsTheFaultOfItsRowAlone(String lineEnd) throws IOException {
        List<Row> rows = rows(String.join(
                lineEnd,
                "email,name",
                "a@example.org,Ann",
                "b@example.org,\"Bob \"the\" Builder\"",
                "",
                "\"c@example.org\" ,Cid",
                "d@example.org,\"Do",
                "ra\"",
                "e@example.org,\"Emil\"s\"\"",
                "f@example.org,Fred"));

        assertThat(rows)
                .extracting(Row::quoting)
                .containsExactly(
                        Quoting.SOUND, Quoting.STRAY, Quoting.STRAY, Quoting.SOUND, Quoting.STRAY, Quoting.SOUND);
        assertThat(rows).extracting(Row::line).containsExactly(2L, 3L, 5L, 6L, 8L, 9L);
        assertThat(rows.get(5).fields()).containsExactly("f@example.org", "Fred");
    }

    @Test
    void aStrayQuoteInTheLastLineIsFoundWithoutALineEnd() throws IOException {
        assertThat(rows("email,name\na@example.org,\"Ann\" B"))
                .extracting(Row::quoting)
                .containsExactly(Quoting.STRAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Bob\" B\"\nc@example.org,Cid\n",
                "\"Bob\" B\"\nc@example.org,\"Cid\"\nd@example.org,Dora\n",
                "\"Bob\nc@example.org,\"Cid\"\nd@example.org,Dora\n",
                "\"two\nlines \"x\"\"\nc@example.org,Cid\n"
            })
    void noRowIsReadBehindOneWhoseEndNobodyKnows(String name) throws IOException {
        List<Row> rows = rows("email,name\na@example.org,Ann\nb@example.org," + name);

        assertThat(rows).extracting(Row::quoting).containsExactly(Quoting.SOUND, Quoting.ENDLESS);
        assertThatThrownBy(() -> rows.get(1).requireEnd())
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("table.csv, row 2 (line 3): ");
    }

    @Test
    void strayQuotesFarApartAreEachToldOfTheirRow() throws IOException {
        StringBuilder text = new StringBuilder("email,name\n");
        for (int i = 1; i <= 20_000; i++) {
            text.append("r").append(i).append(i % 777 == 0 ? "@example.org,\"a\" b\n" : "@example.org,\"a\"\n");
        }

        assertThat(rows(text.toString()))
                .hasSize(20_000)
                .allMatch(row -> (row.quoting() == Quoting.STRAY) == (row.number() % 777 == 0));
    }

    @Test
    void aStrayQuoteInTheNamesIsRefused() {
        assertThatThrownBy(() -> rows("email,\"na\"me\na@example.org,Ann\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("table.csv, names of the columns: ");
    }

    @Test
    void aQuoteWithinAFieldOpensNothing() throws IOException {
        assertThat(rows("email,name\na@example.org,5\" pipe\nb@example.org,\"\"\nc@example.org,\"say \"\"\"\r\n"))
                .extracting(row -> row.field("name"))
                .containsExactly("5\" pipe", "", "say \"");
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() throws IOException {
        Path file = directory.resolve("latin1.csv");
        Files.write(file, "email,name\na@example.org,J\u00f6rg\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> Table.open(file, ','))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("latin1.csv")
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void aTableNeedsNamesThatAreToldApart() {
        assertThatThrownBy(() -> rows("")).isInstanceOf(BadInput.class).hasMessageContaining("is empty");
        assertThatThrownBy(() -> rows("a,b,a\n1,2,3\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("'a'");
        assertThatThrownBy(() -> rows("a,,c\n1,2,3\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("column 2");
    }

    @Test
    void aMissingColumnIsNamedWithThoseThatAreThere() throws IOException {
        try (Table table = Table.open(write("mail,name\n"), ',')) {
            assertThatThrownBy(() -> table.columns().require("email", "gives the address"))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("no column 'email', which gives the address; it has mail, name");
        }
    }

    private List<Row> rows(String text) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (Table table = Table.open(write(text), ',')) {
            table.forEachRemaining(rows::add);
        }
        return rows;
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("table.csv"), text);
    }
}
