package dev.kindling.cli;

import picocli.CommandLine.Option;

/** How much of a long list is shown. */
final class ListingOptions {

  @Option(
      names = "--all",
      description = "Show each finding, also where there are many of one kind (text format).")
  private boolean all;

  boolean all() {
    return all;
  }
}
