package io.dustlayer.cdi.bench;

/** Measures the rows of one kind. */
interface Rows {

  /** The kind: the id of its rows up to the slash. */
  String kind();

  /** Measures, and adds rows and points of plots to the report. */
  void measure(Run run) throws Exception;
}
