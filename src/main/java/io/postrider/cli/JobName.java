package io.postrider.cli;

/** What a mail is called. */
sealed interface JobName {

    /** What reports call it. */
    String text();

    /**
     * The name of the file that a dry run writes; no two mails of a batch have the same.
     *
     * @param position of the mail in its batch, from 1 on
     */
    String file(long position);

    /**
     * A mail that is composed is called by a number: that of its row in the table.
     *
     * @param number another one for each mail of the batch
     */
    record Row(long number) implements JobName {
        @Override
        public String text() {
            return Long.toString(number);
        }

        @Override
        public String file(long position) {
            return String.format("%06d.eml", number);
        }
    }

    /**
     * A message that lies in a file is called as that is, whatever it looks like.
     *
     * @param name without its directory, so that another one may have the same
     */
    record File(String name) implements JobName {
        @Override
        public String text() {
            return name;
        }

        // The number goes first: it keeps the order of the batch, and files of the same name in two directories apart.
        @Override
        public String file(long position) {
            String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
            return String.format("%06d-%s", position, safe.endsWith(".eml") ? safe : safe + ".eml");
        }
    }
}
