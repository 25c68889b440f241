package io.postrider.benchmark;

/** Something that is measured on its own, and has a chapter of the report. */
interface Part {

    void run(Settings settings, Report report) throws Exception;
}
