package io.postrider.cli.merge;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.postrider.cli.input.BadInput;
import io.postrider.cli.input.InputFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A file of comma-separated values (RFC 4180) in UTF-8, read one row at a time. Its first row names the columns; empty lines
 * count for nothing, nor does a byte order mark.
 */
public final class Table implements Iterator<Row>, AutoCloseable {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final Path file;
    private final Quotes quotes;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final Columns columns;
    private long number;
    private @Nullable Row next;

    private Table(Path file, Quotes quotes, CsvReader<CsvRecord> reader) {
        this.file = file;
        this.quotes = quotes;
        this.reader = reader;
        this.records = reader.iterator();
        this.columns = names();
        this.next = read();
    }

    private Columns names() {
        CsvRecord names = record();
        if (names == null) {
            throw new BadInput(file + " is empty: its first row names the columns");
        }
        Quoting quoting = quotes.ofRow(names.getStartingLineNumber());
        if (quoting != Quoting.SOUND) {
            throw new BadInput(file + ", names of the columns: " + quoting.fault());
        }
        return new Columns(file, names.getFields());
    }

    /** Opens a file and reads the names of its columns. */
    public static Table open(Path file, char separator) {
        try {
            BufferedReader text = Files.newBufferedReader(InputFile.readable(file), StandardCharsets.UTF_8);
            skipByteOrderMark(text);
            Quotes watched = new Quotes(text, separator);
            return new Table(file, watched, reader(separator).ofCsvRecord(watched));
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    // Rows with too few or too many fields, or a stray quote, are told of with all the other faults of the table, not
    // one at a time.
    private static CsvReader.CsvReaderBuilder reader(char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    }

    private static void skipByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
    }

    /** The names of the fields. */
    public Columns columns() {
        return columns;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Row next() {
        Row row = next;
        if (row == null) {
            throw new NoSuchElementException();
        }
        next = row.quoting().hasEnd() ? read() : null;
        return row;
    }

    private @Nullable Row read() {
        CsvRecord record = record();
        if (record == null) {
            return null;
        }
        long line = record.getStartingLineNumber();
        return new Row(++number, line, columns, record.getFields(), quotes.ofRow(line));
    }

    private @Nullable CsvRecord record() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw new BadInput(
                    "cannot read " + file + " behind row " + number + ": " + InputFile.reason(e.getCause()), e);
        } catch (CsvParseException e) {
            throw new BadInput(file + ", row " + (number + 1) + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }
}
