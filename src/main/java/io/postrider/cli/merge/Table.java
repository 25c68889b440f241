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
    private final OpenQuote text;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final Columns columns;
    private long number;
    private long lastLine;
    private @Nullable CsvRecord next;

    private Table(Path file, OpenQuote text, CsvReader<CsvRecord> reader) {
        this.file = file;
        this.text = text;
        this.reader = reader;
        this.records = reader.iterator();
        CsvRecord names = read();
        if (names == null) {
            throw new BadInput(file + " is empty: its first row names the columns");
        }
        this.columns = new Columns(file, names.getFields());
        this.next = read();
    }

    /** Opens a file and reads the names of its columns. */
    public static Table open(Path file, char separator) {
        try {
            BufferedReader text = Files.newBufferedReader(InputFile.readable(file), StandardCharsets.UTF_8);
            skipByteOrderMark(text);
            OpenQuote watched = new OpenQuote(text, separator);
            return new Table(file, watched, reader(separator).ofCsvRecord(watched));
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    // Rows with too few or too many fields are told of with all the other faults of the table, not one at a time.
    private static CsvReader.CsvReaderBuilder reader(char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
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
        if (next == null) {
            throw new NoSuchElementException();
        }
        Row row = new Row(++number, next.getStartingLineNumber(), columns, next.getFields());
        next = read();
        return row;
    }

    private @Nullable CsvRecord read() {
        try {
            CsvRecord record = records.hasNext() ? records.next() : null;
            if (record == null) {
                return end();
            }
            lastLine = record.getStartingLineNumber();
            return record;
        } catch (UncheckedIOException e) {
            throw new BadInput(
                    "cannot read " + file + " behind row " + number + ": " + InputFile.reason(e.getCause()), e);
        } catch (CsvParseException e) {
            throw new BadInput(file + ": " + e.getMessage(), e);
        }
    }

    // All rows behind it are in its field, and would be neither sent nor told of.
    private @Nullable CsvRecord end() {
        if (text.isOpen()) {
            throw new BadInput(
                    file + ": the last row, which begins in line " + lastLine + ", has a quote that is never closed");
        }
        return null;
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
