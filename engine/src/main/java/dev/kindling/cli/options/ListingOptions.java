package dev.kindling.cli.options;

import picocli.CommandLine.Option;

/** How much of a long list is shown. */
public final class ListingOptions {

  @Option(
      names = "--all",
      description = "Show each finding, also where there are many of one kind (text format).")
  private boolean all;

  public boolean all() {
    return all;
  }
}
